/// The first section of a number format's code, which speaks of positive numbers, sign by sign (ECMA-376 18.8.30).
struct FormatCode {
    struct Sign {
        let character: Character
        /// In quotes, or after `\`, `_` or `*`: it stands for itself.
        let isText: Bool
    }

    private(set) var signs: [Sign] = []

    /// What the number or day is put into.
    var placeholders: [Character] { signs.filter { !$0.isText }.map(\.character) }

    init(_ code: String) {
        var (isQuoted, isBracketed, isEscaped) = (false, false, false)
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
                signs.append(Sign(character: character, isText: true))
            } else if isQuoted {
                isQuoted = character != "\""
                if isQuoted { signs.append(Sign(character: character, isText: true)) }
            } else if isBracketed {
                isBracketed = character != "]"
            } else {
                switch character {
                case "\"": isQuoted = true
                case "[": isBracketed = true
                case "\\", "_", "*": isEscaped = true
                case ";": return
                default: signs.append(Sign(character: character, isText: false))
                }
            }
        }
    }
}
