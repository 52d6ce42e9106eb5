import Foundation

/// A JSON value as the browser sends and takes it.
package enum BrowserValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([BrowserValue])
    case object([String: BrowserValue])

    package subscript(_ key: String) -> BrowserValue {
        if case .object(let members) = self { return members[key] ?? .null }
        return .null
    }

    package var string: String? {
        if case .text(let value) = self { return value }
        return nil
    }

    package var double: Double? {
        if case .number(let value) = self { return value }
        return nil
    }

    package var int: Int? { double.map { Int($0) } }

    /// False for anything that is not the JSON value `true`.
    package var isTrue: Bool { self == .bool(true) }

    package var items: [BrowserValue] {
        if case .list(let items) = self { return items }
        return []
    }
}

extension BrowserValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// The value as JSON source, which is also a JavaScript expression.
    package var source: String {
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

extension BrowserValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(arrayLiteral elements: BrowserValue...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, BrowserValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
    package init(nilLiteral: ()) { self = .null }
}
