/// A unit named for a task, or suggested where the text names nobody.
package struct UnitMention: Sendable, Hashable, Codable {
    /// As written; for a suggestion the unit's name.
    package var text: String
    package var role: UnitRole
    package var source: UnitSource
    /// Where it stands in the document; nil for a suggestion.
    package var span: TextSpan?
    /// The id of the unit in the lexicon that was handed in; nil where it knows none by this name.
    package var unit: String?
    /// 0 to 1, suggestions only.
    package var score: Double?
    /// Why it is suggested, for people: `职责：村庄规划`. Suggestions only.
    package var reason: String?

    package init(
        text: String,
        role: UnitRole,
        source: UnitSource,
        span: TextSpan? = nil,
        unit: String? = nil,
        score: Double? = nil,
        reason: String? = nil
    ) {
        self.text = text
        self.role = role
        self.source = source
        self.span = span
        self.unit = unit
        self.score = score
        self.reason = reason
    }
}

package enum UnitRole: String, Sendable, CaseIterable, Codable {
    /// 牵头, or the first unit where the document says so.
    case lead
    /// 责任
    case responsible
    /// 配合
    case supporting
}

package enum UnitSource: String, Sendable, CaseIterable, Codable {
    /// The bracket or line behind the task.
    case note
    case sentence
    case heading
    case table
    /// Not in the text: inferred from duties and past assignments.
    case suggested
}
