import Core
import Foundation

/// Reads the text layer of a PDF with pdftotext. A scan has none and is told from the pages without text.
func readPDF(
    _ source: ByteSource,
    limits: DocumentLimits,
    tool: ConversionTool? = .pdfText
) throws(DocumentFault) -> TextDocument {
    guard let tool else { throw .toolMissing(.pdf) }
    let folder = try ConversionFolder()
    let original = try folder.place(source, as: "document.pdf")
    let target = folder.path + "/document.txt"
    let arguments = ["-enc", "UTF-8", "-eol", "unix", original, target]
    guard let result = try tool.run(arguments, in: folder.path, seconds: limits.conversionSeconds) else {
        throw .conversionTooSlow(seconds: Int(limits.conversionSeconds))
    }
    if result.words.contains("Incorrect password") { throw .passwordProtected }
    guard result.status == 0, let data = FileManager.default.contents(atPath: target) else { throw .damaged(.pdf) }
    let pages = PDFPages(String(decoding: data, as: UTF8.self))
    guard pages.count > 0 else { throw .damaged(.pdf) }
    if pages.isScanned { throw .scanned(pages: pages.count) }
    if pages.isGarbled { throw .garbled }
    guard let clean = cleanText(pages.text, limit: limits.characters) else {
        throw .tooManyCharacters(limit: limits.characters)
    }
    guard !clean.isEmpty else { throw .noText }
    var notices: [DocumentNotice] = [.pagesRead(pages.count)]
    if pages.withoutText > 0 { notices.append(.pagesWithoutText(pages.withoutText)) }
    return TextDocument(text: clean, kind: .pdf, notices: notices)
}

/// The pages of a PDF as pdftotext wrote them, each ended by a form feed.
struct PDFPages {
    private let pages: [[Substring]]
    private let lettersOfPages: [Int]

    init(_ written: String) {
        var parts = written.split(separator: "\u{0C}", omittingEmptySubsequences: false)
        if parts.last?.allSatisfy(\.isWhitespace) == true { parts.removeLast() }
        pages = parts.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        lettersOfPages = pages.map { lines in lines.reduce(0) { $0 + $1.count { $0.isLetter } } }
    }

    var count: Int { pages.count }

    /// Fewer letters than a page number and a stamp make a page without text.
    private static let fewest = 15

    var withoutText: Int { lettersOfPages.count { $0 < Self.fewest } }

    /// No text on most pages; a single short page of words is a text.
    var isScanned: Bool {
        let letters = lettersOfPages.reduce(0, +)
        return letters == 0 || (count > 1 && withoutText * 2 > count)
    }

    /// Fonts without a table of characters come out as private or replacement characters.
    var isGarbled: Bool {
        var (bad, all) = (0, 0)
        for scalar in pages.joined().joined().unicodeScalars where !scalar.properties.isWhitespace {
            all += 1
            if scalar == "\u{FFFD}" || (0xE000...0xF8FF).contains(scalar.value) { bad += 1 }
        }
        return bad * 4 > all
    }

    /// The lines of all pages, page numbers and lines that stand at the same end of every page left out.
    var text: String {
        let repeated = repeatedEnds
        return pages.map { lines in
            var kept = lines.filter { !Self.isPageNumber($0) }
            while let first = kept.first, Self.isBlank(first) || repeated.contains(Self.plain(first)) {
                kept.removeFirst()
            }
            while let last = kept.last, Self.isBlank(last) || repeated.contains(Self.plain(last)) { kept.removeLast() }
            return kept.map(Self.closed).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// First and last lines that stand on more than half of at least three pages.
    private var repeatedEnds: Set<String> {
        guard pages.count >= 3 else { return [] }
        var counts: [String: Int] = [:]
        for lines in pages {
            let filled = lines.filter { !Self.isBlank($0) && !Self.isPageNumber($0) }
            for line in Set([filled.first, filled.last].compactMap { $0.map(Self.plain) }) {
                counts[line, default: 0] += 1
            }
        }
        return Set(counts.filter { $0.value * 2 > pages.count }.keys)
    }

    /// Typesetters leave a gap between Chinese characters and figures, which comes out as a space: `6 月 21 日`.
    static func closed(_ line: Substring) -> String {
        let scalars = Array(line.unicodeScalars)
        var closed = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if scalar == " ", index > 0, index + 1 < scalars.count {
                let (before, after) = (scalars[index - 1], scalars[index + 1])
                if isHan(before) && isFigure(after) || isFigure(before) && isHan(after) { continue }
            }
            closed.append(scalar)
        }
        return String(closed)
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || (0x3000...0x303F).contains(scalar.value)
            || (0xFF00...0xFFEF).contains(scalar.value)
    }

    private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "%")
    }

    private static func plain(_ line: Substring) -> String {
        line.filter { !$0.isWhitespace && !($0.isASCII && $0.isNumber) }
    }
    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    /// `3`, `- 3 -`, `— 3 —`, `第3页 共8页`, `3/8`
    private static func isPageNumber(_ line: Substring) -> Bool {
        let words = line.filter { !$0.isWhitespace && !"-—–－─·第页共/".contains($0) }
        return !words.isEmpty && words.count <= 6 && words.allSatisfy { $0.isASCII && $0.isNumber }
            && line.count { $0.isNumber } <= 6 && !line.contains("年")
    }
}
