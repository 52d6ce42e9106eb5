/// Reads a formula into syntax, by precedence.
struct Parser {
    private let tokens: [Lexer.Placed]
    private var index = 0
    private var depth = 0

    static let longest = 4000
    static let deepest = 64

    static func parse(_ text: String) throws(FormulaFault) -> Syntax {
        guard text.unicodeScalars.count <= longest else {
            throw FormulaFault("formula.long", at: .start, ["maximum": String(longest)])
        }
        var parser = Parser(tokens: try Lexer.tokens(of: text))
        if parser.token == .end { throw FormulaFault("formula.empty", at: .start) }
        let syntax = try parser.expression(above: 0)
        guard parser.token == .end else { throw parser.unexpected("结尾") }
        return syntax
    }

    private init(tokens: [Lexer.Placed]) { self.tokens = tokens }

    private var token: Lexer.Token { tokens[index].token }
    private var position: Position { tokens[index].position }

    private mutating func advance() { if index < tokens.count - 1 { index += 1 } }

    private func unexpected(_ expected: String) -> FormulaFault {
        token == .end
            ? FormulaFault("formula.end", at: position, ["expected": expected])
            : FormulaFault("formula.expected", at: position, ["expected": expected, "found": token.shown])
    }

    /// Everything that binds at least as tightly as `lowest`.
    private mutating func expression(above lowest: Int) throws(FormulaFault) -> Syntax {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw FormulaFault("formula.deep", at: position, ["maximum": String(Self.deepest)])
        }
        var left = try operand(lowest)
        var isCompared = false
        while let sign = sign(), sign.precedence >= lowest {
            if sign.isComparison, isCompared { throw FormulaFault("formula.chained", at: position) }
            let start = position
            advance()
            if sign == .outside { advance() }
            let right = try expression(above: sign.precedence + 1)
            left = Syntax(.binary(sign, left, right), at: start)
            isCompared = sign.isComparison
        }
        return left
    }

    private func sign() -> Syntax.Operator? {
        switch token {
        case .sign(let text): return Syntax.Operator(rawValue: text)
        case .word("not"):
            guard index + 1 < tokens.count, tokens[index + 1].token == .word("in") else { return nil }
            return .outside
        case .word(let text): return ["or", "and", "in"].contains(text) ? Syntax.Operator(rawValue: text) : nil
        default: return nil
        }
    }

    private mutating func operand(_ lowest: Int) throws(FormulaFault) -> Syntax {
        let start = position
        switch token {
        case .word("not"):
            guard lowest <= 3 else { throw unexpected("一个值（not 的部分要加括号）") }
            advance()
            return Syntax(.not(try expression(above: 3)), at: start)
        case .sign("-"):
            advance()
            return Syntax(.negative(try expression(above: 7)), at: start)
        default: return try primary()
        }
    }

    private mutating func primary() throws(FormulaFault) -> Syntax {
        let start = position
        switch token {
        case .number(let number):
            advance()
            return Syntax(.number(number), at: start)
        case .text(let text):
            advance()
            return Syntax(.text(text), at: start)
        case .word("yes"), .word("no"):
            defer { advance() }
            return Syntax(.truth(token == .word("yes")), at: start)
        case .word(let word) where !["and", "or", "in"].contains(word):
            advance()
            guard token == .sign("(") else { return Syntax(.name(word), at: start) }
            return Syntax(.call(word, try parts(until: ")")), at: start)
        case .sign("["): return Syntax(.list(try parts(until: "]")), at: start)
        case .sign("("):
            advance()
            let inner = try expression(above: 0)
            try expect(")")
            return inner
        default: throw unexpected("一个字段、数字、文字或括号")
        }
    }

    /// What stands between brackets, with commas; the opening bracket is the present token.
    private mutating func parts(until closing: String) throws(FormulaFault) -> [Syntax] {
        advance()
        var parts: [Syntax] = []
        while token != .sign(closing) {
            if !parts.isEmpty { try expect(",") }
            parts.append(try part())
        }
        advance()
        return parts
    }

    private mutating func part() throws(FormulaFault) -> Syntax {
        guard token == .word("from"), index + 1 < tokens.count, case .word(let stage) = tokens[index + 1].token else {
            return try expression(above: 0)
        }
        defer {
            advance()
            advance()
        }
        return Syntax(.from(stage), at: position)
    }

    private mutating func expect(_ sign: String) throws(FormulaFault) {
        guard token == .sign(sign) else { throw unexpected("“\(sign)”") }
        advance()
    }
}
