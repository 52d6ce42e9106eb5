/// The key of a stored thing: 64 bits, sorted by the time it was made, made by the application.
///
/// `Subject` is the type the key belongs to and keeps keys of two kinds of things from being mixed up.
package struct Identifier<Subject>: RawRepresentable, Hashable, Comparable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Identifier: CustomStringConvertible, LosslessStringConvertible {
    package var description: String { String(rawValue) }

    /// Reads the decimal form used in addresses; nil for anything else, zero and negative numbers included.
    package init?(_ text: String) {
        guard let value = Int64(text), value > 0 else { return nil }
        rawValue = value
    }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
