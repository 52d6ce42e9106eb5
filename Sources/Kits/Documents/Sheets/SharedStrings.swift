/// The texts an `.xlsx` keeps in one place, in one block of memory; cleaned as cells are.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    /// Empty for a number that no text has.
    subscript(_ index: Int) -> String {
        guard index >= 0, index < ends.count else { return "" }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return bytes.withUnsafeBufferPointer { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[index])]), as: UTF8.self)
        }
    }

    var size: Int { bytes.count + ends.count * 4 }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }

    mutating func endString() {
        let start = Int(ends.last ?? 0)
        // Most texts begin and end with something to be seen.
        if start < bytes.count, isSuspect(bytes[start]) || endsSuspect(from: start) {
            let clean = cleanCell(String(decoding: bytes[start...], as: UTF8.self))
            bytes.removeSubrange(start...)
            bytes.append(contentsOf: clean.utf8)
        }
        ends.append(UInt32(bytes.count))
    }

    /// A blank, a control character, a `'`, or the beginning of a character that may be an invisible one.
    private func isSuspect(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x27 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF
    }

    private func endsSuspect(from start: Int) -> Bool {
        var at = bytes.count - 1
        while at > start, bytes[at] & 0xC0 == 0x80 { at -= 1 }
        return isSuspect(bytes[at])
    }
}

/// Reads `sharedStrings.xml`; the runs of a rich text are put together, phonetic marks are left out.
final class SharedStringsHandler: XMLHandler {
    private(set) var strings = SharedStrings()
    private let limit: Int
    private var isInText = false
    private var phonetic = 0

    init(limit: Int) { self.limit = min(limit, Int(UInt32.max) / 2) }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("t") { isInText = phonetic == 0 } else if name.is("rPh") { phonetic += 1 }
    }

    override func end(_ name: XMLName) {
        if name.is("t") {
            isInText = false
        } else if name.is("rPh") {
            phonetic -= 1
        } else if name.is("si") {
            strings.endString()
            if strings.size > limit { fault = .unpacksTooLarge }
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInText { strings.append(bytes) }
    }
}
