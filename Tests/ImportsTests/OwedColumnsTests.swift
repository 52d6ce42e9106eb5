import Imports
import Ledgers
import TestSupport
import Testing

/// A number the form asks for and a column nothing took, by the one word in both names.
@Suite struct OwedColumnsTests {
    private static let elders = "{key: elders, label: 住在旧房的老人, type: number, unit: 人, decimals: 0, required: yes}"
    private static let yaml = ImportPlaybook.yaml.replacing(
        "  - {key: remark",
        with: "  - \(elders)\n  - {key: remark"
    )

    @Test(
        arguments: [
            (["家中老人数"], ["2", "0"], ["field.elders"]), (["家中老人数", "空巢老人数"], ["2", "0"], [nil, nil]),
            (["家中老人情况"], ["健康", "多病"], [nil]), (["家中小孩数"], ["2", "0"], [nil]),
        ] as [(names: [String], samples: [String], targets: [String?])]
    )
    func areMetWhereNothingElseCouldBeMeant(names: [String], samples: [String], targets: [String?]) throws {
        let matcher = ColumnMatcher(try ImportPlaybook.text(Self.yaml).playbook, places: ImportPlaybook.places)
        let columns = names.enumerated().map { SampledColumn($0 + 1, [$1], samples: samples) }
        let matches = matcher.match(columns)
        #expect(matches.map { $0.target?.text } == targets)
        #expect(matches.allSatisfy { $0.target == nil || $0.reason == "列名里都有“老人”；值是数字" })
    }

    /// Where the unit is another, and where the field has its column already, nothing is guessed.
    @Test func anotherUnitOrATakenFieldIsLeft() throws {
        let matcher = ColumnMatcher(try ImportPlaybook.text(Self.yaml).playbook, places: ImportPlaybook.places)
        let acres = matcher.match([SampledColumn(1, ["家中老人地"], unit: "亩", samples: ["2", "3"])])
        #expect(acres.map { $0.target?.text } == [nil])
        let both = matcher.match([
            SampledColumn(1, ["住在旧房的老人"], samples: ["2", "3"]), SampledColumn(2, ["家中老人数"], samples: ["2", "3"]),
        ])
        #expect(both.map { $0.target?.text } == ["field.elders", nil])
    }
}
