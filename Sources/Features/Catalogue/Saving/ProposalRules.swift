import Core

/// What must hold of a proposal before a playbook is written from it. Pure; the playbook's own checks come after.
package enum ProposalRules {
    package static func issues(_ body: ProposalBody) -> [Issue] {
        words(body.ledger) + fields(body.ledger) + stages(body.ledger) + FormRules.issues(body.form)
    }

    private static func words(_ ledger: ProposedLedger) -> [Issue] {
        var issues: [Issue] = []
        for (field, text, limit, label, missing) in [
            ("name", ledger.name, 40, "台账名称", "proposal.name"), ("word", ledger.word, 12, "一项叫什么", "proposal.word"),
            ("counter", ledger.counter, 4, "量词", "proposal.counter"), ("clause", ledger.clause, 600, "依据", ""),
        ] {
            if text.isEmpty, !missing.isEmpty { issues.append(Issue(missing, field: field)) }
            if text.count > limit {
                let values = ["label": label, "limit": "\(limit)", "count": "\(text.count)"]
                issues.append(Issue("proposal.long", field: field, values))
            }
        }
        // 乡村振兴促进法 art. 2 names five areas: which of them has no work is told from what each ledger serves.
        if ledger.area.isEmpty { issues.append(Issue("proposal.area", field: "area")) }
        if !ledger.due.isEmpty, !isDay(ledger.due) { issues.append(Issue("proposal.due", field: "due")) }
        return issues
    }

    /// 12-31; 29 February is no day of every year.
    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }), let month = Int(parts[0]),
            let day = Int(parts[1])
        else { return false }
        return Day(year: 2025, month: month, day: day) != nil
    }

    private static func fields(_ ledger: ProposedLedger) -> [Issue] {
        let kept = ledger.kept
        guard !kept.isEmpty else { return [Issue("proposal.noFields")] }
        var issues: [Issue] = []
        if let title = ledger.title {
            if ![.text, .choice].contains(title.type) {
                issues.append(Issue("proposal.titleType", field: "type-\(title.column)", ["label": title.label]))
            }
        } else {
            issues.append(Issue("proposal.noTitle", field: "title"))
        }
        var labels: Set<String> = []
        for field in kept {
            issues += self.issues(field)
            if !field.label.isEmpty, !labels.insert(field.label).inserted {
                issues.append(Issue("proposal.sameLabel", field: "label-\(field.column)", ["label": field.label]))
            }
        }
        return issues
    }

    private static func issues(_ field: ProposedField) -> [Issue] {
        var issues: [Issue] = []
        func add(_ key: String, _ name: String, _ values: [String: String] = [:]) {
            issues.append(
                Issue(key, field: "\(name)-\(field.column)", values.merging(["label": field.label]) { a, _ in a })
            )
        }
        if field.label.isEmpty { add("proposal.label", "label") }
        if field.label.count > 30 {
            add("proposal.long", "label", ["label": "字段名", "limit": "30", "count": "\(field.label.count)"])
        }
        if [.choice, .set].contains(field.type) {
            if field.options.count < 2 { add("proposal.options", "options", ["type": field.type.word]) }
            var seen: Set<String> = []
            for option in field.options where !seen.insert(option).inserted {
                add("proposal.option", "options", ["option": option])
            }
        }
        if field.unit.count > 12 {
            add("proposal.long", "options", ["label": "单位", "limit": "12", "count": "\(field.unit.count)"])
        }
        if field.why.count > 200 {
            add("proposal.long", "why", ["label": "为什么要填", "limit": "200", "count": "\(field.why.count)"])
        }
        // 个人信息保护法 第六条: a clear and reasonable purpose, and no more than it needs.
        if field.type.isPersonal, field.why.isEmpty { add("proposal.why", "why") }
        if field.isMeasure, !field.type.isNumeric { add("proposal.measure", "type") }
        return issues
    }

    private static func stages(_ ledger: ProposedLedger) -> [Issue] {
        var issues: [Issue] = []
        if ledger.stages.first?.outcome != .open || !ledger.stages.contains(where: { $0.outcome == .done }) {
            issues.append(Issue("proposal.stages", field: "stages"))
        }
        var seen: Set<String> = []
        for (place, stage) in ledger.stages.enumerated() {
            if let days = stage.days, !(Int(days).map { (1...3660).contains($0) } ?? false) {
                issues.append(Issue("proposal.days", field: "days-\(place)", ["word": stage.word, "text": days]))
            }
            if stage.word.count > 12 {
                let values = ["label": "环节", "limit": "12", "count": "\(stage.word.count)"]
                issues.append(Issue("proposal.long", field: "stages", values))
            }
            if !seen.insert(stage.word).inserted {
                issues.append(Issue("proposal.sameStage", field: "stages", ["word": stage.word]))
            }
        }
        return issues
    }
}
