/// A small drawn scene of the fictional county as PNG: a yard with rubble before the work, tidy and planted after it.
struct DemoPicture {
    static let width = 120
    static let height = 90

    let isAfter: Bool
    let seed: UInt64

    private typealias Colour = (UInt8, UInt8, UInt8)

    var png: [UInt8] {
        var pixels: [UInt8] = []
        pixels.reserveCapacity((Self.width * 3 + 1) * Self.height)
        for y in 0..<Self.height {
            pixels.append(0)
            for x in 0..<Self.width {
                let (red, green, blue) = colour(x * 4 / 3, y * 4 / 3)
                pixels += [red, green, blue]
            }
        }
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += Self.chunk("IHDR", Self.big(Self.width) + Self.big(Self.height) + [8, 2, 0, 0, 0])
        file += Self.chunk("IDAT", Self.stored(pixels))
        return file + Self.chunk("IEND", [])
    }

    private func colour(_ x: Int, _ y: Int) -> Colour {
        let shift = Int(seed % 40)
        // A house with a roof, a wall, the ground, and what lies on it.
        if (20..<42).contains(y), abs(x - 60 - shift) < (y - 18) * 2 { return (150, 82, 66) }
        if (40..<78).contains(y), abs(x - 60 - shift) < 38 {
            let isDoor = (56..<78).contains(y) && abs(x - 60 - shift) < 7
            return isDoor ? (96, 70, 52) : (226, 214, 190)
        }
        if y < 70 { return (186, UInt8(208 + y / 4), 236) }
        if isAfter {
            if y > 84, (x + shift) % 26 < 10, (y - 84) < 14 { return (74, 138, 70) }
            return y > 104 ? (196, 190, 178) : (150, 178, 112)
        }
        let heap = 96 - max(0, 20 - abs((x + shift) % 54 - 27))
        if y > heap, y < 108 { return (x * 7 + y * 13) % 5 == 0 ? (92, 84, 78) : (136, 126, 116) }
        return (188, 164, 128)
    }

    private static func big(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        var crc: UInt32 = .max
        for byte in body {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return big(content.count) + body + big(Int(~crc))
    }

    /// zlib without compression (RFC 1950, RFC 1951 3.2.4).
    private static func stored(_ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x78, 0x01]
        var rest = content[...]
        while !rest.isEmpty {
            let part = rest.prefix(65_535)
            rest = rest.dropFirst(part.count)
            let length = UInt16(part.count)
            bytes.append(rest.isEmpty ? 1 : 0)
            bytes += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
            bytes += part
        }
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in content { (a, b) = ((a + UInt32(byte)) % 65_521, (b + (a + UInt32(byte)) % 65_521) % 65_521) }
        return bytes + big(Int(b << 16 | a))
    }
}
