import Core

extension Fields {
    /// The key of a thing: nil where missing or no key.
    package func id<Subject>(_ name: String, of subject: Subject.Type = Subject.self) -> Identifier<Subject>? {
        Identifier(text(name))
    }

    /// Every key under a name; what is no key is left out.
    package func ids<Subject>(_ name: String, of subject: Subject.Type = Subject.self) -> [Identifier<Subject>] {
        all(name).compactMap { Identifier($0) }
    }

    /// A whole number as people type it: `1,260`, `１２６０` and `-3` are read; nil for anything else.
    package func int(_ name: String) -> Int? {
        let typed = text(name)
        return GroupedDigits.areRight(typed) ? Int(Self.plainNumber(typed)) : nil
    }

    /// A number with or without decimals, typed like `int`; nil for anything else, infinity included.
    package func number(_ name: String) -> Double? {
        let typed = text(name)
        let digits = Self.plainNumber(typed)
        guard GroupedDigits.areRight(typed), digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 })
        else { return nil }
        return Double(digits)
    }

    /// `2026-06-10`, also as `2026/6/10`, `2026.6.10` or `2026年6月10日`.
    package func day(_ name: String) -> Day? {
        let typed = Self.plainNumber(text(name))
        let parts = typed.split { !$0.isASCII || !$0.isNumber }
        guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Whether a box is ticked.
    package func bool(_ name: String) -> Bool { ["on", "true", "1", "yes"].contains(text(name)) }

    private static func plainNumber(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    switch scalar.value {
                    case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 48)
                    case 0xFF0D, 0x2212: "-"
                    case 0xFF0E: "."
                    case 0x2C, 0xFF0C, 0x20: nil
                    default: scalar
                    }
                }
            )
        )
    }
}
