/// A copy of a photo that shows the same and tells nothing else: no time, place, camera, thumbnail or comment, and nothing
/// behind its end. Only how it is to be turned stays.
struct CleanCopy {
    private(set) var bytes: [UInt8]
    private(set) var exif: Exif?

    /// JPEG (ITU-T T.81 annex B): segments up to the end mark; application segments but JFIF's and colour profiles are left out.
    init(jpeg source: [UInt8]) throws(PictureFault) {
        guard source.count > 4, source[0] == 0xFF, source[1] == 0xD8 else { throw .broken }
        var kept: [UInt8] = []
        var place = 2
        var found: Exif?
        while true {
            guard place + 4 <= source.count, source[place] == 0xFF else { throw .broken }
            let marker = source[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            let length = Int(source[place + 2]) << 8 | Int(source[place + 3])
            guard length >= 2, place + 2 + length <= source.count else { throw .broken }
            let end = place + 2 + length
            if Self.isExif(source, place, end) { found = found ?? ExifReader.read(source[(place + 10)..<end]) }
            if Self.isKept(source, marker, place) { kept += source[place..<end] }
            place = end
            guard marker == 0xDA else { continue }
            // Compressed data up to the next mark that is no stuffing and no restart.
            let start = place
            place = try Self.endOfScan(source, place)
            kept += source[start..<place]
            if source[place + 1] == 0xD9 { break }
        }
        exif = found
        bytes = [0xFF, 0xD8] + Self.orientation(found?.orientation ?? 1) + kept + [0xFF, 0xD9]
    }

    private static func endOfScan(_ source: [UInt8], _ start: Int) throws(PictureFault) -> Int {
        var place = start
        while place + 1 < source.count {
            if source[place] == 0xFF, source[place + 1] != 0, source[place + 1] != 0xFF,
                !(0xD0...0xD7).contains(source[place + 1])
            {
                return place
            }
            place += 1
        }
        throw .broken
    }

    private static func isExif(_ source: [UInt8], _ place: Int, _ end: Int) -> Bool {
        source[place + 1] == 0xE1 && end - place > 18
            && source[(place + 4)..<(place + 10)].elementsEqual([0x45, 0x78, 0x69, 0x66, 0, 0])
    }

    private static func isKept(_ source: [UInt8], _ marker: UInt8, _ place: Int) -> Bool {
        switch marker {
        case 0xE0: true
        // Adobe's segment says how colours are stored.
        case 0xEE: true
        case 0xE2: source[(place + 4)...].starts(with: "ICC_PROFILE".utf8)
        case 0xE1, 0xE3...0xEF, 0xFE: false
        default: true
        }
    }

    /// An Exif segment with nothing but the orientation; nothing where the picture stands upright.
    private static func orientation(_ orientation: Int) -> [UInt8] {
        guard orientation > 1 else { return [] }
        return [0xFF, 0xE1, 0, 34] + Array("Exif".utf8) + [0, 0]
            + [
                0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0,
                0, 0,
            ]
    }

    /// PNG (ISO/IEC 15948): chunks needed for showing it.
    init(png source: [UInt8]) throws(PictureFault) {
        var kept = Array(source.prefix(8))
        var place = 8
        while place + 12 <= source.count {
            let length = PNGReader.big(source, place)
            guard length >= 0, place + 12 + length <= source.count else { throw .broken }
            let name = String(decoding: source[(place + 4)..<(place + 8)], as: UTF8.self)
            let end = place + 12 + length
            if name == "eXIf" { exif = ExifReader.read(source[(place + 8)..<(place + 8 + length)]) }
            if Self.chunks.contains(name) { kept += source[place..<end] }
            place = end
            if name == "IEND" {
                bytes = kept
                return
            }
        }
        throw .broken
    }

    private static let chunks: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs",
    ]
}
