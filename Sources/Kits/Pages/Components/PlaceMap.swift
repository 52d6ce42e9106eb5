/// Places coloured by a light: by their borders where these are known, otherwise as tiles.
package struct PlaceMap: Sendable {
    package struct Place: Sendable {
        package var name: String
        /// What stands below the name: 63%.
        package var figure: String
        package var signal: Signal?
        package var address: String
        /// Closed rings of points between 0 and 1000, north up; empty where the border is not known.
        package var rings: [[(x: Double, y: Double)]]

        package init(
            _ name: String,
            figure: String,
            signal: Signal?,
            address: String,
            rings: [[(x: Double, y: Double)]] = []
        ) {
            self.name = name
            self.figure = figure
            self.signal = signal
            self.address = address
            self.rings = rings
        }
    }

    package var word: String
    package var places: [Place]
    /// Where the borders come from; printed below the map.
    package var source: String

    package init(_ word: String, places: [Place], source: String = "") {
        self.word = word
        self.places = places
        self.source = source
    }

    /// Borders are drawn where every place has one.
    var hasOutlines: Bool { !places.isEmpty && places.allSatisfy { !$0.rings.isEmpty } }
}

extension HTMLWriter {
    /// A map whose places open; each says its light in colour, shape and words.
    package func placeMap(_ map: PlaceMap) {
        guard !map.places.isEmpty else { return }
        tag("figure", ["class": "chart"]) {
            if map.hasOutlines { outlineMap(map) } else { tileMap(map) }
        }
    }

    private func outlineMap(_ map: PlaceMap) {
        let height = map.places.flatMap(\.rings).flatMap { $0 }.map(\.y).max() ?? 1000
        let names = map.places.map { place in
            let (x, y) = centre(place.rings)
            return MapLabels.Label("\(place.signal?.shape ?? "") \(place.name)", x: x, y: y)
        }
        let picture = MapLabels.Box(left: -10, top: -10, right: 1010, bottom: height + 10)
        // The size of the letters as the style sheet has it.
        let labels = MapLabels(names, size: 26, within: picture)
        tag(
            "svg",
            [
                "class": "place-map", "viewBox": "-10 -10 1020 \(Int(height) + 20)", "role": "group",
                "aria-label": "\(map.word)地图",
            ]
        ) {
            for place in map.places {
                tag("a", ["href": place.address, "aria-label": spoken(place)]) {
                    tag("path", ["class": "map-place \(shade(place))", "d": path(place.rings)]) {
                        tag("title", text: spoken(place))
                    }
                }
            }
            mapWords(labels, isSpoken: false)
        }
        mapCaption(labels, source: map.source)
    }

    private func tileMap(_ map: PlaceMap) {
        tag("ul", ["class": "tile-map", "aria-label": map.word]) {
            for place in map.places {
                tag("li") {
                    tag("a", ["class": "tile \(shade(place))", "href": place.address]) {
                        tag("span", ["class": "tile-name"], text: place.name)
                        tag("span", ["class": "tile-figure"]) {
                            if let signal = place.signal {
                                tag("span", ["class": "light-shape", "aria-hidden": "true"], text: signal.shape)
                                visuallyHidden(signal.word)
                            }
                            text(" \(place.figure)")
                        }
                    }
                }
            }
        }
    }

    private func shade(_ place: PlaceMap.Place) -> String { "map-\(place.signal?.rawValue ?? "none")" }

    private func spoken(_ place: PlaceMap.Place) -> String {
        [place.name, place.signal?.word ?? "没有目标", place.figure].joined(separator: " ")
    }

    private func path(_ rings: [[(x: Double, y: Double)]]) -> String {
        func plain(_ value: Double) -> String { String(Int(value.rounded())) }
        return rings.map { ring in
            "M" + ring.map { "\(plain($0.x)) \(plain($0.y))" }.joined(separator: "L") + "Z"
        }.joined()
    }

    /// The middle of the largest ring's box.
    private func centre(_ rings: [[(x: Double, y: Double)]]) -> (Double, Double) {
        let ring = rings.max { $0.count < $1.count } ?? []
        let (xs, ys) = (ring.map(\.x), ring.map(\.y))
        func middle(_ values: [Double]) -> Double { ((values.min() ?? 0) + (values.max() ?? 0)) / 2 }
        return (middle(xs), middle(ys))
    }
}

extension Gallery {
    static let placeMap = [
        Example("乡镇格图") { w in
            w.placeMap(
                PlaceMap(
                    "拆除率",
                    places: [
                        .init("云雾镇", figure: "63%", signal: .onTrack, address: "/programmes/old-houses?region=1"),
                        .init("清泉镇", figure: "18%", signal: .behind, address: "/programmes/old-houses?region=2"),
                        .init("松林乡", figure: "—", signal: nil, address: "/programmes/old-houses?region=3"),
                    ]
                )
            )
        },
        Example("有边界的地图") { w in
            w.placeMap(
                PlaceMap(
                    "拆除率",
                    places: [
                        .init(
                            "云雾镇",
                            figure: "63%",
                            signal: .slow,
                            address: "/programmes/old-houses?region=4",
                            rings: [[(0, 0), (500, 0), (500, 400), (0, 400)]]
                        ),
                        .init(
                            "清泉镇",
                            figure: "18%",
                            signal: .behind,
                            address: "/programmes/old-houses?region=5",
                            rings: [[(500, 0), (1000, 0), (1000, 400), (500, 400)]]
                        ),
                    ],
                    source: "示例"
                )
            )
        },
    ]
}
