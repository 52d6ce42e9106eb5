import Documents

/// The main part of a `.docx` on its way into the archive: written in pieces of 64 KB, so that a document of any length
/// takes the same memory. The first fault is kept and thrown at the end.
final class WordStream {
    private let zip: ZipWriter
    private var bytes: [UInt8] = []
    private var fault: DocumentFault?
    private var figures = 0
    /// Bookmarks of the figures in the order they are printed, for the custom part.
    private(set) var bookmarks: [(name: String, key: String)] = []

    init(_ zip: ZipWriter) {
        self.zip = zip
        bytes.reserveCapacity(80_000)
    }

    func raw(_ xml: String) {
        bytes.append(contentsOf: xml.utf8)
        guard bytes.count > 65_536 else { return }
        flush()
    }

    private func flush() {
        guard fault == nil else { return bytes.removeAll(keepingCapacity: true) }
        do { try zip.append(bytes) } catch { fault = error }
        bytes.removeAll(keepingCapacity: true)
    }

    func finish() throws(DocumentFault) {
        flush()
        if let fault { throw fault }
    }

    /// - Parameter properties: inside `w:pPr` behind the style, in the order of the schema.
    func paragraph(_ style: WordStyle, _ properties: String = "", _ body: () -> Void) {
        raw("<w:p><w:pPr><w:pStyle w:val=\"\(style.rawValue)\"/>\(properties)</w:pPr>")
        body()
        raw("</w:p>")
    }

    func paragraph(_ style: WordStyle, _ properties: String = "", _ words: String) {
        paragraph(style, properties) { run(words) }
    }

    /// - Parameter properties: inside `w:rPr`.
    func run(_ words: String, _ properties: String = "") {
        guard !words.isEmpty else { return }
        let parts = words.split(separator: "\n", omittingEmptySubsequences: false)
        raw(properties.isEmpty ? "<w:r>" : "<w:r><w:rPr>\(properties)</w:rPr>")
        for (index, part) in parts.enumerated() {
            if index > 0 { raw("<w:br/>") }
            if part.isEmpty { continue }
            raw("<w:t xml:space=\"preserve\">")
            bytes.appendXML(String(part))
            raw("</w:t>")
        }
        raw("</w:r>")
    }

    /// A figure stands between the two ends of a bookmark, which the custom part names.
    func text(_ text: PaperText, _ properties: String = "") {
        for piece in text.pieces {
            switch piece {
            case .words(let words): run(words, properties)
            case .figure(let key, let words):
                figures += 1
                let name = "figure_\(figures)"
                bookmarks.append((name, key))
                raw("<w:bookmarkStart w:id=\"\(figures)\" w:name=\"\(name)\"/>")
                run(words, properties)
                raw("<w:bookmarkEnd w:id=\"\(figures)\"/>")
            }
        }
    }

    static func font(_ font: PaperFont) -> String {
        "<w:rFonts w:ascii=\"\(font.rawValue)\" w:hAnsi=\"\(font.rawValue)\" w:eastAsia=\"\(font.rawValue)\"/>"
    }

    /// Half points, for Chinese and Latin.
    static func size(_ points: Double) -> String {
        let half = Int((points * 2).rounded())
        return "<w:sz w:val=\"\(half)\"/><w:szCs w:val=\"\(half)\"/>"
    }
}
