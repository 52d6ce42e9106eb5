import Core
import Problems

package typealias VisitID = Identifier<PlaceVisit>

/// What an inspection group saw in a place at a moment, scored.
package struct PlaceVisit: Hashable, Sendable {
    package let id: VisitID
    package let plan: PlanID
    package let county: RegionCode
    package let region: RegionCode
    /// 具体地点.
    package let spot: String
    package let checklist: String
    package let checklistVersion: String
    /// Of a hundred; nil where nothing asked is worth points.
    package let score: Double?
    package let lost: Double
    package let possible: Double
    package let foundAt: Instant
    package let madeAt: Instant
    package let receivedAt: Instant
    package let device: String
    package let account: AccountID
    package let person: String
    package let unit: UnitID
    package let unitName: String
    /// Sealed; nil where the phone wrote none down.
    package let position: String?
}

/// A visit as it came from a form or a phone.
package struct VisitInput: Sendable {
    /// Made where the visit was written down: the same one delivered again is not stored again.
    package var clientID = ""
    package var place: RegionCode?
    package var spot = ""
    package var checklist = ""
    package var version = ""
    package var answers: [GivenAnswer] = []
    /// By item, in order.
    package var photos: [String: [SentPhoto]] = [:]
    /// Spoken notes by item, in order.
    package var voices: [String: [SentPhoto]] = [:]
    package var position: VisitPosition?
    package var foundAt: Instant?
    package var madeAt: Instant?
    package var device = ""

    package init() {}
}

/// Stored now, or stored before.
package struct Delivery: Hashable, Sendable {
    package let visit: VisitID
    package let isRepeated: Bool
    /// Numbers of the problems it made.
    package let problems: [ProblemID]
}

package struct VisitAnswer: Hashable, Sendable {
    package let item: String
    package let value: String
    package let note: String
}

package struct StoredDeduction: Hashable, Sendable {
    package let item: String
    package let points: Double
    package let says: String
    package let facts: String
}

package struct VisitFinding: Hashable, Sendable {
    package let problem: ProblemID
    package let item: String
    package let number: String
    package let content: String
    package let stage: String
    /// Until then the owner and the day are a proposal.
    package let isHandedOut: Bool
    package let aspect: String
    package let owner: String?
    package let due: Day?
}
