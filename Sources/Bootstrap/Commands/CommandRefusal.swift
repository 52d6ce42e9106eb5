import Core

/// Ends a command with a sentence for the person and an exit code for scripts.
///
/// 1: refused by a rule or by what was given · 3: a fault of the machine · 64: wrong usage, said by the parser.
struct CommandRefusal: Error, CustomStringConvertible {
    let sentences: [String]
    let code: Int32

    init(_ sentence: String, code: Int32 = 1) {
        sentences = [sentence]
        self.code = code
    }

    init(_ issues: [Issue], _ words: IssueWords) {
        sentences = issues.map(words.sentence)
        code = 1
    }

    var description: String { sentences.joined(separator: "\n") }
}
