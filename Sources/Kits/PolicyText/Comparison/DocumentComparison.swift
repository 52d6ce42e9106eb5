/// How the tasks of a new text stand to those of an older one.
package struct DocumentComparison: Sendable, Equatable {
    package enum Change: Sendable, Equatable {
        case added
        case dropped
        case unchanged
        /// The fields that differ, with both readings as written.
        case changed([FieldChange])
    }

    package struct FieldChange: Sendable, Hashable {
        package var field: ReadingReason.Field
        package var before: String
        package var after: String
    }

    /// One row per task of either text: `old` and `new` are duty ids, nil on the side where the task does not stand.
    package struct Row: Sendable, Equatable {
        package var old: Int?
        package var new: Int?
        package var change: Change
        /// 0 to 1: how alike the words are.
        package var likeness: Double
    }

    /// In the order of the new text, what was dropped at the end.
    package var rows: [Row]
}

/// Pairs the duties of two texts by their words. Duties of issued tasks may be handed in as `old`.
package func compare(old: [Duty], new: [Duty]) -> DocumentComparison {
    let index = LikenessIndex(old)
    var pairs: [(old: Int, new: Int, likeness: Double)] = []
    for place in new.indices {
        for hit in index.nearest(new[place].text) { pairs.append((hit.place, place, hit.likeness)) }
    }
    // The most alike pairs first; each duty is paired once.
    pairs.sort { ($0.likeness, $1.new, $1.old) > ($1.likeness, $0.new, $0.old) }
    var partners: [Int: (old: Int, likeness: Double)] = [:]
    var taken: Set<Int> = []
    for pair in pairs where partners[pair.new] == nil && !taken.contains(pair.old) {
        partners[pair.new] = (pair.old, pair.likeness)
        taken.insert(pair.old)
    }
    var rows = new.indices.map { place -> DocumentComparison.Row in
        guard let partner = partners[place] else {
            return .init(old: nil, new: new[place].id, change: .added, likeness: 0)
        }
        let changes = FieldChanges.between(old[partner.old], new[place])
        return .init(
            old: old[partner.old].id,
            new: new[place].id,
            change: changes.isEmpty ? .unchanged : .changed(changes),
            likeness: partner.likeness
        )
    }
    rows += old.indices.filter { !taken.contains($0) }.map {
        .init(old: old[$0].id, new: nil, change: .dropped, likeness: 0)
    }
    return DocumentComparison(rows: rows)
}

private enum FieldChanges {
    static func between(_ old: Duty, _ new: Duty) -> [DocumentComparison.FieldChange] {
        let fields: [(ReadingReason.Field, (Duty) -> String)] = [
            (.quantities, { $0.quantities.map(\.text).joined(separator: "、") }),
            (.deadlines, { $0.deadlines.map(\.text).joined(separator: "、") }),
            (.cadences, { $0.cadences.map(\.text).joined(separator: "、") }),
            (
                .units,
                { duty in
                    let named = duty.units.filter { $0.source != .suggested }
                    return named.map { $0.role == .lead ? "\($0.text)（牵头）" : $0.text }.joined(separator: "、")
                }
            ),
        ]
        return fields.compactMap { field, read in
            let (before, after) = (read(old), read(new))
            return before == after ? nil : DocumentComparison.FieldChange(field: field, before: before, after: after)
        }
    }
}
