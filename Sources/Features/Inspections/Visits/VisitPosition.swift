import Core
import Indicators
import Pictures

/// Where a phone was when a visit was written down: somebody's whereabouts, so it is kept sealed and opened with a
/// reason and a record (个人信息保护法, art. 28, 29, 55).
package struct VisitPosition: Hashable, Sendable {
    package let place: Exif.Position
    /// Metres, as the phone said.
    package let accuracy: Int

    package init?(latitude: Double, longitude: Double, accuracy: Double) {
        guard let place = Exif.Position(latitude: latitude, longitude: longitude), accuracy.isFinite, accuracy >= 0
        else { return nil }
        self.place = place
        self.accuracy = Int(min(accuracy, 100_000).rounded(.up))
    }

    /// `38.92556,100.44972 12`, as it is sealed.
    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let place = Exif.Position(String(parts[0])), let accuracy = Int(parts[1]) else {
            return nil
        }
        (self.place, self.accuracy) = (place, accuracy)
    }

    package var text: String { "\(place) \(accuracy)" }

    var point: OutlinePoint {
        OutlinePoint(
            longitude: Int((place.longitude * 100_000).rounded()),
            latitude: Int((place.latitude * 100_000).rounded())
        )
    }
}

/// How far a point lies from a place. Pure.
package enum PlaceDistance {
    /// Metres to the nearest border; 0 within one; nil without a border. Flat over a county: a degree of longitude is
    /// shortened by the cosine of the latitude.
    package static func metres(from point: OutlinePoint, to rings: [[OutlinePoint]]) -> Int? {
        let rings = rings.filter { $0.count > 2 }
        guard !rings.isEmpty else { return nil }
        if rings.count(where: { contains($0, point) }) % 2 == 1 { return 0 }
        let distances = rings.flatMap { ring in
            zip(ring, ring.dropFirst() + ring.prefix(1)).map { distance(point, $0, $1) }
        }
        return distances.min().map { Int($0.rounded()) }
    }

    private static func contains(_ ring: [OutlinePoint], _ point: OutlinePoint) -> Bool {
        var isInside = false
        for (one, other) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
            guard (one.latitude > point.latitude) != (other.latitude > point.latitude) else { continue }
            let share = Double(point.latitude - one.latitude) / Double(other.latitude - one.latitude)
            if Double(point.longitude - one.longitude) < share * Double(other.longitude - one.longitude) {
                isInside.toggle()
            }
        }
        return isInside
    }

    /// To the line between two points.
    private static func distance(_ point: OutlinePoint, _ one: OutlinePoint, _ other: OutlinePoint) -> Double {
        let (tall, wide) = (1.113, 1.113 * cosine(point.latitude))
        func flat(_ corner: OutlinePoint) -> (x: Double, y: Double) {
            (Double(corner.longitude - point.longitude) * wide, Double(corner.latitude - point.latitude) * tall)
        }
        let (start, end) = (flat(one), flat(other))
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = dx * dx + dy * dy
        let along = length > 0 ? max(0, min(1, -(start.x * dx + start.y * dy) / length)) : 0
        let (x, y) = (start.x + along * dx, start.y + along * dy)
        return (x * x + y * y).squareRoot()
    }

    /// Of hundred-thousandths of a degree, to a part in a thousand between the poles.
    private static func cosine(_ latitude: Int) -> Double {
        let angle = Double(latitude) / 100_000 * .pi / 180
        let square = angle * angle
        return 1 - square / 2 + square * square / 24 - square * square * square / 720
    }
}
