/// A number of the text with what it counts. 万 and 亿 are multiplied out: `38万亩` is 380000 亩.
package struct QuantityMention: Sendable, Hashable, Codable {
    /// As written, comparing words included: `65%以上`.
    package var text: String
    /// What is counted, from the words around the number; empty where none stands there.
    package var subject: String
    package var comparison: Comparison
    /// Nil for masked values (`XX户`).
    package var value: Double?
    /// The upper end of a range.
    package var upper: Double?
    /// Unit of measure in its common form: `%`, `亩`, `元`, `平方米`.
    package var unit: String
    /// Unit of measure as written: `％`, `㎡`.
    package var writtenUnit: String
    package var masked: Bool
    /// It tells how far the work has come (目前拆除412户，占11.4%) or which things are meant (亿元以上项目), and sets no target.
    package var setsNoTarget = false
    package var span: TextSpan

    package init(
        text: String,
        subject: String = "",
        comparison: Comparison = .exactly,
        value: Double?,
        upper: Double? = nil,
        unit: String,
        writtenUnit: String? = nil,
        masked: Bool = false,
        span: TextSpan
    ) {
        self.text = text
        self.subject = subject
        self.comparison = comparison
        self.value = value
        self.upper = upper
        self.unit = unit
        self.writtenUnit = writtenUnit ?? unit
        self.masked = masked
        self.span = span
    }

    package enum Comparison: String, Sendable, CaseIterable, Codable {
        case exactly
        case atLeast = "at_least"
        case atMost = "at_most"
        case about
        /// From `value` to `upper`.
        case between
        case increaseBy = "increase_by"
        case decreaseBy = "decrease_by"
        case increaseTo = "increase_to"
        case decreaseTo = "decrease_to"
    }
}
