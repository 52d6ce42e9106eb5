/// A key of the keyboard with the modifiers held beside it, from a name such as `"j"`, `"Enter"` or `"Control+Enter"`.
struct BrowserKey {
    private let key: String
    private let code: String
    private let number: Int
    private let text: String?
    private let modifiers: Int

    private static let modifierBits = ["Alt": 1, "Control": 2, "Meta": 4, "Shift": 8]
    private static let named: [String: (number: Int, text: String?)] = [
        "Enter": (13, "\r"), "Tab": (9, nil), "Escape": (27, nil), "Backspace": (8, nil), "Delete": (46, nil),
        "ArrowLeft": (37, nil), "ArrowUp": (38, nil), "ArrowRight": (39, nil), "ArrowDown": (40, nil),
        "Home": (36, nil), "End": (35, nil), "PageUp": (33, nil), "PageDown": (34, nil), "Space": (32, " "),
    ]

    init?(_ name: String) {
        // The key may itself be "+".
        var parts = name.count > 1 ? name.split(separator: "+").map(String.init) : [name]
        let last = parts.removeLast()
        let bits = parts.map { Self.modifierBits[$0] }
        guard !bits.contains(nil) else { return nil }
        modifiers = bits.compactMap(\.self).reduce(0, |)
        let isTyped = modifiers & ~8 == 0
        if let found = Self.named[last] {
            key = last == "Space" ? " " : last
            code = last
            number = found.number
            text = isTyped ? found.text : nil
        } else if last.count == 1, let scalar = last.uppercased().unicodeScalars.first {
            key = last
            code = scalar.properties.isAlphabetic ? "Key\(scalar)" : ""
            number = Int(scalar.value)
            text = isTyped ? last : nil
        } else {
            return nil
        }
    }

    func event(isDown: Bool) -> [String: BrowserValue] {
        var event: [String: BrowserValue] = [
            "type": .text(isDown ? (text == nil ? "rawKeyDown" : "keyDown") : "keyUp"), "key": .text(key),
            "code": .text(code), "windowsVirtualKeyCode": .number(Double(number)),
            "modifiers": .number(Double(modifiers)),
        ]
        if isDown, let text { event["text"] = .text(text) }
        return event
    }
}
