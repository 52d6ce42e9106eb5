import Core

/// What is wrong with one answer, as a sentence. `field` is the field's name; nil stands for the whole form.
package struct FieldError: Sendable, Equatable {
    package let field: String?
    /// Further fields it stands beside; the summary leads to the first.
    package let others: [String]
    package let sentence: String
    /// What it has in common with others that ask the same.
    package var shared: Shared?

    /// Errors with the same words are one line of the summary: their labels, each a link, and then the words.
    package struct Shared: Sendable, Equatable {
        let label: String
        let words: String

        package init(_ label: String, _ words: String) {
            self.label = label
            self.words = words
        }
    }

    package init(_ field: String?, others: [String] = [], _ sentence: String) {
        self.field = field
        self.others = others
        self.sentence = sentence
    }

    /// Whether it stands beside the field of this name.
    package func isAt(_ name: String) -> Bool { field == name || others.contains(name) }

    /// The same error of fields that are called otherwise on a page.
    package func renamed(_ name: (String) -> String) -> FieldError {
        var error = FieldError(field.map(name), others: others.map(name), sentence)
        error.shared = shared
        return error
    }

    /// The same error of the field in one of several forms of a page, as `Field.form` names it.
    package func inForm(_ form: String) -> FieldError {
        renamed { "\(form)-\($0)" }
    }

    /// The sentences of a use case's issues.
    package static func list(_ issues: [Issue], _ words: IssueWords) -> [FieldError] {
        issues.map { FieldError($0.field, others: $0.others, words.sentence(for: $0)) }
    }

    /// The lines of a summary: each its error, or all that share words.
    static func lines(_ errors: [FieldError]) -> [[FieldError]] {
        var (lines, places): ([[FieldError]], [String: Int]) = ([], [:])
        for error in errors {
            if let words = error.shared?.words, let place = places[words] {
                lines[place].append(error)
            } else {
                if let words = error.shared?.words { places[words] = lines.count }
                lines.append([error])
            }
        }
        return lines
    }
}
