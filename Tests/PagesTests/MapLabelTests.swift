import Pages
import Testing

@Suite struct MapLabelTests {
    private static let picture = MapLabels.Box(left: 0, top: 0, right: 1000, bottom: 600)

    /// Names, signs, how many are moved from where they stand, and how many there is no room for.
    @Test(
        arguments: [
            ([(500.0, 300.0)], [], 0, 0),
            ([(200.0, 300.0), (600.0, 300.0)], [], 0, 0),
            // 清桥镇, 沙井镇 and 和峪镇 lie within a few fields of each other.
            ([(480.0, 300.0), (510.0, 305.0), (490.0, 330.0)], [], 2, 0),
            ([(500.0, 300.0)], [(500.0, 300.0)], 1, 0),
            // At the edge a name moves into the picture.
            ([(5.0, 300.0)], [], 1, 0),
            ([(Double, Double)](repeating: (500.0, 300.0), count: 40), [], 14, 25),
        ] as [([(Double, Double)], [(Double, Double)], Int, Int)]
    )
    func namesDoNotCoverEachOther(
        names: [(Double, Double)],
        signs: [(Double, Double)],
        moved: Int,
        left: Int
    ) {
        let labels = names.map { MapLabels.Label("清桥镇", x: $0.0, y: $0.1) }
        let boxes = signs.map { MapLabels.Box(around: $0.0, $0.1, radius: 20) }
        let found = MapLabels(labels, size: 26, signs: boxes, within: Self.picture)
        let drawn = found.placed.map { MapLabels.box($0, 26) }
        for (index, box) in drawn.enumerated() {
            let covered = drawn[(index + 1)...].contains { other in
                box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom
            }
            #expect(!covered, "\(found.placed)")
        }
        #expect(found.placed.filter { !labels.contains($0) }.count == moved && found.left.count == left)
        #expect(found.placed.allSatisfy { label in Self.holds(MapLabels.box(label, 26)) })
    }

    private static func holds(_ box: MapLabels.Box) -> Bool {
        box.left >= picture.left && box.top >= picture.top && box.right <= picture.right && box.bottom <= picture.bottom
    }

    /// Between signs on every side a name stands where it covers least of them.
    @Test func whereThereIsNoRoomANameCoversAsLittleAsItCan() {
        let name = MapLabels.Label("清桥镇", x: 500, y: 300)
        let above = MapLabels.Box(left: 0, top: 0, right: 1000, bottom: 350)
        let right = MapLabels.Box(left: 540, top: 350, right: 1000, bottom: 600)
        for (signs, x, y) in [([above], 500.0, 300 + 2.6 * 26), ([above, right], 500, 300 + 2.6 * 26)] {
            let found = MapLabels([name], size: 26, signs: signs, within: Self.picture)
            #expect(found.placed == [MapLabels.Label("清桥镇", x: x, y: y)])
        }
        let all = MapLabels.Box(left: 0, top: 0, right: 1000, bottom: 600)
        let covered = MapLabels([name], size: 26, signs: [all], within: Self.picture)
        #expect(covered.placed == [name] && covered.left.isEmpty)
    }

    /// On a phone the sign of one thing is as wide as two letters.
    @Test func noNameLiesUnderTheSignOfAThing() {
        let point = PointMap.Point("甲", x: 500, y: 250, signal: .slow, address: "/items/1")
        let map = PointMap("拆除", points: [point], names: [("清桥镇", 500, 320), ("沙井镇", 480, 250)])
        let html = written { $0.pointMap(map) }
        let words = html.split(separator: "map-word").dropFirst()
        for word in words where !word.contains("公里") {
            let numbers = ["x", "y"].compactMap { name in
                word.split(separator: " \(name)=\"").dropFirst().first.flatMap { Double($0.prefix { $0 != "\"" }) }
            }
            guard numbers.count == 2 else { continue }
            let box = MapLabels.box(MapLabels.Label("清桥镇", x: numbers[0], y: numbers[1]), 36)
            #expect(box.right <= 470 || box.left >= 530 || box.bottom <= 220 || box.top >= 280, "\(word)")
        }
        #expect(words.count == 2)
    }

    @Test func mapsWriteTheirNamesWhereThereIsRoom() {
        let ring = [(x: 0.0, y: 0.0), (x: 500.0, y: 0.0), (x: 500.0, y: 400.0), (x: 0.0, y: 400.0)]
        let places = ["清泉镇", "云雾镇"].map {
            PlaceMap.Place($0, figure: "18%", signal: .behind, address: "#", rings: [ring])
        }
        let names = ["清桥镇", "沙井镇"].map { (word: $0, x: 500.0, y: 300.0) }
        let point = PointMap.Point("甲", x: 100, y: 100, signal: nil, address: "#")
        for html in [
            written { $0.placeMap(PlaceMap("拆除率", places: places)) },
            written { $0.pointMap(PointMap("拆除", points: [point], names: names)) },
        ] {
            let lines = html.split(separator: "<text").filter { $0.contains("map-word") }.compactMap { text in
                text.split(separator: " y=\"").dropFirst().first?.prefix { $0 != "\"" }
            }
            #expect(lines.count == 2 && Set(lines).count == 2, "\(html)")
        }
    }

    private func written(_ body: (HTMLWriter) -> Void) -> String {
        let writer = HTMLWriter()
        body(writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
