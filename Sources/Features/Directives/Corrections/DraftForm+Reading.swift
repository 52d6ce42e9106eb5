import Core
import PolicyText

extension DraftForm {
    /// What the form says, or what of it cannot be read. Field names of issues are those of the form.
    var edit: Outcome<DraftEdit> {
        var issues: [Issue] = []
        let day = Day(deadline)
        if day == nil, !deadline.isEmpty { issues.append(Issue("edit.deadline.unreadable", field: "deadline")) }
        let quantities = quantities.enumerated().compactMap { index, line in
            line.isRemoved || line.isEmpty ? nil : line.quantity(index, &issues)
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .done(
            DraftEdit(
                title: title,
                content: content,
                kind: DutyKind(rawValue: kind) ?? .action,
                deadline: day,
                deadlineText: deadlineText.isEmpty ? nil : deadlineText,
                cadence: cadence.isEmpty ? nil : cadence,
                cadenceText: cadenceText.isEmpty ? nil : cadenceText,
                leader: leader.isEmpty ? nil : leader,
                units: units.filter { !$0.name.isEmpty }.map {
                    DraftEdit.Unit(name: $0.name, role: UnitRole(rawValue: $0.role) ?? .responsible)
                },
                quantities: quantities
            )
        )
    }
}

extension DraftForm.QuantityLine {
    fileprivate func quantity(_ index: Int, _ issues: inout [Issue]) -> DraftQuantity {
        let quantity = DraftQuantity(
            written: written,
            subject: subject,
            comparison: DraftQuantity.Comparison(rawValue: comparison) ?? .exactly,
            value: number(value, "value-\(index)", &issues),
            upper: number(upper, "upper-\(index)", &issues),
            unit: unit,
            masked: isMasked,
            span: TextSpan(address: span)
        )
        guard written.isEmpty else { return quantity }
        var added = quantity
        added.written = DraftWords.quantity(quantity)
        return added
    }

    private func number(_ text: String, _ field: String, _ issues: inout [Issue]) -> Double? {
        guard !text.isEmpty else { return nil }
        if let number = PlainNumber.read(text) { return number }
        issues.append(Issue("edit.value.unreadable", field: field, ["text": text]))
        return nil
    }
}

extension TextSpan {
    /// Reads `960-964`; nil for anything else and for an empty stretch.
    init?(address: String) {
        let parts = address.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]), 0 <= start, start < end else {
            return nil
        }
        self.init(start, end)
    }
}
