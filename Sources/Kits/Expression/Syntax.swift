/// A formula as it was written, before anything is known about its names.
package struct Syntax: Hashable, Sendable {
    package let kind: Kind
    package let position: Position

    package init(_ kind: Kind, at position: Position = .start) {
        self.kind = kind
        self.position = position
    }

    package indirect enum Kind: Hashable, Sendable {
        case number(Double)
        case text(String)
        case truth(Bool)
        case name(String)
        /// `from demolished`: that stage and the later ones.
        case from(String)
        case list([Syntax])
        case not(Syntax)
        case negative(Syntax)
        case binary(Operator, Syntax, Syntax)
        case call(String, [Syntax])
    }

    package enum Operator: String, Hashable, Sendable, CaseIterable {
        case or, and
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case atMost = "<="
        case more = ">"
        case atLeast = ">="
        case within = "in"
        case outside = "not in"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"

        /// Higher binds tighter; `not` stands between `and` and the comparisons.
        var precedence: Int {
            switch self {
            case .or: 1
            case .and: 2
            case .equal, .unequal, .less, .atMost, .more, .atLeast, .within, .outside: 4
            case .plus, .minus: 5
            case .times, .divided: 6
            }
        }

        var isComparison: Bool { precedence == 4 }
    }
}

extension Syntax: CustomStringConvertible {
    /// The formula with as few brackets as keep its meaning; reading it again gives the same.
    package var description: String { written(above: 0) }

    private func written(above outer: Int) -> String {
        switch kind {
        case .number(let number): Syntax.written(number)
        case .text(let text): Syntax.quoted(text)
        case .truth(let truth): truth ? "yes" : "no"
        case .name(let name): name
        case .from(let stage): "from \(stage)"
        case .list(let parts): "[\(parts.map(\.description).joined(separator: ", "))]"
        case .not(let part): bracketed("not \(part.written(above: 3))", 3, outer)
        case .negative(let part): bracketed("-\(part.written(above: 7))", 7, outer)
        case .call(let name, let parts): "\(name)(\(parts.map(\.description).joined(separator: ", ")))"
        case .binary(let sign, let left, let right):
            // Comparisons do not chain; the others lean to the left.
            bracketed(
                left.written(above: sign.isComparison ? 5 : sign.precedence) + " \(sign.rawValue) "
                    + right.written(above: sign.precedence + 1),
                sign.precedence,
                outer
            )
        }
    }

    private func bracketed(_ text: String, _ own: Int, _ outer: Int) -> String { own < outer ? "(\(text))" : text }

    static func written(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    }

    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
