/// What every form field has: name, label, hint, the answer so far, and what is wrong with it.
package struct Field: Sendable {
    package enum Size: String, Sendable {
        /// Days, numbers, codes.
        case short
        /// Names.
        case medium
        case full
    }

    package var name: String
    package var label: String
    package var hint: String?
    /// The answer so far: kept when the form comes back with errors.
    package var value: String
    package var error: String?
    /// Adds 选填 to the label. Unmarked fields must be answered.
    package var isOptional: Bool
    package var size: Size
    /// Tells forms of one page apart that have fields of the same name, like `progress`; part of the id, never sent.
    package var form: String?

    /// Takes the field's own sentence out of the form's `errors`.
    package init(
        _ name: String,
        _ label: String,
        value: String = "",
        hint: String? = nil,
        errors: [FieldError] = [],
        isOptional: Bool = false,
        size: Size = .full,
        form: String? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.value = value
        self.error = errors.first { $0.isAt(name) }?.sentence
        self.isOptional = isOptional
        self.size = size
        self.form = form
    }

    /// The id the error summary links to: `field-` and the name.
    package static func id(_ name: String) -> String { "field-\(name)" }

    var id: String { Field.id(form.map { "\($0)-\(name)" } ?? name) }
    var hintID: String? { hint == nil ? nil : id + "-hint" }
    var errorID: String? { error == nil ? nil : id + "-error" }

    /// The ids of hint and error for `aria-describedby`; nil where there is neither.
    var describedBy: String? {
        let ids = [hintID, errorID].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}

/// One of several answers.
package struct Choice: Sendable, Equatable {
    package var value: String
    package var word: String
    package var hint: String?
    /// Choices with the same group stand together under its name.
    package var group: String?

    package init(_ value: String, _ word: String, hint: String? = nil, group: String? = nil) {
        self.value = value
        self.word = word
        self.hint = hint
        self.group = group
    }
}
