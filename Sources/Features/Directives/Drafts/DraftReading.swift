import Core
import PolicyText

/// Turns what `PolicyText` read into drafts a county can correct.
struct DraftReading {
    let directive: DirectiveID
    /// Full names of the county's units.
    let unitNames: [UnitID: String]
    let environment: Environment

    func draft(_ duty: Duty, spans: [TextSpan]? = nil) -> DraftTask {
        let time = ReadTime(duty)
        return DraftTask(
            id: environment.newID(),
            directive: directive,
            section: duty.section,
            title: duty.title,
            content: duty.text,
            kind: duty.kind,
            deadline: time.deadline,
            deadlineText: time.deadlineText,
            cadence: time.cadence,
            cadenceText: time.cadenceText,
            leader: duty.leader.map { String($0.prefix(AssignLeader.longest)) },
            confidence: duty.confidence,
            spans: spans ?? [duty.span],
            units: units(duty.units),
            quantities: duty.targets.map(DraftQuantity.init),
            sectionDeadline: nil,
            state: .open,
            editedBy: nil,
            version: 1,
            updatedAt: environment.now(),
            subject: duty.subject
        )
    }

    func units(_ mentions: [UnitMention]) -> [DraftUnit] {
        var units: [DraftUnit] = []
        for unit in mentions.map(unit) where !units.contains(where: { same($0, unit) }) { units.append(unit) }
        return leading(units)
    }

    private func unit(_ mention: UnitMention) -> DraftUnit {
        let unit = mention.unit.flatMap { UnitID($0) }.flatMap { unitNames[$0] == nil ? nil : $0 }
        let group = unit == nil ? UnitGroup(words: mention.text) : nil
        return DraftUnit(
            written: mention.text,
            role: group != nil && mention.role == .lead ? .responsible : mention.role,
            source: DraftUnitSource(mention.source),
            unit: unit,
            unitName: unit.flatMap { unitNames[$0] },
            group: group,
            reason: mention.reason,
            span: mention.span
        )
    }

    private func same(_ a: DraftUnit, _ b: DraftUnit) -> Bool {
        a.role == b.role && (a.source == .suggested) == (b.source == .suggested)
            && (a.unit != nil ? a.unit == b.unit : a.written == b.written)
    }

    /// Where a document names one responsible unit and nobody as lead, that unit answers for the task.
    private func leading(_ units: [DraftUnit]) -> [DraftUnit] {
        let named = units.indices.filter { units[$0].source != .suggested }
        guard !named.contains(where: { units[$0].role == .lead }) else { return units }
        let responsible = named.filter { units[$0].role == .responsible && units[$0].group == nil }
        guard responsible.count == 1, let only = responsible.first else { return units }
        var units = units
        units[only].role = .lead
        return units
    }
}

/// The times of a duty as one deadline and one rhythm, with the document's own words.
struct ReadTime {
    let deadline: Day?
    let deadlineText: String?
    let cadence: String?
    let cadenceText: String?

    init(_ duty: Duty) {
        let dated = duty.deadlines.filter { $0.by != nil }
        // Two stages of one task end with the later one; several dates without stages begin with the one that counts.
        let staged = dated.count > 1 && dated.allSatisfy { $0.stage != nil }
        deadline = staged ? dated.compactMap(\.by).max() : dated.first?.by
        deadlineText = Self.joined(duty.deadlines.map { $0.text + ($0.stage ?? "") })
        cadence = duty.cadences.lazy.compactMap(\.period).first
        cadenceText = Self.joined(duty.cadences.map(\.text))
    }

    private static func joined(_ texts: [String]) -> String? {
        texts.isEmpty ? nil : texts.joined(separator: "；")
    }
}

extension DraftUnitSource {
    init(_ source: UnitSource) {
        switch source {
        case .note: self = .note
        case .sentence: self = .sentence
        case .heading: self = .heading
        case .table: self = .table
        case .suggested: self = .suggested
        }
    }
}

extension DraftQuantity {
    init(_ mention: QuantityMention) {
        self.init(
            written: mention.text,
            subject: mention.subject,
            comparison: mention.comparison,
            value: mention.value,
            upper: mention.upper,
            unit: mention.unit,
            masked: mention.masked,
            span: mention.span
        )
    }
}

extension UnitGroup {
    /// Reads words such as 各乡镇, 各镇（街道）党委政府; nil for anything else.
    init?(words: String) {
        let plain = words.filter { !"（）()〔〕、和及与".contains($0) }
        guard let rest = ["全县各", "各", "所有", "全县所有"].lazy.compactMap({ plain.strippingPrefix($0) }).first
        else { return nil }
        let bodies = ["人民政府", "党委政府", "政府", "党委", "街道办事处", "街道办", "街道", "乡镇", "镇", "乡", "场"]
        var left = rest[...]
        var sawTownship = false
        while let body = bodies.first(where: { left.hasPrefix($0) }) {
            sawTownship = sawTownship || ["乡镇", "镇", "乡"].contains(body)
            left = left.dropFirst(body.count)
        }
        guard sawTownship, left.isEmpty else { return nil }
        self = .townships
    }
}

extension String {
    fileprivate func strippingPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
