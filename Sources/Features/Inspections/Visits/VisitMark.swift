import Core

/// What a visit scored, for whoever counts scores of a span.
package struct VisitMark: Hashable, Sendable {
    package let visit: VisitID
    package let plan: PlanID
    package let title: String
    package let region: RegionCode
    package let spot: String
    package let day: Day
    /// Of a hundred.
    package let score: Double
}
