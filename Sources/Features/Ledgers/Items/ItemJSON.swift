import Core
import Expression
import Programmes

/// The fields of a thing as one compact JSON object: absent is unknown, yes and no are 1 and 0, days and choices are
/// strings, sets are arrays of strings.
enum ItemJSON {
    static func text(_ values: [Value], of book: LedgerBook) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32 * values.count)
        bytes.append(UInt8(ascii: "{"))
        for (place, value) in values.enumerated() where value.isKnown {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: book.writtenKeys[place])
            append(value, &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `"key":value` as it stands in `text`.
    static func member(_ key: String, _ value: Value) -> String {
        var bytes = member(key)
        append(value, &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `"key":`
    static func member(_ key: String) -> [UInt8] {
        var bytes: [UInt8] = []
        quote(key, &bytes)
        bytes.append(UInt8(ascii: ":"))
        return bytes
    }

    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        quote(text, &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func append(_ value: Value, _ bytes: inout [UInt8]) {
        switch value {
        case .unknown: bytes.append(contentsOf: "null".utf8)
        case .number(let number): bytes.append(contentsOf: plain(number).utf8)
        case .truth(let truth): bytes.append(truth ? UInt8(ascii: "1") : UInt8(ascii: "0"))
        case .day(let day): quote(day.description, &bytes)
        case .text(let text): quote(text, &bytes)
        case .set(let parts): list(parts, &bytes)
        case .numbers(let numbers): list(numbers.map(plain), &bytes)
        }
    }

    private static func list(_ parts: [String], _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (place, part) in parts.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            quote(part, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    static func plain(_ number: Double) -> String { number.plainDigits }

    static func quote(_ text: String, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        defer { bytes.append(UInt8(ascii: "\"")) }
        // Nearly every text goes over whole.
        let isWhole = text.utf8.withContiguousStorageIfAvailable { text in
            for byte in text where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return false
            }
            bytes.append(contentsOf: text)
            return true
        }
        if isWhole == true { return }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0..<0x20: bytes += Array("\\u00".utf8) + [hex(byte >> 4), hex(byte & 15)]
            default: bytes.append(byte)
            }
        }
    }

    private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 87 + digit }
}

extension ItemJSON {
    /// The values by place in the playbook's fields. What is no member of ours, or not of the field's type, is unknown.
    static func values(_ text: String, of playbook: Playbook) -> [Value] {
        var values = [Value](repeating: .unknown, count: playbook.fields.count)
        var next = 0
        for (key, raw) in members(text) {
            guard let place = playbook.field(key, from: next) else { continue }
            next = place + 1
            values[place] = value(raw, playbook.fields[place].type)
        }
        return values
    }

    static func value(_ raw: JSONPart, _ type: FieldType) -> Value {
        switch (raw, type) {
        case (.number(let number), .truth): .truth(number != 0)
        case (.number(let number), _): .finite(number)
        case (.text(let text), .day): Day(text).map(Value.day) ?? .unknown
        case (.text(let text), _): .text(text)
        case (.list(let parts), _): .set(parts)
        case (.null, _): .unknown
        }
    }

    /// The members of an object as they stand; empty where the text is no object of plain members.
    static func members(_ text: String) -> [(key: String, part: JSONPart)] {
        var text = text
        return text.withUTF8 { bytes in
            var reader = JSONReader(bytes: bytes)
            return reader.object() ?? []
        }
    }
}

/// A member's value: no objects stand inside a thing.
enum JSONPart: Hashable, Sendable {
    case null
    case number(Double)
    case text(String)
    case list([String])
}
