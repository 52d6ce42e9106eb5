import Core
import Database
import Indicators
import Ledgers
import Programmes
import Records
import TestSupport
import Testing

@Suite("Borders of maps")
struct OutlineTests {
    private static func feature(_ words: String, _ x: Double) -> String {
        """
        {"type":"Feature","properties":{\(words)},"geometry":{"type":"Polygon","coordinates":[[
        [\(x),38.0],[\(x + 0.5),38.0],[\(x + 0.5),38.4],[\(x),38.4],[\(x),38.0]]]}}
        """
    }

    private static func file(_ features: String...) -> [UInt8] {
        Array("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
    }

    /// A ledger somebody just made from a sheet.
    @Test(arguments: Driver.allCases)
    func aProgrammeWithoutATargetShowsItsPlacesByTheirNumbers(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let untold = HousesPlaybook.yaml.split(separator: "targets:")[0]
            let text = String(untold).replacing(HousesPlaybook.key, with: "untold").replacing("样例拆旧", with: "没有目标")
            let adopt = AdoptProgramme(database: county.database, environment: county.clock.environment)
            _ = try #require(await adopt(OwnPlaybook.text(text), by: county.sample.supervisor).value)
            let leader = try county.site().visitor(as: county.sample.leader)
            #expect(await !leader.get("/programmes/untold").words.contains("乡镇地图"))
            let playbook = try OwnPlaybook.text(text).playbook
            let entry = ItemAnswers(place: IndicatorCounty.village.digits, ["owner": "王大山"], of: playbook)
            let entered = try await BulkCreate(county.ledgers)("untold", [entry], by: county.housing)
            #expect(entered.value?.count == 1, "\(entered.issues)")
            let page = await leader.get("/programmes/untold")
            #expect(page.words.contains("乡镇地图") && !page.text.contains("light-key"), "\(page.words)")
        }
    }

    @Test(arguments: Driver.allCases)
    func bordersAreFoundByCodeOrNameAndDrawn(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let importing = ImportOutlines(database: county.database, environment: county.clock.environment)
            let author = RecordAuthor(county.sample.administrator)
            let file = OutlineFile(
                Self.file(
                    Self.feature(#""adcode":620799101"#, 100),
                    Self.feature(#""name":"清泉镇""#, 100.5),
                    Self.feature(#""name":"松林乡""#, 101),
                    Self.feature(#""name":"邻县镇""#, 102)
                )
            )
            let done = try #require(await importing(file, source: "示例，审图号 示S(2026)1号", by: author).value)
            #expect(done.places == 3 && done.unknown == ["邻县镇"])
            let outlines = try #require(
                try await county.database.read { tx in try tx.outlines.outlines(.township, in: SampleCounty.county) }
            )
            #expect(Set(outlines.rings.keys) == [IndicatorCounty.cloud, IndicatorCounty.spring, IndicatorCounty.pine])
            let points = outlines.rings.values.flatMap { $0 }.flatMap { $0 }
            #expect(points.allSatisfy { (-0.5...1000.5).contains($0.x) && $0.y >= 0 })
            try await county.enter("甲")
            _ = try await county.setTarget(
                IndicatorCounty.rate,
                in: SampleCounty.county,
                county.draft(90),
                by: county.sample.supervisor
            )
            let page = try await county.site().visitor(as: county.sample.leader).get("/programmes/sample-houses")
            #expect(page.text.contains("<path class=\"map-place") && page.words.contains("审图号"))
            // A second file replaces the first.
            let again = OutlineFile(Self.file(Self.feature(#""code":"620799101000""#, 100)))
            #expect(try await importing(again, source: "另一来源", by: author).value?.places == 1)
        }
    }

    @Test(arguments: [
        ("不是 JSON", "来源", "outline.unread"), (#"{"type":"FeatureCollection","features":[]}"#, "来源", "outline.unread"),
        (
            #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}"#, "来源",
            "outline.unread"
        ),
    ])
    func whatIsNoMapIsRefused(text: String, source: String, key: String) async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let importing = ImportOutlines(database: county.database, environment: county.clock.environment)
            let author = RecordAuthor(county.sample.administrator)
            let outcome = try await importing(OutlineFile(Array(text.utf8)), source: source, by: author)
            #expect(outcome.keys == [key])
        }
    }

    @Test func aBorderNeedsItsSourceAndAPlaceOfTheCounty() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let importing = ImportOutlines(database: county.database, environment: county.clock.environment)
            let author = RecordAuthor(county.sample.administrator)
            let file = OutlineFile(Self.file(Self.feature(#""name":"邻县镇""#, 102)))
            let unsourced = try await importing(file, source: "", by: author)
            let unknown = try await importing(file, source: "来源", by: author)
            #expect(unsourced.keys == ["outline.source"] && unknown.keys == ["outline.none"])
        }
    }
}
