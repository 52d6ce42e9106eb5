import Core
import Foundation

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

    /// Issues of files; each names its path in `field`.
    init(files issues: [Issue]) {
        sentences = issues.map { issue in
            [issue.field, fileWords.sentence(for: issue)].compactMap { $0 }.joined(separator: "：")
        }
        code = 1
    }

    /// Refuses a path at which there is no file to read, in the words of somebody at the machine.
    static func unlessReadable(_ path: String) throws {
        var isFolder: ObjCBool = false
        let files = FileManager.default
        guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandRefusal("找不到文件 \(path)，检查路径。")
        }
        guard !isFolder.boolValue, files.isReadableFile(atPath: path) else {
            throw CommandRefusal("读不了 \(path)：它是文件夹，或没有读的权限。")
        }
    }

    var description: String { sentences.joined(separator: "\n") }
}
