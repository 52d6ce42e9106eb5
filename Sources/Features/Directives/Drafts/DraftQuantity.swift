import Core
import PolicyText

/// A number of a draft with what it counts.
package struct DraftQuantity: Hashable, Sendable {
    package typealias Comparison = QuantityMention.Comparison

    /// As the document wrote it: `65%以上`; for a number a person added, what pages print.
    package var written: String
    package var subject: String
    package var comparison: Comparison
    /// Nil while a masked value waits for its name.
    package var value: Double?
    /// The upper end of a range.
    package var upper: Double?
    package var unit: String
    /// The document hides the number as X; `value` is then what a person named it.
    package var masked: Bool
    package var span: TextSpan?

    package init(
        written: String,
        subject: String,
        comparison: Comparison,
        value: Double?,
        upper: Double? = nil,
        unit: String,
        masked: Bool = false,
        span: TextSpan? = nil
    ) {
        self.written = written
        self.subject = subject
        self.comparison = comparison
        self.value = value
        self.upper = upper
        self.unit = unit
        self.masked = masked
        self.span = span
    }
}
