import Core

/// Named values in order, as a query or a form carries them; a name may stand several times.
package struct Fields: Sendable, Hashable, Sequence {
    package private(set) var pairs: [(name: String, value: String)] = []

    package init(_ pairs: [(String, String)] = []) { self.pairs = pairs.map { (name: $0.0, value: $0.1) } }

    package static func == (a: Fields, b: Fields) -> Bool {
        a.pairs.elementsEqual(b.pairs) { $0.name == $1.name && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        for pair in pairs {
            hasher.combine(pair.name)
            hasher.combine(pair.value)
        }
    }

    package func makeIterator() -> IndexingIterator<[(name: String, value: String)]> { pairs.makeIterator() }

    package var isEmpty: Bool { pairs.isEmpty }

    /// The first value as it was sent; nil where the name is absent.
    package func raw(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// The first value without space around it; empty where absent.
    package func text(_ name: String) -> String { (raw(name) ?? "").trimmed }

    /// Every value of a name, empty ones left out.
    package func all(_ name: String) -> [String] {
        pairs.compactMap { $0.name == name && !$0.value.trimmed.isEmpty ? $0.value.trimmed : nil }
    }

    package func contains(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    package mutating func append(_ name: String, _ value: String) { pairs.append((name, value)) }

    /// Without the named ones.
    package func without(_ names: String...) -> Fields {
        Fields(pairs.filter { !names.contains($0.name) }.map { ($0.name, $0.value) })
    }

    /// With one value for a name, in place of all it had.
    package func setting(_ name: String, _ value: String?) -> Fields {
        var rest = without(name)
        if let value { rest.append(name, value) }
        return rest
    }
}

extension Fields {
    package func whole(_ name: String) -> Int? { Int(PlainDigits.narrow(text(name)).replacing(",", with: "")) }

    /// A number as people type it: full-width digits, thousands commas and a percent sign are understood.
    package func number(_ name: String) -> Double? {
        let digits = PlainDigits.narrow(text(name)).replacing(",", with: "").replacing("%", with: "")
        guard let value = Double(digits), value.isFinite else { return nil }
        return value
    }

    package func day(_ name: String) -> Day? { Day(PlainDigits.narrow(text(name))) }

    package func id<Subject>(_ name: String, of subject: Subject.Type = Subject.self) -> Identifier<Subject>? {
        Identifier(text(name))
    }

    package func ids<Subject>(_ name: String, of subject: Subject.Type = Subject.self) -> [Identifier<Subject>] {
        all(name).compactMap { Identifier($0) }
    }
}

/// Full-width digits and signs as the plain ones.
enum PlainDigits {
    static func narrow(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3002: plain.append(".")
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}

extension String {
    var trimmed: String {
        let start = unicodeScalars.firstIndex { !$0.properties.isWhitespace } ?? endIndex
        let end = unicodeScalars.lastIndex { !$0.properties.isWhitespace }
        guard let end else { return "" }
        return String(self[start...end])
    }
}
