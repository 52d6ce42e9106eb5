import Core
import Foundation
import Testing

@testable import Documents

private let speech = """
    在全县改厕工作推进会上的讲话
    （2026年5月23日）
    一、抓紧建设
    县农业农村局要在6月21日前新建农村户用卫生厕所1260座，达标率不低于95%，资金由县财政局拨付，进度由县委督查室每半月通报一次。
    """

/// What other programs read for us. Cases whose program is missing say so and are left out.
@Suite struct ConversionTests {
    static let office = ConversionTool.office != nil
    static let pdf = ConversionTool.pdfText != nil

    private static func rtf(_ text: String, then rest: String = "") -> [UInt8] {
        let words = text.unicodeScalars.map { scalar in
            if scalar == "\n" { return "\\par " }
            return scalar.isASCII ? String(scalar) : "\\u\(Int16(truncatingIfNeeded: scalar.value))?"
        }
        return Array("{\\rtf1\\ansi \(words.joined())\(rest)}".utf8)
    }

    private static var withTable: [UInt8] {
        let cells = ["序号", "任务"].map { cell in
            cell.unicodeScalars.map { "\\u\(Int16(truncatingIfNeeded: $0.value))?" }.joined() + "\\cell"
        }
        return rtf(speech, then: "\\par\\trowd\\cellx2000\\cellx6000\\intbl \(cells.joined(separator: " "))\\row\\pard")
    }

    /// The speech in another format, made by LibreOffice.
    private func made(_ ending: String, in folder: TemporaryFolder) throws -> String {
        let source = folder.file("a.rtf")
        try write(Self.withTable, to: source)
        let tool = try #require(ConversionTool.office)
        _ = try tool.run(
            [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", ending, "--outdir",
                folder.path, source,
            ],
            in: folder.path,
            seconds: 60
        )
        return folder.file("a." + ending)
    }

    @Test(.enabled(if: office, "LibreOffice is not installed: old Word documents are left out"))
    func readsAnOldWordDocumentAlsoUnderTheNameOfWPS() throws {
        let folder = try TemporaryFolder()
        let path = try made("doc", in: folder)
        let document = try readDocument(at: path, name: "讲话.wps")
        #expect(document.text.hasPrefix(speech))
        #expect(document.text.hasSuffix("序号\t任务"))
        #expect(document.kind == .converted)
        #expect(document.notices.first == .converted(from: .doc))
        // The flag of a password, where a protected document has it.
        var locked = try bytes(of: path)
        let start = try #require(
            stride(from: 512, to: locked.count, by: 64).first { locked[$0...].starts(with: [0xEC, 0xA5]) }
        )
        locked[start + 11] |= 1
        #expect(throws: DocumentFault.passwordProtected) { try readDocument(.bytes(locked), name: "a.doc") }
    }

    @Test(.enabled(if: office, "LibreOffice is not installed: RTF is left out"))
    func readsRTFAlsoWhereItIsCalledDoc() throws {
        #expect(try readDocument(.bytes(Self.rtf(speech)), name: "讲话.doc").text == speech)
    }

    @Test(.enabled(if: office, "LibreOffice is not installed: the time limit is left out"))
    func endsAConversionThatTakesTooLong() {
        var limits = DocumentLimits()
        limits.conversionSeconds = 0.05
        #expect(throws: DocumentFault.conversionTooSlow(seconds: 0)) {
            try readDocument(.bytes(Array("{\\rtf1 a}".utf8)), name: "a.rtf", limits: limits)
        }
    }

    @Test(.enabled(if: office && pdf, "LibreOffice or poppler-utils is not installed: PDF is left out"))
    func readsTheTextOfAPDF() throws {
        let folder = try TemporaryFolder()
        let document = try readDocument(at: try made("pdf", in: folder), name: "讲话.pdf")
        #expect(document.kind == .pdf)
        #expect(document.notices == [.pagesRead(1)])
        let letters = { (text: String) in text.filter { !$0.isWhitespace } }
        #expect(letters(document.text) == letters(speech) + "序号任务")
        #expect(document.text.contains("6月21日前"))
    }

    @Test(.enabled(if: pdf, "poppler-utils is not installed: scans are left out"))
    func tellsAScanADamagedFileAndAPassword() {
        #expect(throws: DocumentFault.scanned(pages: 2)) { try readDocument(.bytes(PDFFixture.blank), name: "a.pdf") }
        #expect(throws: DocumentFault.damaged(.pdf)) {
            try readDocument(.bytes(Array(PDFFixture.blank.prefix(60))), name: "a.pdf")
        }
        #expect(throws: DocumentFault.passwordProtected) { try readDocument(.bytes(PDFFixture.locked), name: "a.pdf") }
    }

    @Test func saysWhatToInstallWhereAProgramIsMissing() throws {
        for (bytes, type) in [(Array("{\\rtf1 a}".utf8), FileType.rtf), (compound, .doc), (Self.odt(""), .odt)] {
            let source = ByteSource.bytes(bytes)
            #expect(throws: DocumentFault.toolMissing(type)) {
                try readOffice(source, OpenSource(source), type, limits: .standard, tool: nil)
            }
        }
        #expect(throws: DocumentFault.toolMissing(.pdf)) {
            try readPDF(.bytes(PDFFixture.blank), limits: .standard, tool: nil)
        }
        #expect(DocumentFault.toolMissing(.doc).sentence().contains("libreoffice-writer"))
        #expect(DocumentFault.toolMissing(.pdf).sentence().contains("poppler-utils"))
    }

    @Test func tellsAnEncryptedODTFromItsManifest() {
        #expect(throws: DocumentFault.passwordProtected) {
            try readDocument(.bytes(Self.odt("<manifest:encryption-data/>")), name: "a.odt")
        }
    }

    private let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 2000)

    private static func odt(_ manifest: String) -> [UInt8] {
        var zip = ZipFixture()
        zip.add("mimetype", "application/vnd.oasis.opendocument.text")
        zip.add("META-INF/manifest.xml", "<manifest:manifest>\(manifest)</manifest:manifest>")
        zip.add("content.xml", "<office:document-content/>")
        return zip.archive
    }
}

@Suite struct PDFPagesTests {
    @Test func leavesOutPageNumbersAndWhatStandsOnEveryPage() {
        let pages = PDFPages(
            "云岭县人民政府文件\n第一页的话，有十五个以上的字在这里。\n- 1 -\n\u{0C}云岭县人民政府文件\n第二页的话。\n第2页 共3页\n\u{0C}云岭县人民政府文件\n2026年\n第三页的话。\n3\n\u{0C}"
        )
        #expect(pages.count == 3)
        #expect(pages.text == "第一页的话，有十五个以上的字在这里。\n第二页的话。\n2026年\n第三页的话。")
    }

    @Test(arguments: [
        ("6 月 21 日前完成 60%以上", "6月21日前完成60%以上"), ("县委副书记 高振华", "县委副书记 高振华"), ("A 级 3 A", "A级3 A"),
        ("共 38 户。 2026 年", "共38户。2026年"),
    ])
    func closesTheGapBetweenCharactersAndFigures(written: String, read: String) {
        #expect(PDFPages.closed(written[...]) == read)
    }

    @Test(arguments: [
        ("", 0, false), ("\u{0C}\u{0C}", 2, true), ("只有一页，几个字。\u{0C}", 1, false),
        ("这一页有很多字，足够说明它是一页真正的文字。\u{0C}\u{0C}\u{0C}", 3, true),
        ("这一页有很多字，足够说明它是一页真正的文字。\u{0C}这一页有很多字，足够说明它是一页真正的文字。\u{0C}12\u{0C}", 3, false),
    ])
    func tellsScansFromPagesWithoutText(written: String, count: Int, isScanned: Bool) {
        let pages = PDFPages(written)
        #expect(pages.count == count)
        #expect(count == 0 || pages.isScanned == isScanned)
    }

    @Test func tellsFontsWithoutCharacters() {
        #expect(PDFPages("\u{E001}\u{E002}\u{E003}一\u{0C}").isGarbled)
        #expect(!PDFPages("一\u{E001}二三四五六\u{0C}").isGarbled)
    }
}
