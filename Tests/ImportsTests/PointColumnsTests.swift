import Core
import Documents
import Foundation
import Imports
import Ledgers
import Programmes
import SheetShapes
import TestSupport
import Testing

/// Where a thing lies, in two columns: 经度 and 纬度.
@Suite struct PointColumnsTests {
    private static let yaml = ImportPlaybook.yaml.replacing(
        "  - {key: remark",
        with: "  - {key: spot, label: 位置, type: point}\n  - {key: remark"
    )

    @Test(
        arguments: [
            (["经度", "纬度"], ["100.45", "100.46"], ["38.93", "38.94"], ["field.spot", "latitude.spot"]),
            (["纬度（N）", "经度（E）"], ["38.93", "38.94"], ["100.45", "100.46"], ["latitude.spot", "field.spot"]),
            (["经度", "海拔"], ["100.45", "100.46"], ["1380", "1395"], [nil, nil]),
            (["经度", "纬度"], ["38.93", "38.94"], ["100.45", "100.46"], [nil, nil]),
        ] as [(names: [String], left: [String], right: [String], targets: [String?])]
    )
    func meetTheFieldTogetherOrNotAtAll(
        names: [String],
        left: [String],
        right: [String],
        targets: [String?]
    ) throws {
        let matcher = ColumnMatcher(try ImportPlaybook.text(Self.yaml).playbook, places: ImportPlaybook.places)
        let columns = [
            SampledColumn(1, ["户主"], samples: ["王建国"]), SampledColumn(2, [names[0]], samples: left),
            SampledColumn(3, [names[1]], samples: right),
        ]
        #expect(matcher.match(columns).dropFirst().map { $0.target?.text } == targets)
    }

    @Test(
        arguments: [
            ("100.4512", "38.9321", "100.4512,38.9321"), ("100.4512", "", "100.4512"), ("", "38.9321", ",38.9321"),
            ("\"100.4512,38.9321\"", "38.9321", "100.4512,38.9321"), ("", "", ""), ("—", "—", ""),
        ]
    )
    func areReadAsOneAnswer(east: String, north: String, answer: String) throws {
        let text = "镇,村,户主,经度,纬度\n明永镇,沿河村,甲,\(east),\(north)\n"
        let grid = try SheetFile(.bytes(Array(text.utf8)), name: "a.csv").grid(ofSheet: 0)
        let table = FoundTable().corrected(TableLayout(header: 1...1, data: 2...2), in: grid)
        let columns = [
            1: "place.township", 2: "place.village", 3: "field.owner", 4: "field.spot", 5: "latitude.spot",
        ]
        let row = try #require(Array(TableRows(table, in: grid)).first)
        let playbook = try ImportPlaybook.text(Self.yaml).playbook
        let plan = RowPlan(SheetMapping(columns: columns), playbook, places: ImportPlaybook.places)
        let place = try #require(playbook.field("spot"))
        #expect(plan.entry(row).answers.texts[place] == answer)
    }

    /// A latitude alone is no place: it is asked about, not left out.
    @Test(arguments: [(5, []), (nil, ["column-4"])] as [(longitude: Int?, fields: [String])])
    func bothHaveAColumnOrNone(longitude: Int?, fields: [String]) async throws {
        let playbook = try ImportPlaybook.text(Self.yaml).playbook
        try await withImportCounty(.sqlite) { county in
            var columns = [1: "place.village", 2: "field.owner", 3: "field.kind", 4: "latitude.spot"]
            if let longitude { columns[longitude] = "field.spot" }
            let issues = MappingRules.issues(SheetMapping(columns: columns), playbook, for: county.housing)
            #expect(issues.compactMap(\.field) == fields, "\(issues)")
            let words = "D 列是“位置”的纬度，没有一列是它的经度。"
            #expect(issues.allSatisfy { importWords.sentence(for: $0).hasPrefix(words) }, "\(issues)")
        }
    }

    @Test func standInAMappingByTheKeyOfTheirField() throws {
        #expect(ColumnTarget("latitude.spot") == .latitude("spot") && ColumnTarget("latitude.") == nil)
        #expect(ColumnTarget.latitude("spot").text == "latitude.spot")
        let playbook = try ImportPlaybook.text(Self.yaml).playbook
        #expect(ColumnTarget.latitude("spot").word(in: playbook) == "位置的纬度")
    }
}
