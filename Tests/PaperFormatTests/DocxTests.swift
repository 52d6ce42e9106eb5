import Core
import Documents
import Foundation
import PaperFormat
import Testing

/// What stands in the `.docx`, read from its XML: the measures of GB/T 9704-2012.
struct DocxTests {
    private func parts(of paper: OfficialPaper, _ body: (OfficeFile) throws -> Void) throws {
        try withFolder { folder in
            let path = folder + "/a.docx"
            try DocxWriter.write(paper, to: path)
            try body(try OfficeFile(.file(path: path), limits: .standard))
        }
    }

    private func value(_ element: XMLElement?, _ name: String = "w:val") -> String? {
        element?.attributes.first { $0.name == name }?.value
    }

    @Test func thePageIsTheStandards() throws {
        try parts(of: SamplePaper.full()) { file in
            let document = try #require(try file.tree(of: "word/document.xml"))
            let sections = document.all("w:sectPr")
            let first = try #require(sections.first)
            #expect(value(first.first("w:pgSz"), "w:w") == "11906" && value(first.first("w:pgSz"), "w:h") == "16838")
            let margins = try #require(first.first("w:pgMar"))
            let millimetres = { (name: String) in (Double(self.value(margins, name) ?? "") ?? 0) / 1440 * 25.4 }
            #expect(abs(millimetres("w:top") - 37) < 0.1 && abs(millimetres("w:left") - 28) < 0.1)
            #expect(abs(210 - millimetres("w:left") - millimetres("w:right") - 156) < 0.1)
            #expect(abs(297 - millimetres("w:top") - millimetres("w:bottom") - 225) < 0.1)
            // 22 lines of the grid fit, 23 do not.
            let pitch = Double(value(first.first("w:docGrid"), "w:linePitch") ?? "") ?? 0
            let height = 225.0 / 25.4 * 1440
            #expect((height / pitch).rounded(.down) == 22)
            // 28 characters of the body fit, 29 do not.
            let character = 16 * 20 + Double(PaperMeasure.characterSpacing)
            #expect((156.0 / 25.4 * 1440 / character).rounded(.down) == 28)
            // The attachment is printed across, and the record block stands upright behind it.
            #expect(sections.map { value($0.first("w:pgSz"), "w:orient") } == [nil, "landscape", nil])
        }
    }

    /// 7.4: the first and last line thick (0.35 mm), the one between thin (0.25 mm), each as wide as the 版心.
    @Test func theRecordBlockStandsBetweenThreeLines() throws {
        try parts(of: SamplePaper.full()) { file in
            let document = try #require(try file.tree(of: "word/document.xml"))
            let block = try #require(document.all("w:tbl").last)
            #expect(value(block.all("w:tblpPr").first, "w:tblpYSpec") == "bottom")
            // Eighths of a point.
            let lines = ["w:top", "w:insideH", "w:bottom"].map { side -> Double in
                let eighths = Double(value(block.all("w:tblBorders").first?.first(side), "w:sz") ?? "") ?? 0
                return eighths / 8 / 72 * 25.4
            }
            #expect(zip(lines, [0.35, 0.25, 0.35]).allSatisfy { abs($0 - $1) < 0.02 }, "\(lines)")
            let twentieths = Double(value(block.all("w:tblW").first, "w:w") ?? "") ?? 0
            let width: Double = twentieths / 1440 * 25.4
            #expect(abs(width - 156) < 0.1)
            #expect(block.all("w:tr").count == 2)
        }
    }

    @Test func fontsAndSizesAreTheStandards() throws {
        try parts(of: SamplePaper.full()) { file in
            let styles = try #require(try file.tree(of: "word/styles.xml"))
            let defaults = try #require(styles.all("w:docDefaults").first)
            #expect(value(defaults.all("w:rFonts").first, "w:eastAsia") == "仿宋_GB2312")
            #expect(value(defaults.all("w:sz").first) == "32")
            func style(_ name: String) -> XMLElement? {
                styles.all("w:style").first { value($0.first("w:name")) == name }
            }
            let wanted: [(String, String?, String?)] = [
                ("公文标题", "方正小标宋简体", "44"), ("一级标题", "黑体", nil), ("二级标题", "楷体_GB2312", nil), ("份号密级", "黑体", nil),
                ("页码", "宋体", "28"), ("版记", nil, "28"), ("发文机关标志", "方正小标宋简体", nil),
            ]
            for (name, font, size) in wanted {
                let found = try #require(style(name), "\(name)")
                #expect(value(found.all("w:rFonts").first, "w:eastAsia") == font, "\(name)")
                #expect(value(found.all("w:sz").first) == size, "\(name)")
            }
            #expect(value(style("发文机关标志")?.all("w:color").first) == "FF0000")
        }
    }

    @Test func oddAndEvenPagesAreNumberedOnTheirSides() throws {
        try parts(of: SamplePaper.full()) { file in
            #expect(try file.tree(of: "word/settings.xml")?.first("w:evenAndOddHeaders") != nil)
            for (part, side) in [("word/footer1.xml", "right"), ("word/footer2.xml", "left")] {
                let footer = try #require(try file.tree(of: part))
                #expect(value(footer.all("w:jc").first) == side)
                #expect(footer.all("w:t").map(\.text) == ["— ", "1", " —"])
                #expect(footer.all("w:instrText").map(\.text) == [" PAGE "])
            }
        }
    }

    @Test func partsStandInTheirOrder() throws {
        try parts(of: SamplePaper.full()) { file in
            let document = try #require(try file.tree(of: "word/document.xml"))
            let lines = document.all("w:p").map { $0.all("w:t").map(\.text).joined() }.filter { !$0.isEmpty }
            #expect(lines.prefix(5) == ["000001", "秘密★1年", "特急", "云岭县人民政府督查室文件", "云政督〔2026〕3号"])
            let order = [
                "各乡镇人民政府，县直各有关部门：", "截至2026年6月10日，全县共有30项任务滞后。", "一、总体情况", "（一）住房建设。进展正常。", "1.抓紧补上差距", "（1）逐项查明原因",
                "各单位推进情况", "附件：滞后任务清单", "云岭县人民政府督查室", "2026年6月10日", "附件", "　抄送：县委办公室，县纪委监委。",
                "　云岭县人民政府督查室2026年6月10日印发",
            ]
            var rest = lines[...]
            for line in order {
                let place = try #require(rest.firstIndex(of: line), "\(line) in \(rest)")
                rest = rest[(place + 1)...]
            }
            // 35 mm above the head, less the three lines of marks; the red line below the number.
            let head = try #require(document.all("w:p").first { $0.all("w:t").first?.text == "云岭县人民政府督查室文件" })
            #expect(value(head.all("w:spacing").first, "w:before") == "\(PaperMeasure.twips(35) - 3 * 579)")
            let number = try #require(document.all("w:p").first { $0.all("w:t").first?.text == "云政督〔2026〕3号" })
            #expect(value(number.all("w:bottom").first, "w:color") == "FF0000")
        }
    }

    /// 7.3.5: no page with the signature alone.
    @Test func theLastWordsStayWithTheSignature() throws {
        try parts(of: SamplePaper.letter()) { file in
            let document = try #require(try file.tree(of: "word/document.xml"))
            let lines = document.all("w:p")
            let signed = try #require(lines.lastIndex { $0.all("w:t").map(\.text).joined() == "云岭县人民政府督查室" })
            let words = try #require(lines[..<signed].lastIndex { !$0.all("w:t").isEmpty })
            #expect(lines[words...signed].allSatisfy { $0.all("w:keepNext").count == 1 })
            #expect(lines[words].all("w:t").first?.text.hasPrefix("第24段") == true)
        }
    }

    /// 10.1: the name and its double line in the first page's header, the other in its footer, no number there.
    @Test func aLetterHasItsLinesAndNoNumberOnItsFirstPage() throws {
        try parts(of: SamplePaper.letter()) { file in
            let section = try #require(try file.tree(of: "word/document.xml")?.all("w:sectPr").last)
            #expect(section.first("w:titlePg") != nil && value(section.first("w:pgMar"), "w:header") == "1701")
            let header = try #require(try file.tree(of: "word/header3.xml"))
            #expect(header.all("w:t").map(\.text) == ["云岭县人民政府督查室"])
            #expect(value(header.all("w:bottom").first) == "thickThinSmallGap")
            // 170 mm in the middle of the page, of which the text takes 156.
            let indent = try #require(header.all("w:ind").first)
            let reach = ["w:left", "w:right"].compactMap { Double(value(indent, $0) ?? "") }.reduce(0, -)
            #expect(abs(reach / 1440 * 25.4 + 156 - 170) < 0.1)
            let footer = try #require(try file.tree(of: "word/footer3.xml"))
            #expect(value(footer.all("w:bottom").first) == "thinThickSmallGap" && footer.all("w:t").isEmpty)
        }
    }

    @Test func everyFigureCarriesItsSource() throws {
        try parts(of: SamplePaper.full()) { file in
            let source = try #require(try file.tree(of: "customXml/item1.xml"))
            let figure = try #require(source.first("figure"))
            let facts = Dictionary(uniqueKeysWithValues: figure.attributes.map { ($0.name, $0.value) })
            #expect(facts["name"] == "滞后" && facts["query"] == "tasks light=behind" && facts["words"] == "30")
            #expect(facts["asOf"] == "2026年6月10日 09:00")
            let document = try #require(try file.tree(of: "word/document.xml"))
            let bookmarks = document.all("w:bookmarkStart").compactMap { value($0, "w:name") }
            // Once in the text, once in the table.
            #expect(bookmarks == ["figure_1", "figure_2"] && facts["bookmarks"] == "figure_1 figure_2")
        }
    }

    @Test func theSamePaperGivesTheSameBytes() throws {
        try withFolder { folder in
            try DocxWriter.write(SamplePaper.full(), to: folder + "/a.docx")
            try DocxWriter.write(SamplePaper.full(), to: folder + "/b.docx")
            let bytes = ["a", "b"].map { FileManager.default.contents(atPath: "\(folder)/\($0).docx") }
            #expect(bytes[0] == bytes[1] && bytes[0]?.isEmpty == false)
        }
    }

    @Test func wordsThatBreakXMLAreWrittenSafely() throws {
        let paper = SamplePaper.full(body: ["<w:p>&\u{1}\"引号\" 𫖮 末"])
        try parts(of: paper) { file in
            let words = try #require(try file.tree(of: "word/document.xml")).all("w:t").map(\.text)
            #expect(words.contains("<w:p>&\"引号\" 𫖮 末"))
        }
    }
}
