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

    package var rows: [Row]
}

/// Pairs the duties of two texts by their words. Duties of issued tasks may be handed in as `old`.
package func compare(old: [Duty], new: [Duty]) -> DocumentComparison {
    DocumentComparison(rows: [])
}
