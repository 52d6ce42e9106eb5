import Core
import Database
import Programmes
import TestSupport
import Testing

@testable import Ledgers

/// A link nobody touched stays: forms show names, and a name may be that of several things, or of one in the trash.
@Suite("Links that are kept")
struct KeptLinkTests {
    private func links(_ id: ItemID, _ county: LedgerCounty) async throws -> [ItemID] {
        ItemStore.linked(try await county.item(id).values[county.field("neighbour")])
    }

    @Test(arguments: Driver.allCases)
    func whatAFormShowsOfALinkIsTakenForWhatItLedTo(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let namesake = try await county.enter("李四", in: LedgerCounty.otherVillage)
            let linked = try await county.enter("李四")
            let gone = try await county.enter("王五")
            let id = try await county.enter("甲", in: LedgerCounty.village, ["neighbour": "\(linked)、\(gone)"])
            let trashed = try await county.trash(gone, version: 1, reason: "重复", by: county.housing)
            #expect(trashed.value != nil, "\(trashed.issues)")
            let (shelf, book, item) = (county.desk.shelf, county.book, try await county.item(id))
            var form = try await county.database.read { tx in try tx.items(shelf).namedAnswers(item, book) }
            #expect(form.texts[county.field("neighbour")] == "李四、王五")

            form.texts[county.field("area")] = "88"
            let saved = try await county.edit(id, version: item.version, form, by: county.housing)
            #expect(saved.value != nil, "\(saved.issues)")
            #expect(try await links(id, county) == [linked, gone])

            form.texts[county.field("neighbour")] = "李四、王五、赵六"
            let version = try await county.item(id).version
            let refused = try await county.edit(id, version: version, form, by: county.housing)
            #expect(refused.issues.map(\.key) == ["answer.link"])
            #expect(refused.issues.first?.values["value"] == "赵六")

            form.texts[county.field("neighbour")] = "\(namesake)"
            _ = try #require(await county.edit(id, version: version, form, by: county.housing).value)
            #expect(try await links(id, county) == [namesake])
            #expect(try await county.differences() == [])
        }
    }
}
