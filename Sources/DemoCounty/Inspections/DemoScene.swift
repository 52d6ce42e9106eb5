import Foundation
import Pictures

/// A drawn photo of a yard as JPEG: sky, hills, a house, trees and heaps where the seed puts them, so that two places look
/// different and the same place looks the same.
struct DemoScene {
    static let width = 480
    static let height = 360

    /// The place.
    let seed: UInt64
    /// Heaps in the yard; none after it was cleared.
    let heaps: Int

    private struct Layout {
        var sun = (x: 0, y: 0)
        var slopes: [(height: Double, length: Double, start: Double)] = []
        var house = (left: 0, top: 0, wide: 0, tall: 0)
        var trees: [(x: Int, y: Int, size: Int)] = []
        var heaps: [(x: Int, y: Int, size: Int)] = []
        var wall = 0
    }

    private var layout: Layout {
        var random = SeededGenerator(seed: seed &* 7919 &+ 17)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        var layout = Layout()
        layout.sun = (number(40...440), number(20...110))
        layout.slopes = (0..<3).map { _ in (Double(number(12...70)), Double(number(60...260)), Double(number(0...400)))
        }
        layout.house = (number(20...260), number(120...190), number(90...190), number(70...130))
        layout.wall = number(0...2)
        layout.trees = (0..<number(2...6)).map { _ in (number(0...480), number(130...240), number(18...60)) }
        layout.heaps = (0..<6).map { _ in (number(20...460), number(270...350), number(24...62)) }
        return layout
    }

    /// - Parameter quality: what it was saved with.
    func jpeg(quality: Int = 80, exif: Exif? = nil) -> [UInt8] {
        var canvas = Canvas()
        let layout = layout
        paintLand(layout, on: &canvas)
        paintHouse(layout, on: &canvas)
        for tree in layout.trees {
            canvas.fill(tree.x - 4..<tree.x + 4, tree.y..<tree.y + tree.size + 40, (92, 70, 50))
            for row in -tree.size..<tree.size {
                let half = Int(Double(tree.size * tree.size - row * row).squareRoot())
                canvas.fill(tree.x - half..<tree.x + half, tree.y + row..<tree.y + row + 1, (58, 104 + row / 3, 52))
            }
        }
        for heap in layout.heaps.prefix(heaps) {
            for row in 0..<heap.size / 2 {
                let half = heap.size - row * 2
                canvas.fill(
                    heap.x - half..<heap.x + half,
                    heap.y - row..<heap.y - row + 1,
                    (96 + row, 86 + row, 74 + row)
                )
            }
        }
        let bytes =
            JPEGWriter.write(width: Self.width, height: Self.height, pixels: canvas.pixels, quality: quality) ?? []
        return exif.map { ExifWriter.adding($0, to: bytes) } ?? bytes
    }

    private func paintLand(_ layout: Layout, on canvas: inout Canvas) {
        for row in 0..<236 { canvas.fill(0..<Self.width, row..<row + 1, (168 + row / 4, 200 + row / 6, 236)) }
        canvas.fill(layout.sun.x - 26..<layout.sun.x + 26, layout.sun.y - 26..<layout.sun.y + 26, (252, 240, 190))
        for (place, slope) in layout.slopes.enumerated() {
            for x in stride(from: 0, to: Self.width, by: 4) {
                let top = 170 - slope.height - slope.height * sin((Double(x) + slope.start) / slope.length)
                canvas.fill(x..<x + 4, Int(top)..<236, (92 + place * 24, 112 + place * 22, 84 + place * 16))
            }
        }
        for row in 236..<Self.height {
            canvas.fill(0..<Self.width, row..<row + 1, (172 + row % 5, 152 + row / 12, 112))
        }
    }

    private func paintHouse(_ layout: Layout, on canvas: inout Canvas) {
        let house = layout.house
        let middle = house.left + house.wide / 2
        let walls: [Canvas.Colour] = [(226, 214, 190), (198, 176, 140), (172, 140, 108)]
        canvas.fill(house.left..<house.left + house.wide, house.top..<house.top + house.tall, walls[layout.wall])
        canvas.fill(middle - 14..<middle + 14, house.top + house.tall / 2..<house.top + house.tall, (88, 64, 48))
        for row in 0..<46 {
            let half = row * house.wide / 80
            canvas.fill(middle - half..<middle + half, house.top - 46 + row..<house.top - 45 + row, (146, 78, 62))
        }
    }
}

/// What is painted last stands in front.
private struct Canvas {
    typealias Colour = (Int, Int, Int)

    private struct Pixel {
        let red, green, blue: UInt8
    }

    private var painted = Array(
        repeating: Pixel(red: 0, green: 0, blue: 0),
        count: DemoScene.width * DemoScene.height
    )

    /// Three bytes each, from the upper left.
    var pixels: [UInt8] { painted.withUnsafeBytes { Array($0) } }

    mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ colour: Colour) {
        let columns = columns.clamped(to: 0..<DemoScene.width)
        let rows = rows.clamped(to: 0..<DemoScene.height)
        let pixel = Pixel(
            red: UInt8(clamping: colour.0),
            green: UInt8(clamping: colour.1),
            blue: UInt8(clamping: colour.2)
        )
        // A line at a time: a demonstration has many pictures, and a build without optimisation pays for every step.
        let line = Array(repeating: pixel, count: columns.count)
        for row in rows {
            let start = row * DemoScene.width + columns.lowerBound
            painted.replaceSubrange(start..<start + line.count, with: line)
        }
    }
}
