import Core

/// A time the text sets. `by` is the last day that still keeps it; nil where words name no day (秋收前).
package struct DeadlineMention: Sendable, Hashable, Codable {
    package var text: String
    package var from: Day?
    package var by: Day?
    /// What must be reached then, where a task has stages: `取得明显成效`.
    package var stage: String?
    package var span: TextSpan

    package init(text: String, from: Day? = nil, by: Day?, stage: String? = nil, span: TextSpan) {
        self.text = text
        self.from = from
        self.by = by
        self.stage = stage
        self.span = span
    }
}

/// A rhythm the text sets: `每周一调度`. Words such as 持续推进 have no period.
package struct CadenceMention: Sendable, Hashable, Codable {
    package var text: String
    /// ISO 8601 duration: `P7D`, `P1M`; nil for a standing duty.
    package var period: String?
    package var span: TextSpan

    package init(text: String, period: String?, span: TextSpan) {
        self.text = text
        self.period = period
        self.span = span
    }
}
