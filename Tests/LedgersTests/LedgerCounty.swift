import Core
import Database
import Expression
import Ledgers
import Programmes
import TestSupport
import Testing
import Workflow

/// The sample county with the sample ledger, and every act ready to be made.
struct LedgerCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let clock: MovedClock
    let desk: LedgerDesk
    let book: LedgerBook

    static let key = SamplePlaybook.key
    static let village = code("620799101201")
    static let otherVillage = code("620799101202")
    static let farVillage = code("620799102201")

    var environment: Core.Environment { clock.environment }
    var create: CreateItem { CreateItem(desk) }
    var move: MoveItem { MoveItem(desk) }
    var trash: TrashItem { TrashItem(desk) }
    var merge: MergeItems { MergeItems(desk) }
    /// 周住建, whose unit leads the sample programme and who works in the whole county.
    var housing: Actor { sample.otherOfficer }

    static func code(_ digits: String) -> RegionCode {
        guard let code = RegionCode(digits) else { preconditionFailure(digits) }
        return code
    }

    func answers(
        _ owner: String = "王大山",
        in region: RegionCode = LedgerCounty.village,
        _ more: [String: String] = [:]
    ) -> ItemAnswers {
        let usual = ["owner": owner, "area": "120", "elders": "无老人", "empty": "是"]
        return ItemAnswers(place: region.digits, usual.merging(more) { _, new in new }, of: book.playbook)
    }

    @discardableResult
    func enter(
        _ owner: String = "王大山",
        in region: RegionCode = LedgerCounty.village,
        _ more: [String: String] = [:],
        by actor: Actor? = nil
    ) async throws -> ItemID {
        try #require(await create(Self.key, answers(owner, in: region, more), by: actor ?? housing).value)
    }

    /// Place of a field.
    func field(_ key: String) -> Int { book.playbook.field(key) ?? 0 }

    func item(_ id: ItemID, for actor: Actor? = nil) async throws -> LedgerItem {
        let (actor, shelf) = (actor ?? sample.supervisor, desk.shelf)
        return try await database.read { tx in try tx.items(shelf).find(id, for: actor) }
    }

    /// - Parameter seen: what the form was filled from; a form that does not say asks whatever differs from an old version.
    func edit(
        _ id: ItemID,
        version: Int,
        _ answers: ItemAnswers,
        seen: EditBasis = EditBasis(change: nil),
        by actor: Actor
    ) async throws -> Outcome<ItemID> {
        try await EditItem(desk)(id, version: version, answers, seen: seen, by: actor)
    }

    @discardableResult
    func make(_ act: String, _ id: ItemID, note: String = "", by actor: Actor? = nil) async throws -> Outcome<ItemID> {
        let version = try await item(id).version
        return try await move(id, version: version, MoveRequest(act, note: note), by: actor ?? housing)
    }

    func list(_ filter: ItemFilter = ItemFilter(), for actor: Actor? = nil) async throws -> [ItemLine] {
        let (actor, shelf, book) = (actor ?? sample.supervisor, desk.shelf, book)
        return try await database.read { tx in try tx.items(shelf).list(book, filter, for: actor, limit: 1000) }
    }

    /// Counts by the stages' keys.
    func counts(in region: RegionCode = SampleCounty.county, asOf day: Day? = nil) async throws -> [String: Int] {
        let book = book
        let sums = try await database.read { tx in try tx.rollUps.sums(book.ledger, in: region, asOf: day) }
        return Dictionary(uniqueKeysWithValues: sums.map { (book.stage($0.key)?.key ?? "?", Int($0.value)) })
    }

    func differences() async throws -> [RollUpDifference] {
        try await database.read { tx in try tx.rollUps.verify().differences }
    }
}

func withLedgerCounty(_ driver: Driver, _ body: (LedgerCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in
        let clock = MovedClock(ticking: true)
        let environment = clock.environment
        let desk = LedgerDesk.ofTests(database, environment)
        let adopt = AdoptProgramme(database: database, environment: environment)
        let programme = try #require(await adopt(SamplePlaybook.text(), by: sample.supervisor).value)
        let book = try await database.read { tx in try desk.shelf.book(programme, in: tx) }
        try await body(LedgerCounty(database: database, sample: sample, clock: clock, desk: desk, book: book))
    }
}

extension Outcome {
    var keys: [String] { issues.map(\.key) }
}
