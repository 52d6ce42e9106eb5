/// Where names are written on a map so that one can read each: none covers another, and each covers as little of the signs
/// as it can. Pure; the same for the same names.
package struct MapLabels: Sendable {
    package struct Label: Hashable, Sendable {
        package let word: String
        /// The middle of the line the letters stand on.
        package let x: Double
        package let y: Double

        package init(_ word: String, x: Double, y: Double) {
            self.word = word
            self.x = x
            self.y = y
        }
    }

    /// In units of the picture; y grows downwards.
    package struct Box: Hashable, Sendable {
        package let left: Double
        package let top: Double
        package let right: Double
        package let bottom: Double

        package init(left: Double, top: Double, right: Double, bottom: Double) {
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
        }

        package init(around x: Double, _ y: Double, radius: Double) {
            self.init(left: x - radius, top: y - radius, right: x + radius, bottom: y + radius)
        }

        func covers(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }

        /// How much of another it covers.
        func area(of other: Box) -> Double {
            let width = min(right, other.right) - max(left, other.left)
            let height = min(bottom, other.bottom) - max(top, other.top)
            return max(0, width) * max(0, height)
        }

        func holds(_ other: Box) -> Bool {
            left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
        }
    }

    package let placed: [Label]
    /// Words for which there is no room near their place.
    package let left: [String]

    /// - Parameters:
    ///   - names: the earlier ones choose first.
    ///   - size: of the letters.
    ///   - signs: what is drawn besides.
    package init(_ names: [Label], size: Double, signs: [Box] = [], within picture: Box) {
        var (placed, left, taken) = ([Label](), [String](), [Box]())
        for name in names {
            let free = Self.moves.map { Label(name.word, x: name.x + $0.x * size, y: name.y + $0.y * size) }
                .filter { label in
                    let box = Self.box(label, size)
                    return picture.holds(box) && !taken.contains { $0.covers(box) }
                }
            let covered = free.map { label in
                let box = Self.box(label, size)
                return signs.reduce(0.0) { $0 + box.area(of: $1) }
            }
            // The nearest of those that cover least.
            if let best = covered.indices.min(by: { covered[$0] < covered[$1] }) {
                let label = free[best]
                placed.append(label)
                taken.append(Self.box(label, size))
            } else {
                left.append(name.word)
            }
        }
        self.placed = placed
        self.left = left
    }

    /// Where it stands, then nearest first, in sizes of the letters.
    private static let moves: [(x: Double, y: Double)] = [
        (0, 0), (0, -1.3), (0, 1.3), (1.5, 0), (-1.5, 0), (1.5, -1.3), (-1.5, -1.3), (1.5, 1.3), (-1.5, 1.3), (0, -2.6),
        (0, 2.6), (3, 0), (-3, 0), (3, -1.3), (-3, -1.3), (3, 1.3), (-3, 1.3), (1.5, -2.6), (-1.5, -2.6), (1.5, 2.6),
        (-1.5, 2.6), (3, -2.6), (-3, -2.6), (3, 2.6), (-3, 2.6),
    ]

    /// What a label takes up: Chinese letters are as wide as high, others about half.
    package static func box(_ label: Label, _ size: Double) -> Box {
        let width = label.word.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2000 ? 0.6 : 1) } * size
        return Box(
            left: label.x - width / 2,
            top: label.y - size * 0.95,
            right: label.x + width / 2,
            bottom: label.y + size * 0.25
        )
    }
}

extension HTMLWriter {
    /// - Parameter isSpoken: false where links say the names already.
    func mapWords(_ labels: MapLabels, isSpoken: Bool) {
        for label in labels.placed {
            let (x, y) = ("\(Int(label.x.rounded()))", "\(Int(label.y.rounded()))")
            tag(
                "text",
                [
                    "class": "map-word", "x": x, "y": y, "text-anchor": "middle",
                    "aria-hidden": isSpoken ? nil : "true",
                ],
                text: label.word
            )
        }
    }

    /// Names without room are told below the map, so that none is missing.
    func mapCaption(_ labels: MapLabels, source: String) {
        let left = labels.left.isEmpty ? "" : "图上写不下的：\(labels.left.joined(separator: "、"))"
        let words = [left, source.isEmpty ? "" : "边界：\(source)"].filter { !$0.isEmpty }
        guard !words.isEmpty else { return }
        tag("figcaption") { tag("span", ["class": "chart-source"], text: words.joined(separator: "。")) }
    }
}
