/// Writes JSON with keys in the order given, into bytes.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func object(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
        enclosed(key, 0x7B, 0x7D, body)
    }
    package mutating func array(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
        enclosed(key, 0x5B, 0x5D, body)
    }

    package mutating func string(_ key: String, _ value: String?) {
        begin(key)
        if let value { quoted(value) } else { raw("null") }
        needsComma = true
    }

    package mutating func number(_ key: String, _ value: Int?) {
        begin(key)
        raw(value.map(String.init) ?? "null")
        needsComma = true
    }

    package mutating func number(_ key: String, _ value: Double?) {
        begin(key)
        if let value, value.isFinite {
            raw(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value))
        } else {
            raw("null")
        }
        needsComma = true
    }

    /// A text or a number within an array.
    package mutating func element(_ value: String) {
        if needsComma { bytes.append(0x2C) }
        quoted(value)
        needsComma = true
    }

    package mutating func element(_ value: Int) {
        if needsComma { bytes.append(0x2C) }
        raw(String(value))
        needsComma = true
    }

    package mutating func bool(_ key: String, _ value: Bool) {
        begin(key)
        raw(value ? "true" : "false")
        needsComma = true
    }

    private mutating func enclosed(_ key: String?, _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        begin(key)
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func begin(_ key: String?) {
        if needsComma { bytes.append(0x2C) }
        guard let key else { return }
        quoted(key)
        bytes.append(0x3A)
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func quoted(_ text: String) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: raw("\\\"")
            case 0x5C: raw("\\\\")
            case 0x0A: raw("\\n")
            case 0x0D: raw("\\r")
            case 0x09: raw("\\t")
            case 0..<0x20:
                let hex = String(byte, radix: 16)
                raw("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex)
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
