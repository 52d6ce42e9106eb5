import Core
import Programmes

/// Headings that say what kind of thing a column holds and not which of the ledger's: Date and 日期 where several days are
/// kept, 名称 where several things have names. Neither the name nor the values decide, so a person does.
struct OpenHeading {
    /// As it stands over the column.
    let heading: String
    /// Places of the fields it could be, in the ledger's order.
    let fields: [Int]

    private static let days: Set<String> = ["日期", "时间", "年月日", "年月"]

    /// A pair of a column and a field, as far as it tells whether the heading decides.
    struct Likeness {
        let field: Int
        let score: Double
        /// The heading is a word of the field's label, and neither the whole of it nor another name for it.
        let isPart: Bool
        /// The column says the unit of the field.
        let isCountedSo: Bool
    }

    /// So much better than the next a field must suit.
    private static let margin = 0.15

    /// Nil where one field suits best: by its label, its values, or because there is no other of the kind.
    init?(_ column: SampledColumn, _ meanings: [String], _ pairs: [Likeness], in playbook: Playbook) {
        guard let heading = column.names.last else { return nil }
        let sorted = pairs.sorted { $0.score > $1.score }
        guard sorted.first?.isPart ?? true else { return nil }
        if sorted.count(where: \.isCountedSo) == 1, sorted.first?.isCountedSo ?? false { return nil }
        let names = [NameLikeness.plain(heading)] + meanings.map(NameLikeness.plain)
        var fields = sorted.filter { $0.isPart && $0.score > (sorted.first?.score ?? 0) - Self.margin }.map(\.field)
        if names.contains(where: Self.days.contains), ColumnValues(column.samples).mayBeDays {
            fields = playbook.fields.indices.filter { playbook.fields[$0].type == .day }
        }
        guard fields.count > 1 || fields.count == 1 && sorted.isEmpty else { return nil }
        self.heading = heading
        self.fields = fields.sorted()
    }

    struct Proposal {
        var field: Int?
        /// There are fields to choose from.
        var asks = false
        let reason: String
    }

    /// The field it is proposed for, always as unsure: the last that has no column, the one that stands beside its neighbour
    /// in the ledger too, or the name of things; nil where a person has to choose.
    /// - Parameters:
    ///   - taken: fields that have a column.
    ///   - beside: fields of the columns to the left and to the right.
    func proposal(
        _ playbook: Playbook,
        taken: Set<Int>,
        beside: (left: Int?, right: Int?)
    ) -> Proposal {
        func label(_ field: Int) -> String { "“\(playbook.fields[field].label)”" }
        let free = fields.filter { !taken.contains($0) }
        let shown = fields.prefix(4).map { playbook.fields[$0].label }.joined(separator: "、")
        let could = "“\(heading)”可以是\(shown)\(fields.count > 4 ? "等" : "")"
        func proposed(_ field: Int, _ reason: String) -> Proposal {
            Proposal(field: field, reason: reason + "，看一眼对不对")
        }
        guard let first = free.first else { return Proposal(reason: could + "，它们都已有列") }
        if fields.count == 1 { return proposed(first, "台账里只有\(label(first))一个日期") }
        if free.count == 1 { return proposed(first, could + "，别的都已有列，只剩\(label(first))") }
        let near = free.filter { $0 - 1 == beside.left || $0 + 1 == beside.right }
        if near.count == 1 { return proposed(near[0], could + "；按左右的列和台账的顺序，先对应到\(label(near[0]))") }
        let title = playbook.item.title
        if free.contains(title) { return proposed(title, could + "，先当作每一条的名称") }
        return Proposal(asks: true, reason: could + "，看不出是哪一个，请选一个")
    }
}

extension ColumnValues {
    /// Nothing stands there, or mostly days do.
    var mayBeDays: Bool { count == 0 || days * 10 >= count * 6 }
}
