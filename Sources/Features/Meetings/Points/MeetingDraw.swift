import Core
import Problems
import Rounds

package enum MeetingDrawSubject {}
package typealias MeetingDrawID = Identifier<MeetingDrawSubject>

/// A random draw: of points to look at, or of who speaks. Seed and list are kept, so anybody draws the same again.
package struct MeetingDraw: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case points, speakers

        package var word: String { self == .points ? "抽观摩点" : "抽表态发言单位" }
    }

    package let id: MeetingDrawID
    package let meeting: MeetingID
    package let kind: Kind
    /// Among which it was drawn, in words.
    package let rule: String
    package let seed: Int64
    package let wanted: Int
    /// Codes of places, or numbers of units, in the order of their digits.
    package let pool: [String]
    package let witnesses: String
    package let person: String
    package let unitName: String
    package let at: Instant

    package init(
        id: MeetingDrawID,
        meeting: MeetingID,
        kind: Kind,
        rule: String,
        seed: Int64,
        wanted: Int,
        pool: [String],
        witnesses: String,
        person: String,
        unitName: String,
        at: Instant
    ) {
        (self.id, self.meeting, self.kind, self.rule) = (id, meeting, kind, rule)
        (self.seed, self.wanted, self.pool, self.witnesses) = (seed, wanted, pool, witnesses)
        (self.person, self.unitName, self.at) = (person, unitName, at)
    }

    /// The draw, and the same draw again.
    package var drawn: [String] { LookBackDraw.draw(wanted, from: pool, seed: seed) }

    /// Whether what the records hold as drawn is what the number gives. A point may have been taken off the list since; one
    /// that was never drawn is a fault, as is a speaker who was drawn and is none.
    package func holds(_ kept: Set<String>) -> Bool {
        kind == .points ? kept.isSubset(of: Set(drawn)) : Set(drawn).isSubset(of: kept)
    }

    /// A number as it is typed: nil for nothing; an issue where it is none.
    package static func seed(_ typed: String) -> Outcome<Int64?> {
        guard !typed.isEmpty else { return .done(nil) }
        guard typed.count <= 15, typed.allSatisfy({ $0.isASCII && $0.isNumber }), let seed = Int64(typed) else {
            return .refused([Issue("sample.seed", field: "seed")])
        }
        return .done(seed)
    }
}
