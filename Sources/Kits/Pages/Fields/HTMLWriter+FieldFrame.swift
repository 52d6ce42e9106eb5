extension HTMLWriter {
    /// Label, hint and error around a control. `isGroup` makes a fieldset with a legend instead of a label.
    func fieldFrame(_ field: Field, isGroup: Bool = false, _ control: () -> Void) {
        let state = field.error == nil ? "" : " has-error"
        let names = "field field-\(field.size.rawValue)\(state)"
        if isGroup {
            tag("fieldset", ["class": names, "id": field.id, "tabindex": "-1", "aria-describedby": field.describedBy]) {
                tag("legend", ["class": "field-label"]) { fieldLabel(field) }
                fieldWords(field)
                control()
            }
        } else {
            tag("div", ["class": names]) {
                tag("label", ["class": "field-label", "for": field.id]) { fieldLabel(field) }
                fieldWords(field)
                control()
            }
        }
    }

    private func fieldLabel(_ field: Field) {
        text(field.label)
        if field.isOptional { tag("span", ["class": "field-optional"], text: "选填") }
    }

    private func fieldWords(_ field: Field) {
        if let hint = field.hint { tag("p", ["class": "field-hint", "id": field.hintID], text: hint) }
        if let error = field.error { tag("p", ["class": "field-error", "id": field.errorID], text: error) }
    }
}
