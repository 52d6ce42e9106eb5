import Foundation
import Indicators

/// The order in which points are visited. Pure; distances are straight lines between positions: roads are longer.
package enum RoutePlan {
    /// Mean radius of the earth, IUGG 1980.
    private static let radius = 6371.0088

    package static func kilometres(_ a: OutlinePoint, _ b: OutlinePoint) -> Double {
        func radians(_ value: Int) -> Double { Double(value) / 100_000 * .pi / 180 }
        let (north, south) = (radians(a.latitude), radians(b.latitude))
        let across = sin((radians(b.longitude) - radians(a.longitude)) / 2)
        let along = sin((south - north) / 2)
        let square = along * along + cos(north) * cos(south) * across * across
        return 2 * radius * asin(min(1, square.squareRoot()))
    }

    /// The places of `stops` in a short order that begins and ends at `start`; those without a position stand last, as given.
    ///
    /// Nearest neighbour first, then 2-opt until no exchange of two legs makes the way shorter: for the dozen points of a
    /// meeting mostly the shortest way there is, and the same for the same points.
    package static func order(_ stops: [OutlinePoint?], from start: OutlinePoint?) -> [Int] {
        let known = stops.indices.filter { stops[$0] != nil }
        let unknown = stops.indices.filter { stops[$0] == nil }
        guard let first = known.first, let home = start ?? stops[first] else { return Array(stops.indices) }
        var way = nearest(known, stops, from: home)
        shorten(&way, stops, from: home)
        return way + unknown
    }

    package static func length(_ way: [OutlinePoint], from start: OutlinePoint) -> Double {
        zip([start] + way, way + [start]).map { kilometres($0, $1) }.reduce(0, +)
    }

    private static func nearest(_ known: [Int], _ stops: [OutlinePoint?], from home: OutlinePoint) -> [Int] {
        var (rest, way, here) = (known, [Int](), home)
        while !rest.isEmpty {
            let distances = rest.map { stops[$0].map { kilometres(here, $0) } ?? .infinity }
            guard let place = distances.indices.min(by: { distances[$0] < distances[$1] }) else { break }
            let next = rest.remove(at: place)
            way.append(next)
            here = stops[next] ?? here
        }
        return way
    }

    private static func shorten(_ way: inout [Int], _ stops: [OutlinePoint?], from home: OutlinePoint) {
        guard way.count > 2 else { return }
        func at(_ place: Int) -> OutlinePoint { way.indices.contains(place) ? stops[way[place]] ?? home : home }
        for _ in 0..<200 {
            var isBetter = false
            for first in 0..<way.count - 1 {
                for last in first + 1..<way.count {
                    let before = kilometres(at(first - 1), at(first)) + kilometres(at(last), at(last + 1))
                    let after = kilometres(at(first - 1), at(last)) + kilometres(at(first), at(last + 1))
                    guard after < before - 1e-9 else { continue }
                    way.replaceSubrange(first...last, with: way[first...last].reversed())
                    isBetter = true
                }
            }
            if !isBetter { return }
        }
    }
}

/// When people come to each point and leave it. Pure.
package struct Timetable: Hashable, Sendable {
    package struct Stop: Hashable, Sendable {
        /// Minutes since midnight.
        package let arrival: Int
        package let departure: Int
        /// Kilometres from the stop before; nil where one of both has no position.
        package let leg: Double?
    }

    package let stops: [Stop]
    /// Back where people set out.
    package let back: Int
    package let kilometres: Double
    /// Legs nobody knows the length of: their time is not counted.
    package let unknownLegs: Int

    package init(_ points: [(position: OutlinePoint?, stay: Int)], from start: MeetingStart, speed: Int) {
        var (clock, here, total, unknown) = (start.minute, start.position, 0.0, 0)
        var stops: [Stop] = []
        func travel(to next: OutlinePoint?) -> Double? {
            guard let from = here, let next else {
                unknown += 1
                return nil
            }
            let leg = RoutePlan.kilometres(from, next)
            total += leg
            clock += Int((leg / Double(max(1, speed)) * 60).rounded(.up))
            return leg
        }
        for point in points {
            let leg = travel(to: point.position)
            stops.append(Stop(arrival: clock, departure: clock + point.stay, leg: leg))
            clock += point.stay
            here = point.position
        }
        if !points.isEmpty { _ = travel(to: start.position) }
        (self.stops, back, kilometres, unknownLegs) = (stops, clock, total, unknown)
    }

    /// 9:05; after midnight with 次日.
    package static func words(_ minute: Int) -> String {
        let clock = "\((minute / 60) % 24):\((minute % 60).paddedMinute)"
        return minute >= 1440 ? "次日 " + clock : clock
    }

    /// 9:05 or 9：05; nil for anything else.
    package static func minute(_ text: String) -> Int? {
        let parts = text.replacing("：", with: ":").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isWholeNumber) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}

extension Int {
    fileprivate var paddedMinute: String { self < 10 ? "0\(self)" : "\(self)" }
}

extension OutlinePoint {
    /// 100.4512,38.9321: as a person types it.
    var words: String { Self.degrees(longitude) + "," + Self.degrees(latitude) }

    private static func degrees(_ value: Int) -> String {
        let part = String(100_000 + abs(value) % 100_000).dropFirst()
        return "\(value < 0 ? "-" : "")\(abs(value) / 100_000).\(part)"
    }
}
