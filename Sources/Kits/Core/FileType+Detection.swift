/// Random access to the bytes of a file.
package protocol ByteWindow {
    /// Bytes of the whole file.
    var size: Int { get }

    /// The bytes from `offset` on, at most `count`; fewer at the end.
    func bytes(from offset: Int, count: Int) -> [UInt8]
}

/// Bytes in memory.
package struct MemoryWindow: ByteWindow {
    private let memory: [UInt8]

    package init(_ memory: [UInt8]) { self.memory = memory }

    package var size: Int { memory.count }

    package func bytes(from offset: Int, count: Int) -> [UInt8] {
        guard offset >= 0, offset < memory.count else { return [] }
        return Array(memory[offset..<min(memory.count, offset + count)])
    }
}

extension FileType {
    /// Looks at the first bytes, and for office files at the list of their parts.
    package static func detect(_ file: some ByteWindow) -> FileType {
        let head = file.bytes(from: 0, count: 4096)
        if let type = magic.first(where: { $0.matches(head) })?.type { return type }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return zipped(file, head)
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return compound(file, head) }
        if let type = container(head) { return type }
        return written(head)
    }

    private struct Magic {
        let type: FileType
        let offset: Int
        let bytes: [UInt8]

        init(_ type: FileType, _ bytes: [UInt8], at offset: Int = 0) {
            (self.type, self.bytes, self.offset) = (type, bytes, offset)
        }

        init(_ type: FileType, _ text: String) { self.init(type, Array(text.utf8)) }

        func matches(_ head: [UInt8]) -> Bool { head.dropFirst(offset).starts(with: bytes) }
    }

    private static let magic: [Magic] = [
        Magic(.jpeg, [0xFF, 0xD8, 0xFF]), Magic(.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        Magic(.gif, "GIF87a"), Magic(.gif, "GIF89a"), Magic(.pdf, "%PDF-"), Magic(.rtf, "{\\rtf"),
        Magic(.tiff, [0x49, 0x49, 0x2A, 0x00]), Magic(.tiff, [0x4D, 0x4D, 0x00, 0x2A]), Magic(.mp3, "ID3"),
        Magic(.amr, "#!AMR"), Magic(.ogg, "OggS"), Magic(.webm, [0x1A, 0x45, 0xDF, 0xA3]),
        Magic(.archive, "Rar!\u{1A}\u{07}"),
        Magic(.archive, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        Magic(.archive, [0x1F, 0x8B, 0x08]), Magic(.program, [0x7F, 0x45, 0x4C, 0x46]),
    ]

    /// Formats that name their kind a few bytes in.
    private static func container(_ head: [UInt8]) -> FileType? {
        guard head.count >= 12 else { return nil }
        let brand = String(decoding: head[8..<12], as: UTF8.self)
        if head.starts(with: Array("RIFF".utf8)) { return brand == "WEBP" ? .webp : brand == "WAVE" ? .wav : nil }
        if head[4..<8].elementsEqual("ftyp".utf8) {
            switch brand {
            case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1": return .heic
            case "M4A ", "M4B ": return .m4a
            case "qt  ": return .mov
            default: return .mp4
            }
        }
        // An MPEG audio frame without a tag: eleven set bits, layer III, a bit rate and a sample rate that exist.
        if head[0] == 0xFF, head[1] & 0xE6 == 0xE2, head[2] & 0xF0 != 0xF0, head[2] & 0x0C != 0x0C { return .mp3 }
        if head.starts(with: [0x42, 0x4D]), head[6..<10].allSatisfy({ $0 == 0 }) { return .bmp }
        if head.starts(with: [0x4D, 0x5A]), head.contains(0) { return .program }
        return nil
    }

    private static func written(_ head: [UInt8]) -> FileType {
        guard !head.isEmpty else { return .unknown }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .text }
        let controls = head.count { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1A && $0 != 0x1B }
        guard controls * 20 <= head.count, !head.contains(0) else { return .unknown }
        let isMarked = head.starts(with: [0xEF, 0xBB, 0xBF])
        let start = String(decoding: head.dropFirst(isMarked ? 3 : 0).prefix(200), as: UTF8.self)
            .drop { $0.isWhitespace }.lowercased()
        if ["<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<table", "<style"].contains(
            where: start.hasPrefix
        ) {
            return .html
        }
        if start.hasPrefix("<?xml") || start.hasPrefix("<svg") { return .xml }
        return .text
    }
}
