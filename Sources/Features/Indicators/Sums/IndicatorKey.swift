/// Which number: an indicator of a programme, or of a table that belongs to none.
package struct IndicatorKey: Hashable, Comparable, Sendable {
    /// The key of a playbook or of an indicator table.
    package let set: String
    package let indicator: String

    package init(_ set: String, _ indicator: String) {
        self.set = set
        self.indicator = indicator
    }

    package static func < (a: Self, b: Self) -> Bool { (a.set, a.indicator) < (b.set, b.indicator) }
}
