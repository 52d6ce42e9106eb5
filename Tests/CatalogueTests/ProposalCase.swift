import Catalogue
import Core
import Documents
import Imports
import Programmes
import Regions
import SheetShapes
import Testing

/// A sheet drawn as lines of comma-separated values, and the ledger a person would make of it.
struct ProposalCase: Sendable, CustomTestStringConvertible {
    let name: String
    let sheet: String
    var places = PlaceNames(
        county: "云岭县",
        townships: ["云雾镇", "清泉镇", "松林乡"],
        villages: ["上坪村", "下坪村", "泉头村", "柳沟村", "松坡村", "石磨村"]
    )
    /// Name, what one thing is called, level of the place, key of the lead.
    let ledger: String
    /// `key label type(unit)[options]` of every field asked; `*` names the thing, `!` tells it apart, `+` is summed.
    let fields: [String]
    /// Words of the stages, the done ones with ✓, those that no longer count with ✗.
    let stages: String

    var testDescription: String { name }

    func proposed() throws -> ProposedLedger {
        let table = try sampled(sheet, name: name)
        return proposeLedger(table, places: places, fileName: name + ".xlsx")
    }
}

func sampled(_ sheet: String, name: String) throws -> SampledTable {
    let grid = try SheetFile(.bytes(Array(sheet.utf8)), name: name + ".csv").grid(ofSheet: 0)
    return SampledTable(try #require(findShape(grid).tables.first), in: grid)
}

extension ProposedLedger {
    var facts: String { "\(name) \(word) \(level.rawValue) \(lead)" }

    var fieldFacts: [String] {
        kept.map { field in
            let unit = field.unit.isEmpty ? "" : "(\(field.unit))"
            let options = field.options.isEmpty ? "" : "[\(field.options.joined(separator: "、"))]"
            let marks = (field.isTitle ? "*" : "") + (field.isKey ? "!" : "") + (field.isMeasure ? "+" : "")
            return "\(field.key) \(field.label) \(field.type.rawValue)\(unit)\(options)\(marks)"
        }
    }

    var stageFacts: String {
        stages.map { $0.word + ($0.outcome == .done ? "✓" : $0.outcome == .dropped ? "✗" : "") }.joined(separator: " ")
    }

    /// The playbook as the program reads it with everything it says against it.
    func read() -> (playbook: Playbook?, problems: [String]) {
        let file = WrittenFile(name: "\(key).yaml", bytes: Array(yaml().utf8))
        let loading = PlaybookLibrary.read(shipped: [], own: [file])
        return (loading.library[key], loading.problems.filter { $0.file == file.name }.map(\.sentence))
    }
}

extension PlaceNames {
    /// Villages lie two by two in the townships, in their order.
    init(county: String, townships: [String], villages: [String]) {
        guard let code = RegionCode("620799") else {
            self.init()
            return
        }
        var regions = [Region(code: code, parent: nil, name: county)]
        for (place, name) in townships.enumerated() {
            guard let township = RegionCode("62079910\(place)") else { continue }
            regions.append(Region(code: township, parent: code, name: name))
            for (number, village) in villages.dropFirst(place * 2).prefix(2).enumerated() {
                guard let own = RegionCode("62079910\(place)20\(number)") else { continue }
                regions.append(Region(code: own, parent: township, name: village))
            }
        }
        self.init(county: county, PlaceFinder(regions, in: code))
    }
}
