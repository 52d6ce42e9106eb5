import Core

/// What is wrong with one answer, as a sentence. `field` is the field's name; nil stands for the whole form.
package struct FieldError: Sendable, Equatable {
    package let field: String?
    package let sentence: String

    package init(_ field: String?, _ sentence: String) {
        self.field = field
        self.sentence = sentence
    }

    /// The same error of the field in one of several forms of a page, as `Field.form` names it.
    package func inForm(_ form: String) -> FieldError { FieldError(field.map { "\(form)-\($0)" }, sentence) }

    /// The sentences of a use case's issues.
    package static func list(_ issues: [Issue], _ words: IssueWords) -> [FieldError] {
        issues.map { FieldError($0.field, words.sentence(for: $0)) }
    }
}
