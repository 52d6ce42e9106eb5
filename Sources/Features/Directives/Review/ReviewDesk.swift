import Accounts
import Core
import Database
import PolicyText

/// Everything the review page of one document shows, read in one transaction.
package struct ReviewDesk: Sendable {
    package let directive: Directive
    package let outline: DirectiveOutline
    package let sentences: [Sentence]
    package let marks: [DirectiveMark]
    package let drafts: [DraftTask]
    package let maskedValues: [MaskedValue]
    /// Names of units that can lead, for the lists of names.
    package let unitNames: [String]
    /// County leaders a draft can be given to: those with an account and those named before.
    package let leaderNames: [String]
    package let today: Day

    package var coverage: DirectiveCoverage { DirectiveCoverage(sentences, drafts) }

    /// Throws `NotFound` where the county has no such document.
    static func read(_ tx: Transaction, _ id: DirectiveID, county: RegionCode, on today: Day) throws -> ReviewDesk {
        ReviewDesk(
            directive: try tx.directives.find(id, county: county),
            outline: try tx.directives.outline(id),
            sentences: try tx.directives.sentences(id),
            marks: try tx.directives.marks(id),
            drafts: try tx.drafts.list(id, county: county),
            maskedValues: try tx.directives.maskedValues(id),
            unitNames: try tx.units.assignable(county: county).map(\.name),
            leaderNames: try tx.drafts.leaderNames(county: county),
            today: today
        )
    }

    /// Hidden numbers that wait for a name, each once, in the order of the text.
    var maskedPlaces: [MaskedPlace] {
        var places: [TextSpan: MaskedPlace] = [:]
        let values = Dictionary(maskedValues.map { ($0.span, $0.value) }, uniquingKeysWith: { first, _ in first })
        for draft in drafts where draft.isOpen {
            for quantity in draft.quantities where quantity.masked {
                guard let span = quantity.span else { continue }
                places[span, default: MaskedPlace(quantity, span, values[span])].drafts += 1
            }
        }
        return places.values.sorted { $0.span < $1.span }
    }

    /// Names in open drafts that no county unit carries, with how many drafts hold each; the most frequent first.
    var unknownNames: [(name: String, drafts: Int)] {
        var counts: [String: Int] = [:]
        for draft in drafts where draft.isOpen {
            for name in Set(draft.named.filter { !$0.isKnown }.map(\.written)) { counts[name, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (name: $0.key, drafts: $0.value) }
    }
}

/// A hidden number of the document and what it is named.
struct MaskedPlace: Hashable, Sendable {
    let span: TextSpan
    let written: String
    let subject: String
    /// As it was typed: of `XX万亩` it counts 万亩.
    let value: Double?
    var drafts = 0

    init(_ quantity: DraftQuantity, _ span: TextSpan, _ value: Double?) {
        self.span = span
        written = quantity.written
        subject = quantity.subject
        self.value = value
    }
}
