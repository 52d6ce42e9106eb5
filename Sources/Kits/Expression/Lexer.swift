/// Cuts a formula into tokens; a column counts characters.
struct Lexer {
    enum Token: Hashable {
        case number(Double), text(String), word(String), sign(String), end

        var shown: String {
            switch self {
            case .number(let number): Syntax.written(number)
            case .text(let text): Syntax.quoted(text)
            case .word(let word), .sign(let word): word
            case .end: "结尾"
            }
        }
    }

    typealias Placed = (token: Token, position: Position)

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var position = Position.start

    static func tokens(of text: String) throws(FormulaFault) -> [Placed] {
        var lexer = Lexer(text)
        var tokens: [Placed] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.token != .end
        return tokens
    }

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func advance() {
        if scalars[index] == "\n" {
            position = Position(line: position.line + 1, column: 1)
        } else {
            position.column += 1
        }
        index += 1
    }

    private mutating func next() throws(FormulaFault) -> Placed {
        while let scalar = current, scalar.properties.isWhitespace { advance() }
        let start = position
        guard let scalar = current else { return (.end, start) }
        if scalar == "\"" || scalar == "'" { return (.text(try quoted(scalar)), start) }
        if isDigit(scalar) { return (.number(try number()), start) }
        if isLetter(scalar) { return (.word(word()), start) }
        return (.sign(try sign()), start)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }

    private mutating func word() -> String {
        var word = ""
        while let scalar = current, isLetter(scalar) || isDigit(scalar) || scalar == "." {
            word.unicodeScalars.append(scalar)
            advance()
        }
        return word
    }

    private mutating func number() throws(FormulaFault) -> Double {
        let start = position
        var text = ""
        while let scalar = current {
            let follows = text.last == "e" && (scalar == "+" || scalar == "-")
            guard isDigit(scalar) || isLetter(scalar) || scalar == "." || follows else { break }
            text.unicodeScalars.append(scalar)
            advance()
        }
        guard let number = Double(text.replacing("_", with: "")), number.isFinite, !text.hasPrefix("0x") else {
            throw FormulaFault("formula.number", at: start, ["text": text])
        }
        return number
    }

    private mutating func quoted(_ mark: Unicode.Scalar) throws(FormulaFault) -> String {
        let start = position
        advance()
        var text = ""
        while let scalar = current, scalar != mark {
            advance()
            guard scalar == "\\", let escaped = current else {
                text.unicodeScalars.append(scalar)
                continue
            }
            text.unicodeScalars.append(escaped == "n" ? "\n" : escaped)
            advance()
        }
        guard current != nil else { throw FormulaFault("formula.quote", at: start) }
        advance()
        return text
    }

    private mutating func sign() throws(FormulaFault) -> String {
        let start = position
        guard let scalar = current else { return "" }
        if index + 1 < scalars.count {
            let pair = String(String.UnicodeScalarView([scalar, scalars[index + 1]]))
            if ["==", "!=", "<=", ">="].contains(pair) {
                advance()
                advance()
                return pair
            }
        }
        let text = String(Character(scalar))
        if let ascii = Lexer.halfWidth[text] {
            throw FormulaFault("formula.fullWidth", at: start, ["character": text, "ascii": ascii])
        }
        guard "()[],+-*/<>".unicodeScalars.contains(scalar) else {
            throw FormulaFault("formula.character", at: start, ["character": text])
        }
        advance()
        return text
    }

    private static let halfWidth = [
        "（": "(", "）": ")", "，": ",", "“": "\"", "”": "\"", "‘": "\"", "’": "\"", "＞": ">", "＜": "<", "≥": ">=",
        "≤": "<=", "≠": "!=", "＝": "==", "=": "==", "【": "[", "】": "]", "×": "*", "÷": "/", "＋": "+", "－": "-",
        "、": ",",
    ]
}

/// Stops reading at the first thing that cannot be understood.
struct FormulaFault: Error {
    let problem: FormulaProblem

    init(_ key: String, at position: Position, _ values: [String: String] = [:]) {
        problem = FormulaProblem(key, at: position, values)
    }
}
