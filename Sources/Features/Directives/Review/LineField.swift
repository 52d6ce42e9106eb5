import Pages

/// What a small field in a line takes.
enum LineFieldKind {
    case day, number, unit, leader
}

extension HTMLWriter {
    /// A field of a form of one line. `name` is what is sent, `key` names this place among many of the kind on the page.
    func lineField(
        _ name: String,
        as key: String,
        label: String,
        kind: LineFieldKind,
        value: String,
        refused: RefusedCorrection?
    ) {
        let answer = refused?.answer(key)
        if let answer {
            tag("p", ["class": "field-error", "id": Field.id(key) + "-error"], text: answer.sentence)
        }
        void(
            "input",
            [
                "class": kind == .day ? "input input-day" : kind == .number ? "input input-number" : "input",
                "id": Field.id(key), "name": name, "type": kind == .day ? "date" : nil,
                "inputmode": kind == .number ? "decimal" : nil,
                "list": kind == .unit ? "units" : kind == .leader ? "leaders" : nil,
                "value": answer?.typed ?? value, "autocomplete": "off", "aria-label": label,
                "aria-invalid": answer == nil ? nil : "true",
                "aria-describedby": answer == nil ? nil : Field.id(key) + "-error",
            ]
        )
    }
}
