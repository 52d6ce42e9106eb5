/// Reads `numbering.xml`.
final class WordNumberingHandler: XMLHandler {
    var result = WordNumbering()
    private var scheme: (id: Int, value: WordNumbering.Scheme)?
    private var list: (id: Int, value: WordNumbering.List)?
    private var level: (index: Int, value: WordNumbering.Level)?
    private var overridden = 0

    override var needsNamespaces: Bool { true }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.isWord else { return }
        if name.is("abstractNum") {
            scheme = attributes.int("abstractNumId").map { ($0, WordNumbering.Scheme()) }
        } else if name.is("num") {
            list = attributes.int("numId").map { ($0, WordNumbering.List()) }
        } else if name.is("lvl") {
            level = attributes.int("ilvl").map { ($0, WordNumbering.Level()) }
        } else if level != nil {
            readLevel(name, attributes)
        } else {
            readList(name, attributes)
        }
    }

    private func readList(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("abstractNumId") {
            list?.value.scheme = attributes.int("val") ?? 0
        } else if name.is("lvlOverride") {
            overridden = attributes.int("ilvl") ?? 0
        } else if name.is("startOverride") {
            list?.value.starts[overridden] = attributes.int("val") ?? 1
        } else if name.is("numStyleLink") {
            scheme?.value.numberingStyle = attributes["val"]
        }
    }

    private func readLevel(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("start") {
            level?.value.start = attributes.int("val") ?? 1
        } else if name.is("numFmt") {
            level?.value.format = attributes["val"] ?? "decimal"
        } else if name.is("lvlText") {
            level?.value.text = attributes["val"] ?? ""
        } else if name.is("suff") {
            level?.value.suffix = attributes["val"] ?? "tab"
        } else if name.is("isLgl") {
            level?.value.isDecimal = isOn(attributes, "val", absent: true)
        } else if name.is("lvlRestart") {
            level?.value.restart = attributes.int("val")
        } else if name.is("pStyle") {
            level?.value.style = attributes["val"]
        }
    }

    override func end(_ name: XMLName) {
        guard name.isWord else { return }
        if name.is("lvl"), let finished = level {
            if list != nil { list?.value.levels[finished.index] = finished.value }
            scheme?.value.levels[finished.index] = finished.value
            level = nil
        } else if name.is("abstractNum"), let finished = scheme {
            result.schemes[finished.id] = finished.value
            scheme = nil
        } else if name.is("num"), let finished = list {
            result.lists[finished.id] = finished.value
            list = nil
        }
    }
}
