import Core
import Foundation

/// Borders as a GeoJSON file has them: a code or a name, and rings. Pure.
package struct OutlineFile: Sendable {
    package struct Place: Sendable {
        package let code: RegionCode?
        package let name: String
        package let rings: [[OutlinePoint]]
    }

    package let places: [Place]

    /// Nil where it is no GeoJSON with polygons. What is no polygon in it is passed over.
    package init?(_ bytes: [UInt8]) {
        guard let root = try? JSONSerialization.jsonObject(with: Foundation.Data(bytes)) as? [String: Any] else {
            return nil
        }
        let features = (root["features"] as? [[String: Any]]) ?? (root["type"] as? String == "Feature" ? [root] : [])
        places = features.prefix(5000).compactMap(Self.place)
        if places.isEmpty { return nil }
    }

    private static func place(_ feature: [String: Any]) -> Place? {
        guard let geometry = feature["geometry"] as? [String: Any], let coordinates = geometry["coordinates"] as? [Any]
        else { return nil }
        let polygons: [[Any]]
        switch geometry["type"] as? String {
        case "Polygon": polygons = [coordinates]
        case "MultiPolygon": polygons = coordinates.compactMap { $0 as? [Any] }
        default: return nil
        }
        let rings = polygons.flatMap { $0 }.compactMap { ($0 as? [Any]).flatMap(ring) }
        guard !rings.isEmpty else { return nil }
        let words = feature["properties"] as? [String: Any] ?? [:]
        let code = ["code", "adcode", "PAC", "XZQDM"].lazy.compactMap { words[$0].map { "\($0)" } }.compactMap {
            RegionCode($0)
        }.first
        let name = ["name", "NAME", "XZQMC"].lazy.compactMap { words[$0] as? String }.first ?? ""
        return Place(code: code, name: name, rings: rings)
    }

    private static func ring(_ points: [Any]) -> [OutlinePoint]? {
        let read = points.compactMap { point -> OutlinePoint? in
            guard let pair = point as? [Any], pair.count >= 2, let x = (pair[0] as? NSNumber)?.doubleValue,
                let y = (pair[1] as? NSNumber)?.doubleValue, abs(x) <= 180, abs(y) <= 90
            else { return nil }
            return OutlinePoint(longitude: Int((x * 100_000).rounded()), latitude: Int((y * 100_000).rounded()))
        }
        guard read.count >= 4 else { return nil }
        let simple = OutlineSimplifying.simple(read, within: 60)
        return simple.count >= 3 ? simple : nil
    }
}

/// Fewer points for the same picture (D. Douglas, T. Peucker, 1973).
enum OutlineSimplifying {
    /// - Parameter distance: how far a point left out may lie from the line, in hundred-thousandths of a degree.
    static func simple(_ points: [OutlinePoint], within distance: Double) -> [OutlinePoint] {
        guard points.count > 4 else { return points }
        var kept = [Bool](repeating: false, count: points.count)
        // A ring ends where it begins: it is cut at its far point, so that no line has no length.
        let far = points.indices.max { length(points[0], points[$0]) < length(points[0], points[$1]) } ?? 0
        for place in [0, far, points.count - 1] { kept[place] = true }
        var waiting = [(0, far), (far, points.count - 1)]
        while let (first, last) = waiting.popLast() {
            guard last - first > 1 else { continue }
            var (worst, place) = (0.0, first)
            for index in first + 1..<last {
                let off = offset(points[index], points[first], points[last])
                if off > worst { (worst, place) = (off, index) }
            }
            guard worst > distance else { continue }
            kept[place] = true
            waiting += [(first, place), (place, last)]
        }
        return zip(points, kept).filter(\.1).map(\.0)
    }

    private static func length(_ a: OutlinePoint, _ b: OutlinePoint) -> Double {
        let (x, y) = (Double(a.longitude - b.longitude), Double(a.latitude - b.latitude))
        return (x * x + y * y).squareRoot()
    }

    private static func offset(_ point: OutlinePoint, _ a: OutlinePoint, _ b: OutlinePoint) -> Double {
        let whole = length(a, b)
        guard whole > 0 else { return length(point, a) }
        let (x, y) = (Double(b.longitude - a.longitude), Double(b.latitude - a.latitude))
        return abs(x * Double(a.latitude - point.latitude) - y * Double(a.longitude - point.longitude)) / whole
    }
}
