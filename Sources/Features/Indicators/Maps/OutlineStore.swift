import Core
import Database

extension Transaction {
    package var outlines: OutlineStore { OutlineStore(tx: self) }
}

/// Every statement about borders.
package struct OutlineStore {
    let tx: Transaction

    /// The borders of the places of a level within one; nil where none is known.
    package func outlines(_ level: RegionCode.Level, in scope: RegionCode) throws -> Outlines? {
        var (places, source) = ([RegionCode: [[OutlinePoint]]](), "")
        try tx.each(
            """
            SELECT region, rings, source FROM outline
            WHERE \(tx.dialect.within("region", scope)) AND length(region) = \(level.rawValue) ORDER BY region
            """
        ) { row in
            places[try row.region("region")] = OutlineText.rings(try row.text("rings"))
            source = try row.text("source")
        }
        return Outlines(places, source: source)
    }

    /// The middle of a place's border; nil where none is known.
    package func centre(of region: RegionCode) throws -> OutlinePoint? {
        let rings: [String] = try tx.values("SELECT rings FROM outline WHERE region = \(region)")
        let points = rings.flatMap { OutlineText.rings($0).flatMap { $0 } }
        guard let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
            let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max()
        else { return nil }
        return OutlinePoint(longitude: (west + east) / 2, latitude: (south + north) / 2)
    }

    /// The border of one place in degrees, with where it comes from; nil where none is known.
    package func rings(of region: RegionCode) throws -> (rings: [[OutlinePoint]], source: String)? {
        try tx.first("SELECT rings, source FROM outline WHERE region = \(region)") {
            (OutlineText.rings(try $0.text("rings")), try $0.text("source"))
        }
    }

    package func set(_ region: RegionCode, _ rings: [[OutlinePoint]], source: String, at now: Instant) throws {
        try tx.run(
            """
            INSERT INTO outline (region, rings, source, set_at) VALUES (\(region), \(OutlineText.text(rings)), \(source), \(now))
            ON CONFLICT (region) DO UPDATE SET rings = excluded.rings, source = excluded.source, set_at = excluded.set_at
            """
        )
    }

    /// The places that have borders.
    package func places(in county: RegionCode) throws -> Set<RegionCode> {
        Set(
            try tx.rows("SELECT region FROM outline WHERE \(tx.dialect.within("region", county))") {
                try $0.region("region")
            }
        )
    }

    package func count(in county: RegionCode) throws -> Int {
        try tx.count("FROM outline WHERE \(tx.dialect.within("region", county))")
    }
}

/// `10012345,3876543 …;…`: rings with semicolons between.
enum OutlineText {
    static func text(_ rings: [[OutlinePoint]]) -> String {
        rings.map { ring in ring.map { "\($0.longitude),\($0.latitude)" }.joined(separator: " ") }.joined(
            separator: ";"
        )
    }

    static func rings(_ text: String) -> [[OutlinePoint]] {
        text.split(separator: ";").map { ring in
            ring.split(separator: " ").compactMap { point in
                let pair = point.split(separator: ",")
                guard pair.count == 2, let longitude = Int(pair[0]), let latitude = Int(pair[1]) else { return nil }
                return OutlinePoint(longitude: longitude, latitude: latitude)
            }
        }
    }
}
