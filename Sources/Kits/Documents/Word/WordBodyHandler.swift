/// Reads `document.xml`: what a reader of the printed document would see, as lines.
final class WordBodyHandler: XMLHandler {
    var numbering: WordNumbering
    let styles: WordStyles
    private let characterLimit: Int
    private(set) var tally = WordTally()
    private var characters = 0

    private var flows = [WordFlow()]
    private var tables: [WordTable] = []
    /// For each open `mc:AlternateContent`: whether one of its versions was already read.
    private var alternatives: [Bool] = []
    private var skipDepth = 0
    private var paragraphProperties = 0
    private var runProperties = 0
    private var rowProperties = 0
    private var isHidden = false
    private var isInText = false

    override var needsNamespaces: Bool { true }

    init(numbering: WordNumbering, styles: WordStyles, characterLimit: Int) {
        self.numbering = numbering
        self.styles = styles
        self.characterLimit = characterLimit
    }

    var text: String { flows[0].lines.joined(separator: "\n") }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if skipDepth > 0 {
            skipDepth += 1
        } else if name.isWord {
            if paragraphProperties + runProperties + rowProperties > 0 {
                startProperty(name, attributes)
            } else {
                startContent(name, attributes)
            }
        } else if name.namespaceContains("markup-compatibility/") {
            startAlternative(name)
        } else if name.is("t"), name.namespaceContains("/math") {
            isInText = true
        }
    }

    override func end(_ name: XMLName) {
        if skipDepth > 0 {
            skipDepth -= 1
        } else if name.isWord {
            endWord(name)
        } else if name.is("AlternateContent") {
            _ = alternatives.popLast()
        } else if name.is("t") {
            isInText = false
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInText, skipDepth == 0 else { return }
        if isHidden {
            tally.hidden += 1
            isInText = false
            return
        }
        append(String(decoding: bytes, as: UTF8.self))
    }

    private func append(_ text: String) {
        characters += text.unicodeScalars.count
        if characters > characterLimit { fault = .tooManyCharacters(limit: characterLimit) }
        flows[flows.count - 1].paragraph?.text += text
    }

    /// Old programs and new ones get the same text box in two versions; only the first is read.
    private func startAlternative(_ name: XMLName) {
        if name.is("AlternateContent") {
            alternatives.append(false)
        } else if name.is("Choice") || name.is("Fallback"), let isRead = alternatives.last {
            if isRead { skipDepth = 1 } else { alternatives[alternatives.count - 1] = true }
        }
    }

    private func startContent(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("t") {
            isInText = true
        } else if name.is("r") {
            isHidden = false
        } else if name.is("rPr") {
            runProperties = 1
        } else if name.is("p") {
            flows[flows.count - 1].paragraph = flows[flows.count - 1].carried ?? WordParagraph()
            flows[flows.count - 1].carried = nil
        } else if name.is("pPr") {
            paragraphProperties = 1
        } else if name.is("trPr") {
            rowProperties = 1
        } else {
            startRare(name, attributes)
        }
    }

    private func startRare(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("tab") || name.is("ptab") {
            append(" ")
        } else if name.is("br") || name.is("cr") {
            append("\n")
        } else if name.is("noBreakHyphen") {
            append("-")
        } else if name.is("tbl") {
            tables.append(WordTable())
        } else if name.is("tr") {
            if !tables.isEmpty { tables[tables.count - 1].cells = [] }
        } else if name.is("tc") || name.is("txbxContent") {
            flows.append(WordFlow())
        } else if name.is("del") || name.is("moveFrom") {
            tally.deletions += 1
            skipDepth = 1
        } else if name.is("rt") || name.is("sdtPr") || name.is("sectPr") || name.is("tblPr") || name.is("tcPr") {
            skipDepth = 1
        } else if name.is("footnoteReference") || name.is("endnoteReference") {
            tally.footnotes += 1
        }
    }

    private func startProperty(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("pPrChange") || name.is("rPrChange") || name.is("trPrChange") || name.is("sectPr") {
            skipDepth = 1
        } else if name.is("rPr") {
            runProperties += 1
        } else if runProperties > 0 {
            startRunProperty(name, attributes)
        } else if rowProperties > 0 {
            if name.is("del"), !tables.isEmpty { tables[tables.count - 1].isRowDeleted = true }
        } else if name.is("pStyle") {
            flows[flows.count - 1].paragraph?.style = attributes["val"]
        } else if name.is("numId") {
            flows[flows.count - 1].paragraph?.numberID = attributes.int("val")
        } else if name.is("ilvl") {
            flows[flows.count - 1].paragraph?.level = attributes.int("val")
        }
    }

    private func startRunProperty(_ name: XMLName, _ attributes: XMLAttributes) {
        if paragraphProperties > 0 {
            if name.is("del") || name.is("moveFrom") { flows[flows.count - 1].paragraph?.isEndDeleted = true }
        } else if name.is("vanish") {
            isHidden = isOn(attributes, "val", absent: true)
        } else if name.is("rStyle"), styles.isHidden(attributes["val"]) {
            isHidden = true
        }
    }

    private func endWord(_ name: XMLName) {
        if name.is("t") {
            isInText = false
        } else if name.is("r") {
            isHidden = false
        } else if name.is("rPr") {
            runProperties = max(0, runProperties - 1)
        } else if name.is("pPr") {
            paragraphProperties = 0
        } else if name.is("trPr") {
            rowProperties = 0
        } else if name.is("p") {
            endParagraph()
        } else if name.is("tc") {
            endCell()
        } else if name.is("tr") {
            endRow()
        } else if name.is("tbl") {
            endTable()
        } else if name.is("txbxContent") {
            endTextBox()
        }
    }
}

// MARK: Ends

extension WordBodyHandler {
    private func endParagraph() {
        guard let paragraph = flows[flows.count - 1].paragraph else { return }
        flows[flows.count - 1].paragraph = nil
        if paragraph.isEndDeleted {
            var carried = paragraph
            carried.isEndDeleted = false
            flows[flows.count - 1].carried = carried
            return
        }
        let label = label(of: paragraph)
        let text = trimmed(paragraph.text.replacing("\t", with: " "))
        if styles.isContents(paragraph.style) {
            if !text.isEmpty { tally.contents += 1 }
        } else if !text.isEmpty {
            if !label.isEmpty { tally.numbers += 1 }
            flows[flows.count - 1].lines += (label + text).split(separator: "\n").map(String.init)
        } else if flows[flows.count - 1].boxes.isEmpty, flows[flows.count - 1].lines.last?.isEmpty == false {
            flows[flows.count - 1].lines.append("")
        }
        flows[flows.count - 1].lines += flows[flows.count - 1].boxes
        flows[flows.count - 1].boxes = []
    }

    /// Empty paragraphs of a list are counted too: Word draws their number.
    private func label(of paragraph: WordParagraph) -> String {
        guard let list = paragraph.numberID ?? styles.numberID(of: paragraph.style), list != 0 else { return "" }
        let level =
            paragraph.level ?? numbering.level(ofStyle: paragraph.style, list: list)
            ?? styles.level(of: paragraph.style) ?? 0
        let label = numbering.nextLabel(list: list, level: level, styles: styles)
        let needsSpace = label.hasSuffix(".") && trimmed(paragraph.text).first?.isNumber == true
        return needsSpace ? label + " " : label
    }

    private func endCell() {
        guard flows.count > 1, !tables.isEmpty, let flow = flows.popLast() else { return }
        let lines = flow.lines.map { trimmed($0.replacing("\t", with: " ")) }.filter { !$0.isEmpty }
        tables[tables.count - 1].cells.append(lines.joined(separator: " "))
    }

    private func endRow() {
        guard var table = tables.popLast() else { return }
        while table.cells.last?.isEmpty ?? false { table.cells.removeLast() }
        if table.isRowDeleted {
            tally.deletions += 1
        } else if !table.cells.isEmpty {
            table.rows.append(table.cells.joined(separator: "\t"))
        }
        table.isRowDeleted = false
        table.cells = []
        tables.append(table)
    }

    private func endTable() {
        guard let table = tables.popLast(), !table.rows.isEmpty else { return }
        tally.tables += 1
        flows[flows.count - 1].lines += table.rows
    }

    private func endTextBox() {
        guard flows.count > 1, let flow = flows.popLast() else { return }
        let lines = flow.lines.filter { !$0.isEmpty }
        guard !lines.isEmpty else { return }
        tally.textBoxes += 1
        flows[flows.count - 1].boxes += lines
    }
}
