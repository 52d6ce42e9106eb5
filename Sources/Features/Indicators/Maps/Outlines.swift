import Core

/// Borders of the places of a county, fitted into one picture of 1000 across.
package struct Outlines: Sendable {
    package let rings: [RegionCode: [[(x: Double, y: Double)]]]
    package let source: String

    /// - Parameter places: rings of longitude and latitude in hundred-thousandths of a degree.
    package init?(_ places: [RegionCode: [[OutlinePoint]]], source: String) {
        let all = places.values.flatMap { $0 }.flatMap { $0 }
        guard let west = all.map(\.longitude).min(), let east = all.map(\.longitude).max(),
            let south = all.map(\.latitude).min(), let north = all.map(\.latitude).max(), east > west, north > south
        else { return nil }
        // A degree of longitude is shorter than one of latitude: 0.64 of it at 50°, 0.87 at 30°.
        let shrink = Outlines.cosine(Double(south + north) / 2 / 100_000)
        let scale = 1000 / (Double(east - west) * shrink)
        rings = places.mapValues { rings in
            rings.map { ring in
                ring.map { (Double($0.longitude - west) * shrink * scale, Double(north - $0.latitude) * scale) }
            }
        }
        self.source = source
    }

    /// Of degrees, by the series: enough for a picture.
    private static func cosine(_ degrees: Double) -> Double {
        let x = degrees * .pi / 180
        return 1 - x * x / 2 + x * x * x * x / 24 - x * x * x * x * x * x / 720
    }
}

/// Hundred-thousandths of a degree: about a metre.
package struct OutlinePoint: Hashable, Sendable {
    package let longitude: Int
    package let latitude: Int

    package init(longitude: Int, latitude: Int) {
        self.longitude = longitude
        self.latitude = latitude
    }
}
