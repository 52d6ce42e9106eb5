/// Things that stand so near each other that their signs would cover each other are one sign with their number; it leads to
/// their names below the map.
extension PointMap {
    package struct Spot: Sendable {
        /// As places among the points of the map.
        package var points: [Int]
        package let x: Double
        package let y: Double
    }

    /// As near as two signs may stand: a thumb's width on a phone, in units of the picture.
    package static let nearest = 130.0

    /// The signs of the map. Stops of a way each keep their own.
    package var spots: [Spot] {
        var spots: [Spot] = []
        let isWay = points.contains { $0.number != nil }
        for (index, point) in points.enumerated() {
            let near = spots.firstIndex { spot in
                let (across, down) = (spot.x - point.x, spot.y - point.y)
                return across * across + down * down < Self.nearest * Self.nearest
            }
            if !isWay, let near {
                spots[near].points.append(index)
            } else {
                spots.append(Spot(points: [index], x: point.x, y: point.y))
            }
        }
        return spots
    }

    /// The slowest light among them.
    func signal(of spot: Spot) -> Signal? {
        let lights = spot.points.compactMap { points[$0].signal }
        return Signal.allCases.first { lights.contains($0) }
    }

    /// Names beside the signs, of letters and signs as large as the style sheet draws them on a phone.
    func labels(_ signs: [(x: Double, y: Double)], within picture: MapLabels.Box) -> MapLabels {
        let drawn = spots.map { spot in
            guard spot.points.count == 1, let only = spot.points.first else {
                return MapLabels.Box(around: spot.x, spot.y, radius: 50)
            }
            let isStop = points[only].number != nil
            return MapLabels.Box(around: signs[only].x, signs[only].y, radius: isStop ? Self.widestStop : 30)
        }
        // Places beyond the picture are none of it.
        let names = names.map { MapLabels.Label($0.word, x: $0.x, y: $0.y) }.filter { name in
            picture.holds(MapLabels.Box(around: name.x, name.y, radius: 0))
        }
        return MapLabels(names, size: 36, signs: drawn, within: picture)
    }

    /// A round length that takes up to a fifth of the picture: 1, 2 or 5 times a power of ten, in metres.
    static func scale(_ kilometre: Double) -> Int {
        let most = 200_000 / max(kilometre, 0.001)
        var best = 1
        var power = 1
        while Double(power) <= most, power <= 1_000_000 {
            for step in [1, 2, 5] where Double(step * power) <= most { best = step * power }
            power *= 10
        }
        return best
    }
}

extension HTMLWriter {
    func manySign(_ map: PointMap, _ spot: PointMap.Spot, _ number: Int) {
        let signal = map.signal(of: spot)
        let words = "\(spot.points.count) 处在一起" + (signal.map { "，最慢的\($0.word)" } ?? "")
        let (x, y) = ("\(Int(spot.x.rounded()))", "\(Int(spot.y.rounded()))")
        tag("a", ["href": "#spot-\(number)", "aria-label": words]) {
            let round = "map-point map-round map-\(signal?.rawValue ?? "none")"
            tag("circle", ["class": round, "cx": x, "cy": y, "r": "36"]) {}
            tag("text", ["class": "map-point map-number map-many", "x": x, "y": y, "text-anchor": "middle"]) {
                tag("title", text: words)
                text("\(signal?.shape ?? "")\(spot.points.count)")
            }
        }
    }

    func scaleBar(_ kilometre: Double, x: Int, y: Int) {
        let metres = PointMap.scale(kilometre)
        let length = Int((kilometre * Double(metres) / 1000).rounded())
        tag("path", ["class": "map-scale", "d": "M\(x) \(y - 10)V\(y)H\(x + length)V\(y - 10)"]) {}
        let words = metres < 1000 ? "\(metres) 米" : "\(metres / 1000) 公里"
        tag("text", ["class": "map-word", "x": "\(x + length + 15)", "y": "\(y)"], text: words)
    }

    /// What stands behind each sign of several things. Many of them are folded; a browser unfolds them for the sign that is
    /// pressed.
    func spotLists(_ map: PointMap) {
        let many = map.spots.count { $0.points.count > 1 }
        guard many > 3 else { return spotParagraphs(map) }
        details("挨在一起的 \(many) 处，点图上带数字的标记直接看") { spotParagraphs(map) }
    }

    private func spotParagraphs(_ map: PointMap) {
        for (number, spot) in map.spots.enumerated() where spot.points.count > 1 {
            tag("p", ["class": "spot", "id": "spot-\(number + 1)"]) {
                tag("strong", text: "\(spot.points.count) 处在一起：")
                for (place, index) in spot.points.enumerated() {
                    if place > 0 { text("、") }
                    let point = map.points[index]
                    link("\(point.signal?.shape ?? "")\(point.name)", to: point.address)
                }
            }
        }
    }
}
