import Core

/// What a camera wrote into a photo. Anything it did not write, or wrote badly, is nil.
package struct Exif: Hashable, Sendable {
    /// 1 to 8.
    package var orientation: Int?
    package var takenAt: Instant?
    /// Maker and model.
    package var camera: String?
    package var position: Position?

    package init(orientation: Int? = nil, takenAt: Instant? = nil, camera: String? = nil, position: Position? = nil) {
        self.orientation = orientation
        self.takenAt = takenAt
        self.camera = camera
        self.position = position
    }

    /// Degrees, WGS 84.
    package struct Position: Hashable, Sendable, LosslessStringConvertible {
        package let latitude: Double
        package let longitude: Double

        package init?(latitude: Double, longitude: Double) {
            guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180,
                latitude != 0 || longitude != 0
            else { return nil }
            self.latitude = latitude
            self.longitude = longitude
        }

        /// `38.92556,100.44972`: five decimals are about a metre.
        package var description: String { "\(Self.written(latitude)),\(Self.written(longitude))" }

        package init?(_ text: String) {
            let parts = text.split(separator: ",").compactMap { Double($0) }
            guard parts.count == 2 else { return nil }
            self.init(latitude: parts[0], longitude: parts[1])
        }

        private static func written(_ degrees: Double) -> String { "\((degrees * 100_000).rounded() / 100_000)" }
    }
}

/// Reads the TIFF structure of Exif 2.3 (JEITA CP-3451C) 4.6; every offset is checked, and no directory is followed twice.
struct ExifReader {
    private let bytes: ArraySlice<UInt8>
    private let isLittle: Bool

    /// - Parameter tiff: from the byte order mark on.
    static func read(_ tiff: ArraySlice<UInt8>) -> Exif? {
        guard let reader = ExifReader(tiff), let first = reader.number(4, 4) else { return nil }
        let main = reader.directory(at: first)
        var exif = Exif()
        if let orientation = main[0x0112].flatMap(reader.short), (1...8).contains(orientation) {
            exif.orientation = orientation
        }
        let names = [0x010F, 0x0110].compactMap { main[$0].flatMap(reader.text) }
        exif.camera = names.isEmpty ? nil : String(names.joined(separator: " ").prefix(60))
        let details = main[0x8769].flatMap(reader.long).map(reader.directory) ?? [:]
        let moment = details[0x9003].flatMap(reader.text) ?? main[0x0132].flatMap(reader.text)
        exif.takenAt = moment.flatMap { instant($0, offset: details[0x9011].flatMap(reader.text)) }
        exif.position = main[0x8825].flatMap(reader.long).map(reader.directory).flatMap(reader.position)
        return exif
    }

    private init?(_ tiff: ArraySlice<UInt8>) {
        let mark = Array(tiff.prefix(4))
        switch mark {
        case [0x49, 0x49, 0x2A, 0]: isLittle = true
        case [0x4D, 0x4D, 0, 0x2A]: isLittle = false
        default: return nil
        }
        bytes = tiff
    }

    private struct Entry {
        let type: Int
        let count: Int
        /// Where the value stands.
        let place: Int
    }

    private static let widths = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8]

    private func directory(at start: Int) -> [Int: Entry] {
        guard start >= 8, let count = number(start, 2), count <= 200 else { return [:] }
        var entries: [Int: Entry] = [:]
        for index in 0..<count {
            let place = start + 2 + index * 12
            guard let tag = number(place, 2), let type = number(place + 2, 2), let count = number(place + 4, 4),
                let width = Self.widths[type], count > 0, count <= 4096
            else { continue }
            if width * count <= 4 {
                entries[tag] = Entry(type: type, count: count, place: place + 8)
            } else if let target = number(place + 8, 4), target + width * count <= bytes.count {
                entries[tag] = Entry(type: type, count: count, place: target)
            }
        }
        return entries
    }

    private func number(_ place: Int, _ width: Int) -> Int? {
        guard place >= 0, place + width <= bytes.count else { return nil }
        let part = bytes[(bytes.startIndex + place)..<(bytes.startIndex + place + width)]
        return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }

    private func short(_ entry: Entry) -> Int? { entry.type == 3 ? number(entry.place, 2) : nil }
    private func long(_ entry: Entry) -> Int? { entry.type == 4 ? number(entry.place, 4) : nil }

    private func text(_ entry: Entry) -> String? {
        guard entry.type == 2, entry.place + entry.count <= bytes.count else { return nil }
        let start = bytes.startIndex + entry.place
        let letters = bytes[start..<start + entry.count].prefix { $0 != 0 }
        let text = String(decoding: letters.map { (32...126).contains($0) ? $0 : 32 }, as: UTF8.self)
        let words = text.split(separator: " ").joined(separator: " ")
        return words.isEmpty ? nil : words
    }

    private func rational(_ place: Int) -> Double? {
        guard let above = number(place, 4), let below = number(place + 4, 4), below != 0 else { return nil }
        return Double(above) / Double(below)
    }

    private func position(_ entries: [Int: Entry]) -> Exif.Position? {
        func degrees(_ tag: Int, _ side: Int, negative: String) -> Double? {
            guard let entry = entries[tag], entry.type == 5, entry.count == 3 else { return nil }
            let parts = (0..<3).compactMap { rational(entry.place + $0 * 8) }
            guard parts.count == 3 else { return nil }
            let value = parts[0] + parts[1] / 60 + parts[2] / 3600
            return entries[side].flatMap(text) == negative ? -value : value
        }
        guard let latitude = degrees(2, 1, negative: "S"), let longitude = degrees(4, 3, negative: "W") else {
            return nil
        }
        return Exif.Position(latitude: latitude, longitude: longitude)
    }

    /// `2026:06:10 09:12:33` on the camera's clock: the county's where no offset stands beside it.
    private static func instant(_ text: String, offset: String?) -> Instant? {
        let parts = text.split { $0 == ":" || $0 == " " || $0 == "-" }.compactMap { Int($0) }
        guard parts.count == 6, let day = Day(year: parts[0], month: parts[1], day: parts[2]), day.year >= 1990,
            (0..<24).contains(parts[3]), (0..<60).contains(parts[4]), (0..<61).contains(parts[5])
        else { return nil }
        let local = Instant(startOf: day).adding(seconds: parts[3] * 3600 + parts[4] * 60 + parts[5])
        guard let offset, offset.count == 6, let hours = Int(offset.prefix(3)), let minutes = Int(offset.suffix(2)),
            abs(hours) <= 14, minutes < 60
        else { return local }
        let east = hours * 3600 + (offset.hasPrefix("-") ? -minutes : minutes) * 60
        return local.adding(seconds: Int(Instant.countyOffset / 1000) - east)
    }
}
