import Core
import Imports
import Programmes
import SheetShapes

/// A field a new ledger would ask although the county keeps it already.
package struct AskedAgain: Hashable, Sendable {
    /// The new field, by place in the table's columns.
    package let column: Int
    package let label: String
    package let kept: KeptField
    /// 0 to 1.
    package let score: Double
    /// Why it is taken for the same, in words.
    package let reason: String

    /// Sure enough to be counted as known; below it somebody should look.
    package var isSure: Bool { score >= 0.85 }
}

/// What one ledger of the county knows of a new one's fields.
package struct ComparedLedger: Hashable, Sendable {
    package let key: String
    package let name: String
    /// What one of its things is called.
    package let word: String
    package var fields: [AskedAgain]
    /// The new column that says which of its things is meant: what stands for its title.
    package let titleColumn: Int?
    /// The rows of the sheet held against its things; nil where nobody looked.
    package var joined: JoinedRows?

    package var weight: Double { fields.map(\.score).reduce(0, +) + (titleColumn == nil ? 0 : 1) }
}

/// Holds every field of a proposal against the fields of the ledgers in use: by name, synonym, type, unit, options and
/// values (`ColumnMatcher`). Pure.
package struct CompareFields {
    /// Below this two fields have nothing to do with one another.
    package static let least = 0.6

    /// Notes of no subject: every ledger has its own.
    private static let own = ["备注", "说明", "照片", "附件", "其他", "名称", "编号", "序号"]

    let playbooks: [Playbook]

    package init(_ playbooks: [Playbook]) { self.playbooks = playbooks }

    /// Ledgers with something in common, those with most first.
    package func compare(_ proposed: ProposedLedger) -> [ComparedLedger] {
        let asked = proposed.fields.filter { field in
            switch field.use {
            case .asked, .linked: true
            case .left, .place, .stage: false
            }
        }
        let columns = asked.map(Self.column)
        return playbooks.compactMap { playbook in
            compare(asked, columns, with: playbook)
        }.sorted { ($0.weight, $1.name) > ($1.weight, $0.name) }
    }

    private static func isOwn(_ label: String) -> Bool { own.contains(SimplifiedText.of(label)) }

    /// A field as the matcher looks at columns; options are what its values will be.
    private static func column(_ field: ProposedField) -> SampledColumn {
        SampledColumn(
            field.column,
            field.label.split(separator: "/").map(String.init),
            unit: field.type == .money ? "元" : field.unit.isEmpty ? nil : field.unit,
            samples: field.options.isEmpty ? field.samples : field.options
        )
    }

    private func compare(
        _ asked: [ProposedField],
        _ columns: [SampledColumn],
        with playbook: Playbook
    ) -> ComparedLedger? {
        // One by one: two new fields may well ask the same.
        let matcher = ColumnMatcher(playbook)
        let matches = columns.flatMap { matcher.match([$0]) }
        var found: [AskedAgain] = []
        var title: Int?
        for (field, match) in zip(asked, matches) {
            guard case .field(let key)? = match.target, match.score >= Self.least, let place = playbook.field(key)
            else {
                continue
            }
            let kept = playbook.fields[place]
            guard fits(field.type, kept.type), !Self.isOwn(field.label) || place == playbook.item.title else {
                continue
            }
            if place == playbook.item.title, match.score >= 0.8 { title = field.column }
            if Self.isOwn(field.label) || haveNothingInCommon(field, kept) { continue }
            found.append(
                AskedAgain(
                    column: field.column,
                    label: field.label,
                    kept: KeptField(kept, of: playbook),
                    score: match.score,
                    reason: match.reason
                )
            )
        }
        guard !found.isEmpty else { return nil }
        return ComparedLedger(
            key: playbook.key,
            name: playbook.name,
            word: playbook.item.word,
            fields: found,
            titleColumn: title
        )
    }

    /// 类型 of 单臂 and 双臂 is another question than 类型 of 肉牛 and 奶牛.
    private func haveNothingInCommon(_ new: ProposedField, _ kept: LedgerField) -> Bool {
        guard !new.options.isEmpty, !kept.options.isEmpty else { return false }
        return !new.options.contains { NearChoice.option($0, among: kept.options) != nil }
    }

    /// Whether two kinds of answers can say the same.
    private func fits(_ new: ProposedType, _ kept: FieldType) -> Bool {
        switch (new, kept) {
        case (.point, _), (_, .file), (_, .point), (_, .link), (_, .region): false
        case (.identity, .personal(.identity)), (.phone, .personal(.phone)), (.account, .personal(.account)): true
        case (.identity, _), (.phone, _), (.account, _), (_, .personal): false
        case (.number, .number), (.number, .money), (.money, .money), (.money, .number): true
        case (.number, _), (.money, _), (_, .number), (_, .money): false
        case (.day, .day): true
        case (.day, _), (_, .day): false
        default: true
        }
    }
}

extension KeptField {
    init(_ field: LedgerField, of playbook: Playbook) {
        self.init(
            ledger: playbook.key,
            ledgerName: playbook.name,
            field: field,
            fillers: playbook.fillers,
            cadence: playbook.cadence
        )
    }
}
