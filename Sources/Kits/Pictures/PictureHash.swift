/// What a picture looks like in 128 bits: whether each of 64 areas is brighter than its right neighbour, and than the one
/// below. Saving again, scaling and slight brightening change few bits (N. Krawetz, "Kind of Like That", dHash).
package struct PictureHash: Hashable, Sendable {
    package let across: UInt64
    package let down: UInt64

    package init(across: UInt64, down: UInt64) {
        self.across = across
        self.down = down
    }

    /// Nil where the picture is too even to be told from another: fog, a wall, the inside of a pocket.
    package init?(_ luma: Luma) {
        let wide = luma.areas(9, 8)
        let tall = luma.areas(8, 9)
        guard Self.isTelling(wide) else { return nil }
        var (across, down): (UInt64, UInt64) = (0, 0)
        for row in 0..<8 {
            for column in 0..<8 {
                let place = UInt64(1) << UInt64(row * 8 + column)
                if wide[row * 9 + column] > wide[row * 9 + column + 1] { across |= place }
                if tall[row * 8 + column] > tall[(row + 1) * 8 + column] { down |= place }
            }
        }
        self.init(across: across, down: down)
    }

    private static func isTelling(_ areas: [Double]) -> Bool {
        let mean = areas.reduce(0, +) / Double(areas.count)
        let variance = areas.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(areas.count)
        return variance > 36
    }

    /// How many of 128 bits differ.
    package func distance(to other: PictureHash) -> Int {
        (across ^ other.across).nonzeroBitCount + (down ^ other.down).nonzeroBitCount
    }

    /// Two photos this near are taken for one: the first half, which the index finds, and both halves together.
    package static let nearestAcross = 7
    package static let nearest = 12

    package func isNear(_ other: PictureHash) -> Bool {
        (across ^ other.across).nonzeroBitCount <= Self.nearestAcross && distance(to: other) <= Self.nearest
    }
}

/// Finding near hashes without looking at all of them (M. Norouzi and others, "Fast Search in Hamming Space with Multi-Index
/// Hashing", 2012): of two hashes that differ in at most seven bits, one of four bands of 16 differs in at most one.
extension PictureHash {
    /// The four keys a photo is filed under: the band's number above its 16 bits.
    package var bands: [Int] {
        (0..<4).map { band in band << 16 | Int((across >> UInt64(band * 16)) & 0xFFFF) }
    }

    /// The 68 keys near photos are filed under.
    package var nearBands: [Int] {
        bands.flatMap { key in [key] + (0..<16).map { key ^ (1 << $0) } }
    }
}
