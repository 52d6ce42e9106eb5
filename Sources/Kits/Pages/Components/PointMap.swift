/// Things where they stand: each a sign of its light, or its number on a way, that opens the thing, over the borders of places
/// where these are known.
package struct PointMap: Sendable {
    package struct Point: Sendable {
        package var name: String
        /// From the left and from the top, in the units of the picture.
        package var x: Double
        package var y: Double
        package var signal: Signal?
        package var address: String
        /// Its place on the way, instead of a sign.
        package var number: String?

        package init(
            _ name: String,
            x: Double,
            y: Double,
            signal: Signal?,
            address: String,
            number: String? = nil
        ) {
            self.number = number
            self.name = name
            self.x = x
            self.y = y
            self.signal = signal
            self.address = address
        }
    }

    package var word: String
    package var points: [Point]
    package var rings: [[(x: Double, y: Double)]]
    package var source: String
    /// Straight lines from point to point; empty where things are on no way.
    package var way: [(x: Double, y: Double)]
    /// Names of places, where they stand in the picture.
    package var names: [(word: String, x: Double, y: Double)]
    /// Units of the picture in a kilometre; nil where no scale is told.
    package var kilometre: Double?

    package init(
        _ word: String,
        points: [Point],
        rings: [[(x: Double, y: Double)]] = [],
        source: String = "",
        way: [(x: Double, y: Double)] = [],
        names: [(word: String, x: Double, y: Double)] = [],
        kilometre: Double? = nil
    ) {
        self.names = names
        self.kilometre = kilometre
        self.way = way
        self.word = word
        self.points = points
        self.rings = rings
        self.source = source
    }
}

extension PointMap {
    static let stopRadius = 26.0
    /// As wide as the style sheet draws it on a phone, where the picture is small.
    package static let widestStop = 42.0

    /// Where the signs of a way's stops are drawn: where they stand, or so far beside it that none covers another. The same for
    /// the same stops.
    package var signs: [(x: Double, y: Double)] {
        var places = points.map { (x: $0.x, y: $0.y) }
        guard points.contains(where: { $0.number != nil }) else { return places }
        let least = 2 * Self.widestStop + 4
        for _ in 0..<200 {
            var isCrowded = false
            for first in places.indices {
                for second in places.indices where second > first {
                    var (across, down) = (places[second].x - places[first].x, places[second].y - places[first].y)
                    let apart = (across * across + down * down).squareRoot()
                    guard apart < least else { continue }
                    isCrowded = true
                    // Two in one place part to the sides.
                    if apart < 0.5 { (across, down) = (1, 0) } else { (across, down) = (across / apart, down / apart) }
                    let step = (least - apart) / 2 + 0.5
                    places[first].x -= across * step
                    places[first].y -= down * step
                    places[second].x += across * step
                    places[second].y += down * step
                }
            }
            if !isCrowded { break }
        }
        return places
    }
}

extension HTMLWriter {
    package func pointMap(_ map: PointMap) {
        guard !map.points.isEmpty else { return }
        let signs = map.signs
        let corners = map.rings.flatMap { $0 } + signs + map.way
        func whole(_ value: Double?) -> Int { Int((value ?? 0).rounded()) }
        let edge = map.way.isEmpty ? 30 : 60
        var (left, top) = (whole(corners.map(\.x).min()) - edge, whole(corners.map(\.y).min()) - edge)
        var (right, bottom) = (whole(corners.map(\.x).max()) + edge, whole(corners.map(\.y).max()) + edge)
        if map.way.isEmpty {
            // A few things in one yard do not fill the picture, and a sign has room at its edges.
            (left, right) = (min(left, -edge - 30), max(right, 1030 + edge))
            let lacking = max(0, 500 - (bottom - top)) / 2
            (top, bottom) = (top - lacking - 30, bottom + lacking + (map.kilometre == nil ? 30 : 90))
        }
        let picture = MapLabels.Box(
            left: Double(left),
            top: Double(top),
            right: Double(right),
            bottom: Double(bottom)
        )
        let labels = map.labels(signs, within: picture)
        tag("figure", ["class": "chart"]) {
            tag(
                "svg",
                [
                    "class": "place-map point-map", "viewBox": "\(left) \(top) \(right - left) \(bottom - top)",
                    "role": "group", "aria-label": "\(map.word)位置图",
                ]
            ) {
                // Without borders the signs stand on a plain sheet.
                if map.rings.isEmpty, map.way.isEmpty {
                    tag(
                        "rect",
                        [
                            "class": "map-ground", "x": "\(left)", "y": "\(top)", "width": "\(right - left)",
                            "height": "\(bottom - top)",
                        ]
                    ) {}
                }
                for ring in map.rings {
                    let path = ring.map { "\(whole($0.x)) \(whole($0.y))" }.joined(separator: "L")
                    tag("path", ["class": "map-ground", "d": "M\(path)Z"]) {}
                }
                if !map.way.isEmpty {
                    let path = map.way.map { "\(whole($0.x)) \(whole($0.y))" }.joined(separator: "L")
                    tag("path", ["class": "map-way", "d": "M\(path)"]) {}
                }
                for (point, place) in zip(map.points, signs) where (place.x, place.y) != (point.x, point.y) {
                    let path = "M\(whole(point.x)) \(whole(point.y))L\(whole(place.x)) \(whole(place.y))"
                    tag("path", ["class": "map-lead", "d": path]) {}
                }
                for (number, spot) in map.spots.enumerated() {
                    if spot.points.count > 1 {
                        manySign(map, spot, number + 1)
                    } else if let only = spot.points.first {
                        sign(map.points[only], whole(signs[only].x), whole(signs[only].y))
                    }
                }
                // Where there is no room beside the signs a name lies over one, to be read; presses go through it.
                mapWords(labels, isSpoken: true)
                if let kilometre = map.kilometre { scaleBar(kilometre, x: left + 40, y: bottom - 30) }
            }
            mapCaption(labels, source: map.rings.isEmpty ? "" : map.source)
        }
        spotLists(map)
    }

    private func sign(_ point: PointMap.Point, _ x: Int, _ y: Int) {
        let words = [point.name, point.signal?.word].compactMap { $0 }.joined(separator: " ")
        tag("a", ["href": point.address, "aria-label": words]) {
            if point.number != nil {
                tag("circle", ["class": "map-stop", "cx": "\(x)", "cy": "\(y)", "r": "\(Int(PointMap.stopRadius))"]) {}
            }
            tag(
                "text",
                [
                    "class":
                        "map-point map-\(point.number == nil ? "" : "number map-")\(point.signal?.rawValue ?? "none")",
                    "x": "\(x)", "y": "\(y)",
                    "text-anchor": "middle",
                ]
            ) {
                tag("title", text: words)
                text(point.number ?? point.signal?.shape ?? "○")
            }
        }
    }
}

extension Gallery {
    static let pointMap = [
        Example("观摩路线") { w in
            w.pointMap(
                PointMap(
                    "观摩路线",
                    points: [
                        .init("县政府", x: 500, y: 300, signal: nil, address: "#start", number: "起"),
                        .init("第 1 站 上坪村", x: 250, y: 90, signal: nil, address: "#stop-1", number: "1"),
                        .init("第 2 站 泉头村", x: 780, y: 120, signal: nil, address: "#stop-2", number: "2"),
                        .init("第 3 站 泉头村", x: 790, y: 124, signal: nil, address: "#stop-3", number: "3"),
                    ],
                    way: [(500, 300), (250, 90), (780, 120), (790, 124), (500, 300)]
                )
            )
        },
        Example("台账的位置") { w in
            w.pointMap(
                PointMap(
                    "老旧房屋",
                    points: [
                        .init("王大山（云雾镇上坪村）", x: 120, y: 140, signal: .behind, address: "/items/1"),
                        .init("李小河（云雾镇下坪村）", x: 480, y: 260, signal: .slow, address: "/items/2"),
                        .init("赵沟井（清泉镇泉头村）", x: 800, y: 90, signal: .onTrack, address: "/items/3"),
                        .init("赵沟水（清泉镇泉头村）", x: 806, y: 94, signal: .slow, address: "/items/4"),
                    ],
                    rings: [[(0, 0), (1000, 0), (1000, 400), (0, 400)]],
                    source: "示例",
                    names: [("云雾镇", 300, 240), ("清泉镇", 800, 190)],
                    kilometre: 62
                )
            )
        },
    ]
}
