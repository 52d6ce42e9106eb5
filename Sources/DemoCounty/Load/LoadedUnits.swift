import Accounts
import Core
import Database
import Directives
import PolicyText
import Regions

/// What bulk tasks are made of: the county's units, its documents and their parts.
struct LoadedUnits: Sendable {
    let county: RegionCode
    let departments: [Unit]
    let townships: [Unit]
    let villages: [Unit]
    let documents: [(id: DirectiveID, sections: [Section])]

    struct Section: Sendable {
        let ordinal: Int
        let title: String
    }

    init(_ tx: Transaction) throws {
        guard let county = RegionCode("620799") else { throw NotFound("region", "620799") }
        self.county = county
        departments = try tx.units.all(county: county, kind: .department)
        townships = try tx.units.townships(county: county)
        villages = try tx.units.villages(in: county)
        documents = try tx.directives.list(county: county, limit: 50).map { summary in
            let outline = try tx.directives.outline(summary.id)
            let tops = outline.sections.filter { $0.section.parent == nil }
            return (summary.id, tops.map { Section(ordinal: $0.id, title: outline.title(of: $0.id)) })
        }
    }
}
