/// Signs as a person typed them, such as in `50%`, `3.5米` and `A-12`. The index holds letters and digits alone, so the rows
/// it found are asked for them: letters count in either case, wide forms and printers' dashes as the plain ones, spaces for
/// nothing. Quotes, brackets and dots in names count as those of a keyboard: nobody types 〔2026〕1号.
enum SearchSigns {
    /// What must stand in a row besides the tokens of a word; nil where they say all of it.
    static func asked(_ typed: String, tokens: [String]) -> String? {
        let asked = folded(bare(typed))
        return asked.isEmpty || asked == tokens.joined() ? nil : asked
    }

    /// The text as it is compared. `text_stands` of SQLite and `from` and `to` for PostgreSQL say the same.
    static func folded(_ text: some StringProtocol) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !spaces.contains(scalar) { kept.append(compared(scalar)) }
        return String(kept)
    }

    private static func compared(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let narrow = plain[scalar] ?? scalar
        return printed[narrow] ?? narrow
    }

    /// A sign by itself as it may stand in a text: as it was typed, narrow, wide.
    static func forms(_ sign: String) -> [String] {
        let narrow = sign.unicodeScalars.map { plain[$0] ?? $0 }
        let wide = narrow.map { scalar in
            (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }
        var forms = [sign]
        for form in [text(narrow), text(wide)] where !forms.contains(form) { forms.append(form) }
        return forms
    }

    /// What `translate` of PostgreSQL changes, scalar by scalar; what has no other leaves the text.
    static let from = text(changed + spaces.sorted { $0.value < $1.value })
    static let to = text(changed.map(compared))

    private static let changed = Set(plain.keys).union(printed.keys).sorted { $0.value < $1.value }

    private static let plain: [Unicode.Scalar: Unicode.Scalar] = {
        var plain: [Unicode.Scalar: Unicode.Scalar] = [:]
        for byte in UInt8(0x21)...0x7E {
            let small = Unicode.Scalar((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
            if small.value != UInt32(byte) { plain[Unicode.Scalar(byte)] = small }
            if let wide = Unicode.Scalar(UInt32(byte) + 0xFEE0) { plain[wide] = small }
        }
        for dash in "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}".unicodeScalars { plain[dash] = "-" }
        return plain
    }()

    /// Signs documents are set with, by those people type for them.
    private static let printed: [Unicode.Scalar: Unicode.Scalar] = [
        "“": "\"", "”": "\"", "「": "\"", "」": "\"", "『": "\"", "』": "\"", "‘": "'", "’": "'", "(": "[", ")": "]",
        "〔": "[", "〕": "]", "【": "[", "】": "]", "\u{B7}": ".", "\u{2022}": ".", "\u{2027}": ".",
    ]

    private static let spaces: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{A0}", "\u{3000}"]

    /// Quotes stand around what is looked for, and a sentence ends behind it: neither is part of it.
    private static func bare(_ typed: String) -> Substring {
        let rest = typed.drop { quotes.contains($0) }
        guard let last = rest.lastIndex(where: { !quotes.contains($0) && !ends.contains($0) }) else { return "" }
        return rest[...last]
    }

    private static let quotes: Set<Character> = ["\"", "'", "＂", "＇", "“", "”", "‘", "’", "「", "」", "『", "』", "《", "》"]
    private static let ends: Set<Character> = ["，", "。", "、", "；", "：", "！", "？", ",", ".", ";", ":", "!", "?"]

    private static func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }
}

extension Dialect {
    /// Whether what `SearchSigns` asks for stands in a text that is not null.
    func stands(_ asked: String, in text: Query) -> Query {
        switch self {
        case .sqlite: "text_stands(\(text), \(asked))"
        case .postgres: "strpos(translate(\(text), \(SearchSigns.from), \(SearchSigns.to)), \(asked)) > 0"
        }
    }
}
