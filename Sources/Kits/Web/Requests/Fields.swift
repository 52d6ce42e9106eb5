import Core

/// The names and values of a query or a form, in the order they came; a name may come several times.
///
/// Values are repaired when read: bytes that are not UTF-8 and NUL become U+FFFD, line ends become `\n`, marks nobody sees
/// (of direction, of no width) are left out.
package struct Fields: Sendable {
    package private(set) var pairs: [(name: String, value: String)]

    package init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    package var isEmpty: Bool { pairs.isEmpty }

    package func contains(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// The first value as it came; nil where the name is missing.
    package func raw(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// The first value without white space around it, full-width spaces included; "" where the name is missing.
    package func text(_ name: String) -> String { raw(name).map(Self.trimmed) ?? "" }

    /// The first value, nil where it is missing or blank.
    package func filled(_ name: String) -> String? {
        let value = text(name)
        return value.isEmpty ? nil : value
    }

    /// Every value of a name, trimmed, blanks left out.
    package func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map { Self.trimmed($0.value) }.filter { !$0.isEmpty }
    }

    package mutating func append(_ name: String, _ value: String) { pairs.append((name, value)) }

    /// What is nil or empty is left out: an address says only what was asked.
    package mutating func fill(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { append(name, value) }
    }

    /// Each of them under the same name, in the order of their words.
    package mutating func fill<Choice: RawRepresentable<String>>(_ name: String, _ choices: Set<Choice>) {
        for word in choices.map(\.rawValue).sorted() { fill(name, word) }
    }

    /// Only the named fields.
    package func filtering(_ names: Set<String>) -> Fields { Fields(pairs.filter { names.contains($0.name) }) }

    package func removing(_ name: String) -> Fields { Fields(pairs.filter { $0.name != name }) }

    /// One value for a name in place of all it had; nil takes the name away. What is new goes to the end.
    package func replacing(_ name: String, with value: String?) -> Fields {
        guard let value else { return removing(name) }
        guard let place = pairs.firstIndex(where: { $0.name == name }) else { return Fields(pairs + [(name, value)]) }
        var rest = removing(name).pairs
        rest.insert((name, value), at: min(place, rest.count))
        return Fields(rest)
    }

    static func trimmed(_ value: String) -> String {
        guard let first = value.first, let last = value.last, first.isWhitespace || last.isWhitespace else {
            return value
        }
        let start = value.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}

extension Fields: Equatable {
    package static func == (a: Fields, b: Fields) -> Bool { a.pairs.elementsEqual(b.pairs) { $0 == $1 } }
}

extension Fields: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) { pairs = elements.map { ($0.0, $0.1) } }
}
