import Foundation

/// Reads the browser's JSON by its bytes. A decoder that tries one type after the other throws at every step, and a throw
/// is dear while a test runs: its way is written down each time.
struct BrowserReading {
    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    /// Nil where the message is no JSON.
    static func value(of message: [UInt8]) -> BrowserValue? {
        // `strtod` reads on until something is no number: a zero stands at the end.
        (message + [0]).withUnsafeBytes { bytes in
            var reading = BrowserReading(bytes: bytes)
            return reading.value()
        }
    }

    /// `Page.lifecycleEvent` of an event; nil for an answer.
    static func event(of message: ArraySlice<UInt8>) -> String? {
        let start = Array("{\"method\":\"".utf8)
        guard message.starts(with: start) else { return nil }
        let name = message.dropFirst(start.count).prefix(64)
        return name.firstIndex(of: UInt8(ascii: "\"")).map { String(decoding: name[..<$0], as: UTF8.self) }
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private var next: UInt8 { bytes[at] }

    private mutating func skipSpaces() { while next == 32 || next == 9 || next == 10 || next == 13 { at += 1 } }

    private mutating func take(sign: Unicode.Scalar) -> Bool {
        skipSpaces()
        guard next == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func take(_ word: StaticString) -> Bool {
        guard bytes.count - at > word.utf8CodeUnitCount,
            memcmp(bytes.baseAddress! + at, word.utf8Start, word.utf8CodeUnitCount) == 0
        else { return false }
        at += word.utf8CodeUnitCount
        return true
    }

    private mutating func value() -> BrowserValue? {
        skipSpaces()
        switch next {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "\""): return text().map { .text($0) }
        case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        default: return number()
        }
    }

    private mutating func object() -> BrowserValue? {
        at += 1
        var members: [String: BrowserValue] = [:]
        if take(sign: "}") { return .object(members) }
        repeat {
            skipSpaces()
            guard next == UInt8(ascii: "\""), let name = text(), take(sign: ":"), let value = value() else {
                return nil
            }
            members[name] = value
        } while take(sign: ",")
        return take(sign: "}") ? .object(members) : nil
    }

    private mutating func list() -> BrowserValue? {
        at += 1
        var items: [BrowserValue] = []
        if take(sign: "]") { return .list(items) }
        repeat {
            guard let item = value() else { return nil }
            items.append(item)
        } while take(sign: ",")
        return take(sign: "]") ? .list(items) : nil
    }

    private mutating func number() -> BrowserValue? {
        let start = bytes.baseAddress!.assumingMemoryBound(to: CChar.self) + at
        var end: UnsafeMutablePointer<CChar>?
        let number = strtod(start, &end)
        guard let end, UnsafePointer(end) > start else { return nil }
        at += UnsafePointer(end) - start
        return .number(number)
    }

    private mutating func text() -> String? {
        at += 1
        guard let quote = find(UInt8(ascii: "\"")) else { return nil }
        if find(UInt8(ascii: "\\"), before: quote) == nil {
            defer { at = quote + 1 }
            return String(decoding: bytes[at..<quote], as: UTF8.self)
        }
        return escapedText()
    }

    private func find(_ byte: UInt8, before end: Int? = nil) -> Int? {
        guard let found = memchr(bytes.baseAddress! + at, Int32(byte), (end ?? bytes.count) - at) else { return nil }
        return UnsafeRawPointer(found) - bytes.baseAddress!
    }

    private mutating func escapedText() -> String? {
        var units: [UInt8] = []
        var pair: UInt16?
        var quote = at - 1
        while true {
            if quote < at {
                guard let found = find(UInt8(ascii: "\"")) else { return nil }
                quote = found
            }
            // What stands before the next escape is taken in one piece: pages come as texts of a hundred thousand bytes.
            let end = find(UInt8(ascii: "\\"), before: quote) ?? quote
            units.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[at..<end]))
            at = end + 1
            if end == quote { return String(decoding: units, as: UTF8.self) }
            let escape = next
            at += 1
            guard escape == UInt8(ascii: "u") else {
                units.append(Self.plain[escape] ?? escape)
                continue
            }
            let digits = String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self)
            guard let unit = UInt16(digits, radix: 16) else { return nil }
            at += 4
            if UTF16.isLeadSurrogate(unit) {
                pair = unit
            } else {
                units += Array(String(decoding: (pair.map { [$0] } ?? []) + [unit], as: UTF16.self).utf8)
                pair = nil
            }
        }
    }

    private static let plain: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
    ]
}
