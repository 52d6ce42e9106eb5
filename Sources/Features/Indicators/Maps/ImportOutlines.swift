import Core
import Database
import Ledgers
import Records
import Regions

/// 导入边界: the borders of a county's townships and villages from a GeoJSON file, found by code or by name.
package struct ImportOutlines: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// Answers how many places have a border now, and the names in the file that are none of the county's.
    package struct Imported: Sendable {
        package let places: Int
        package let unknown: [String]
    }

    package func callAsFunction(
        _ file: OutlineFile?,
        source: String,
        by author: RecordAuthor
    ) async throws -> Outcome<Imported> {
        guard let file else { return .refused([Issue("outline.unread", field: "file")]) }
        guard !source.isEmpty, source.count <= 200 else { return .refused([Issue("outline.source", field: "source")]) }
        return try await database.write { [environment] tx in
            let regions =
                try tx.regions.list(.township, in: author.county) + tx.regions.list(.village, in: author.county)
            let codes = Set(regions.map(\.code))
            let names = Dictionary(grouping: regions, by: \.name).filter { $0.value.count == 1 }
            var (found, unknown) = (0, [String]())
            for place in file.places {
                let named = names[place.name]?.first?.code
                guard let code = place.code.flatMap({ codes.contains($0) ? $0 : nil }) ?? named else {
                    unknown.append(place.name.isEmpty ? place.code?.digits ?? "？" : place.name)
                    continue
                }
                try tx.outlines.set(code, place.rings, source: source, at: environment.now())
                found += 1
            }
            guard found > 0 else {
                return .refused([Issue("outline.none", field: "file", ["count": "\(file.places.count)"])])
            }
            let entry = RecordEntry("outline.import", on: "region", author.county.number, "\(found) 处，\(source)")
            try tx.records.append([entry], by: author, in: environment)
            return .done(Imported(places: found, unknown: unknown))
        }
    }
}
