import Core
import Pictures

/// A drawn photo: blocks of a few colours in places the seed chooses, so that two seeds look different.
package struct SamplePhoto: Sendable {
    package var width = 320
    package var height = 240
    let seed: UInt64
    /// Added to every colour: another exposure of the same scene.
    package var brightness = 0

    package init(_ seed: UInt64) { self.seed = seed }

    package func jpeg(quality: Int = 82, exif: Exif? = nil) -> [UInt8] {
        let bytes = JPEGWriter.write(width: width, height: height, pixels: pixels, quality: quality) ?? []
        return exif.map { ExifWriter.adding($0, to: bytes) } ?? bytes
    }

    private var pixels: [UInt8] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % below
        }
        // In hundredths of the picture, so that a smaller one shows the same.
        let blocks = (0..<24).map { _ in
            (left: next(90), top: next(90), wide: 8 + next(40), tall: 8 + next(40), tone: 20 + next(200), hue: next(30))
        }
        var tones = (0..<10_000).map { (tone: 120 + $0 / 200, hue: 8) }
        for block in blocks {
            for row in block.top..<min(100, block.top + block.tall) {
                for column in block.left..<min(100, block.left + block.wide) {
                    tones[row * 100 + column] = (block.tone, block.hue)
                }
            }
        }
        var pixels = [UInt8](repeating: 0, count: width * height * 3)
        for y in 0..<height {
            for x in 0..<width {
                let (tone, hue) = tones[y * 100 / height * 100 + x * 100 / width]
                let place = (y * width + x) * 3
                pixels[place] = UInt8(clamping: tone + brightness)
                pixels[place + 1] = UInt8(clamping: tone + hue + brightness)
                pixels[place + 2] = UInt8(clamping: tone - hue + brightness)
            }
        }
        return pixels
    }
}
