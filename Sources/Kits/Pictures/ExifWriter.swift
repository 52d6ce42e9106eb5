import Core

/// Writes what a camera would, big-endian: for drawn photos of tests and of the fictional county.
package enum ExifWriter {
    /// The JPEG with an Exif segment behind its start mark.
    package static func adding(_ exif: Exif, to jpeg: [UInt8]) -> [UInt8] {
        let body = Array("Exif".utf8) + [0, 0] + tiff(exif)
        return Array(jpeg.prefix(2)) + [0xFF, 0xE1] + big(body.count + 2, 2) + body + jpeg.dropFirst(2)
    }

    private struct Field {
        let tag: Int
        let type: Int
        let count: Int
        let value: [UInt8]
    }

    private static func tiff(_ exif: Exif) -> [UInt8] {
        var main: [Field] = []
        if let camera = exif.camera { main.append(text(0x0110, camera)) }
        if let orientation = exif.orientation {
            main.append(Field(tag: 0x0112, type: 3, count: 1, value: big(orientation, 2) + [0, 0]))
        }
        let details = exif.takenAt.map { [text(0x9003, written($0))] } ?? []
        let place = exif.position.map(position) ?? []
        // The two further directories stand behind the main one.
        let pointers = (details.isEmpty ? 0 : 1) + (place.isEmpty ? 0 : 1)
        let mainEnd = 8 + size(main, more: pointers)
        let detailsEnd = mainEnd + (details.isEmpty ? 0 : size(details, more: 0))
        if !details.isEmpty { main.append(Field(tag: 0x8769, type: 4, count: 1, value: big(mainEnd, 4))) }
        if !place.isEmpty { main.append(Field(tag: 0x8825, type: 4, count: 1, value: big(detailsEnd, 4))) }
        var bytes: [UInt8] = [0x4D, 0x4D, 0, 0x2A] + big(8, 4)
        bytes += directory(main, at: 8)
        if !details.isEmpty { bytes += directory(details, at: mainEnd) }
        if !place.isEmpty { bytes += directory(place, at: detailsEnd) }
        return bytes
    }

    private static func size(_ fields: [Field], more: Int) -> Int {
        let long = fields.filter { $0.value.count > 4 }.reduce(0) { $0 + $1.value.count }
        return 2 + (fields.count + more) * 12 + 4 + long
    }

    private static func directory(_ fields: [Field], at start: Int) -> [UInt8] {
        var (entries, long): ([UInt8], [UInt8]) = (big(fields.count, 2), [])
        let end = start + 2 + fields.count * 12 + 4
        for field in fields {
            entries += big(field.tag, 2) + big(field.type, 2) + big(field.count, 4)
            if field.value.count > 4 {
                entries += big(end + long.count, 4)
                long += field.value
            } else {
                entries += field.value + [UInt8](repeating: 0, count: 4 - field.value.count)
            }
        }
        return entries + big(0, 4) + long
    }

    private static func text(_ tag: Int, _ words: String) -> Field {
        var value = Array(words.utf8) + [0]
        while value.count % 2 == 1 || value.count < 6 { value.append(0) }
        return Field(tag: tag, type: 2, count: value.count, value: value)
    }

    private static func position(_ position: Exif.Position) -> [Field] {
        [
            Field(tag: 1, type: 2, count: 2, value: Array((position.latitude < 0 ? "S" : "N").utf8) + [0]),
            Field(tag: 2, type: 5, count: 3, value: degrees(position.latitude)),
            Field(tag: 3, type: 2, count: 2, value: Array((position.longitude < 0 ? "W" : "E").utf8) + [0]),
            Field(tag: 4, type: 5, count: 3, value: degrees(position.longitude)),
        ]
    }

    private static func degrees(_ value: Double) -> [UInt8] {
        let seconds = Int((abs(value) * 3_600_000).rounded())
        return big(seconds / 3_600_000, 4) + big(1, 4) + big(seconds / 60_000 % 60, 4) + big(1, 4)
            + big(seconds % 60_000, 4) + big(1000, 4)
    }

    private static func written(_ moment: Instant) -> String {
        let (day, clock) = (moment.day, moment.clock)
        return "\(day.year.padded(4)):\(day.month.padded(2)):\(day.day.padded(2)) "
            + "\(clock.hour.padded(2)):\(clock.minute.padded(2)):\(clock.second.padded(2))"
    }

    private static func big(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> ((width - 1 - $0) * 8)) }
    }
}
