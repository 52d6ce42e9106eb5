import Core

/// Borders of the places of a county, fitted into one picture of 1000 across.
package struct Outlines: Sendable {
    package let rings: [RegionCode: [[(x: Double, y: Double)]]]
    package let source: String

    package let frame: MapFrame

    /// - Parameter places: rings of longitude and latitude in hundred-thousandths of a degree.
    package init?(_ places: [RegionCode: [[OutlinePoint]]], source: String) {
        guard let frame = MapFrame(around: places.values.flatMap { $0 }.flatMap { $0 }) else { return nil }
        self.frame = frame
        rings = places.mapValues { rings in rings.map { ring in ring.map { frame.place($0) } } }
        self.source = source
    }
}

/// How degrees become a picture of 1000 across, north up.
package struct MapFrame: Sendable {
    private let west: Int
    private let north: Int
    private let shrink: Double
    private let scale: Double

    /// Nil where the points span nothing.
    package init?(around points: [OutlinePoint]) {
        guard let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
            let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max(), east > west,
            north > south
        else { return nil }
        // A degree of longitude is shorter than one of latitude: 0.64 of it at 50°, 0.87 at 30°.
        shrink = Self.cosine(Double(south + north) / 2 / 100_000)
        scale = 1000 / (Double(east - west) * shrink)
        (self.west, self.north) = (west, north)
    }

    /// Units of the picture in a kilometre: a hundred-thousandth of a degree north is 1.113 metres.
    package var kilometre: Double { scale * 1000 / 1.113 }

    package func place(_ point: OutlinePoint) -> (x: Double, y: Double) {
        (Double(point.longitude - west) * shrink * scale, Double(north - point.latitude) * scale)
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

    /// `100.4512,38.9321`: as a thing's field holds it. Nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ",")
        guard parts.count == 2, let x = Double(parts[0]), let y = Double(parts[1]), abs(x) <= 180, abs(y) <= 90 else {
            return nil
        }
        self.init(longitude: Int((x * 100_000).rounded()), latitude: Int((y * 100_000).rounded()))
    }
}
