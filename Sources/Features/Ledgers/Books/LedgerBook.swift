import Core
import Expression
import Programmes

package enum ProgrammeSubject {}
/// A version of a playbook as a county took it on.
package typealias ProgrammeID = Identifier<ProgrammeSubject>

/// What a thing is made by: the version of the playbook it was entered under, with the ledger's small numbers for its
/// stages, measures and fields. Versions of one ledger share the numbers of equal keys.
package final class LedgerBook: Sendable {
    package let ledger: LedgerID
    package let programme: ProgrammeID
    package let county: RegionCode
    package let playbook: Playbook
    /// By place in the playbook.
    package let stageNumbers: [Int]
    package let measureNumbers: [Int]
    package let fieldNumbers: [Int]
    private let stagePlaces: [Int: Int]
    let placeSlots: PlaceSlots
    /// Where formulas ask for the name of a thing's place; nil where none does.
    let nameSlot: Int?
    /// Fields of which nothing entered is an empty set.
    let setFields: [Int]
    /// Fields that lead to other things.
    let linkFields: [Int]
    /// Fields that hold files.
    let fileFields: [Int]
    /// Whether one of them leads to things of this ledger.
    let linksToItself: Bool
    /// Fields a thing is found by, or that only one may have a value of.
    let findable: [FindableField]
    /// Fields that must be answered, and those asked only under a condition, by place.
    let requiredFields: [Int]
    let conditionalFields: [Int]
    /// `"key":` of each field, as the stored object has it.
    let writtenKeys: [[UInt8]]
    /// What formulas ask of other things: those linked to, those that lead here, and twins.
    let around: LedgerSurroundings
    /// As much of it as the sums hang on.
    let aroundSums: LedgerSurroundings
    /// Amounts kept sealed that formulas reckon with, by place.
    let sealedAmounts: [Int]
    private let vault: PersonalVault?
    /// Whether its sums hang on more than the thing itself, so that what leads here must be counted anew: on other things,
    /// or on what its place is called.
    let sumsLookAround: Bool
    /// Whether they do so for a thing nothing leads to yet.
    let newSumsLookAround: Bool
    /// Twins its sums hang on: a thing of this ledger that changes then changes what others bring to the sums.
    let summedTwins: [Twins]
    package let workflow: ItemWorkflow

    package init(
        ledger: LedgerID,
        programme: ProgrammeID,
        county: RegionCode,
        playbook: Playbook,
        stages: [Int],
        measures: [Int],
        fields: [Int],
        vault: PersonalVault? = nil
    ) {
        self.ledger = ledger
        self.programme = programme
        self.county = county
        self.playbook = playbook
        stageNumbers = stages
        measureNumbers = measures
        fieldNumbers = fields
        stagePlaces = Dictionary(stages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        placeSlots = PlaceSlots(playbook.itemVocabulary)
        nameSlot = placeSlots.name.flatMap { playbook.askedSlots.contains($0) ? $0 : nil }
        setFields = playbook.fields.indices.filter { playbook.fields[$0].type.isSet }
        linkFields = playbook.fields.indices.filter {
            if case .link = playbook.fields[$0].type { true } else { false }
        }
        fileFields = playbook.fields.indices.filter { playbook.fields[$0].type == .file }
        linksToItself = playbook.fields.contains {
            if case .link(playbook.key, _) = $0.type { true } else { false }
        }
        findable = playbook.fields.enumerated().compactMap { FindableField($1, place: $0, number: fields[$0]) }
        requiredFields = playbook.fields.indices.filter {
            playbook.fields[$0].isRequired || $0 == playbook.item.title
        }
        conditionalFields = playbook.fields.indices.filter { playbook.fields[$0].when != nil }
        writtenKeys = playbook.fields.map { ItemJSON.member($0.key) }
        self.vault = vault
        around = LedgerSurroundings(playbook)
        sealedAmounts = playbook.fields.indices.filter { playbook.fields[$0].type == .personal(.amount) }
        let summed = Set(playbook.measures.flatMap(\.formula.slots))
        let sumsNamePlaces = nameSlot.map(summed.contains) ?? false
        sumsLookAround = sumsNamePlaces || playbook.measures.contains { playbook.looksAround($0.formula) }
        aroundSums = LedgerSurroundings(playbook, askedBy: summed)
        summedTwins = aroundSums.twins.map(\.twins)
        newSumsLookAround = sumsNamePlaces || !summedTwins.isEmpty || !aroundSums.links.isEmpty
        workflow = ItemWorkflow(playbook)
    }

    /// A stage's place in this version; nil for a stage only other versions have.
    package func place(ofStage number: Int) -> Int? { stagePlaces[number] }

    package func stage(_ number: Int) -> LedgerStage? { place(ofStage: number).map { playbook.stages[$0] } }

    /// The field that names a thing.
    package var title: Int { playbook.item.title }

    /// A sealed amount as a number; what was typed and is not sealed yet is one too.
    func amount(_ value: Value, at place: Int) -> Value {
        guard case .text(let stored) = value, playbook.fields[place].type == .personal(.amount) else { return value }
        let plain = stored.contains("|") ? vault?.opened(stored, about: playbook.fields[place].key) : stored
        return plain.flatMap(Double.init).map(Value.number) ?? .unknown
    }

    /// The field of a small number; the title's where this version has none.
    func field(numbered number: Int) -> LedgerField { playbook.fields[fieldNumbers.firstIndex(of: number) ?? title] }

    /// Values of a thing of another version by place in this one's fields. What is sealed, filed or linked there is shown
    /// only where it is so here too: what one of them seals the other would show.
    func places(_ values: [Value], of other: LedgerBook) -> [Value] {
        if other.programme == programme { return values }
        var next = 0
        return playbook.fields.map { field in
            guard let place = other.playbook.field(field.key, from: next) else { return .unknown }
            next = place + 1
            return other.playbook.fields[place].type.isCarried(to: field.type) ? values[place] : .unknown
        }
    }

    /// Number of the stage new things stand in.
    package var firstStage: Int { stageNumbers.first ?? 0 }

    /// What a thing brings to the sums as it stands. A measure that hangs on the day is as it was when the thing, or one
    /// that leads to it, was last written.
    func amounts(
        _ values: [Value],
        _ standing: ItemStanding,
        on day: Day,
        linked: [Int: Value] = [:]
    ) -> MeasureAmounts {
        counted(values, standing, on: day, linked: linked).amounts
    }

    /// The same, with the places of measures that go beyond the bound of sums: they are not among the amounts.
    func counted(
        _ values: [Value],
        _ standing: ItemStanding,
        on day: Day,
        linked: [Int: Value]
    ) -> (amounts: MeasureAmounts, over: [Int]) {
        var amounts = MeasureAmounts()
        var over: [Int] = []
        guard !playbook.measures.isEmpty else { return (amounts, []) }
        let facts = ItemFacts(self, values, standing, on: day, linked: linked)
        for (place, measure) in playbook.measures.enumerated() {
            switch measure.formula.value(in: facts) {
            case .number(let number):
                amounts[measureNumbers[place]] = number
                if abs(number) > MeasureAmounts.largest { over.append(place) }
            case .truth(let truth): amounts[measureNumbers[place]] = truth ? 1 : 0
            default: continue
            }
        }
        return (amounts, over)
    }
}

extension LedgerField {
    var isPersonal: Bool { if case .personal = type { true } else { false } }
}

/// A field whose values stand among the keys of a thing.
struct FindableField: Sendable {
    let place: Int
    /// The ledger's small number of it.
    let number: Int
    let key: String
    /// Kept as its blind index.
    let isPersonal: Bool
    let unique: RegionCode.Level?

    init?(_ field: LedgerField, place: Int, number: Int) {
        isPersonal = field.isPersonal
        guard isPersonal || field.unique != nil else { return nil }
        (self.place, self.number, key, unique) = (place, number, field.key, field.unique)
    }
}

extension FieldType {
    var isSet: Bool {
        switch self {
        case .set, .file, .link(_, many: true): true
        default: false
        }
    }
}
