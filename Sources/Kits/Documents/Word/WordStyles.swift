/// What of a document's styles bears on its text: numbering, hiding, and whether it is a table of contents.
struct WordStyles {
    struct Style {
        var basedOn: String?
        var numberID: Int?
        var level: Int?
        var isHidden: Bool?
        var isContents = false
    }

    var styles: [String: Style] = [:]
    var defaultParagraph: String?

    /// The first value a style or one of its ancestors gives.
    private func inherited<Value>(_ id: String?, _ value: (Style) -> Value?) -> Value? {
        var next = id
        for _ in 0..<20 {
            guard let id = next, let style = styles[id] else { return nil }
            if let found = value(style) { return found }
            next = style.basedOn
        }
        return nil
    }

    func numberID(of id: String?) -> Int? { inherited(id ?? defaultParagraph, \.numberID) }
    func level(of id: String?) -> Int? { inherited(id ?? defaultParagraph, \.level) }
    func isHidden(_ id: String?) -> Bool { inherited(id, \.isHidden) ?? false }
    func isContents(_ id: String?) -> Bool { id.flatMap { styles[$0]?.isContents } ?? false }
}

final class WordStylesHandler: XMLHandler {
    var result = WordStyles()
    private var id: String?
    private var style = WordStyles.Style()

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("style") {
            id = attributes["styleId"]
            style = WordStyles.Style()
            if attributes["type"] == "paragraph", isOn(attributes, "default", absent: false) {
                result.defaultParagraph = id
            }
        } else if id != nil {
            read(name, attributes)
        }
    }

    private func read(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("basedOn") {
            style.basedOn = attributes["val"]
        } else if name.is("numId") {
            style.numberID = attributes.int("val")
        } else if name.is("ilvl") {
            style.level = attributes.int("val")
        } else if name.is("vanish") {
            style.isHidden = isOn(attributes, "val", absent: true)
        } else if name.is("name") {
            style.isContents = attributes["val"]?.lowercased().hasPrefix("toc ") ?? false
        }
    }

    override func end(_ name: XMLName) {
        guard name.is("style"), let id else { return }
        result.styles[id] = style
        self.id = nil
    }
}

/// An on-off value of OOXML: `0`, `false` and `off` are off.
func isOn(_ attributes: XMLAttributes, _ name: StaticString, absent: Bool) -> Bool {
    guard let value = attributes[name] else { return absent }
    return !["0", "false", "off"].contains(value)
}
