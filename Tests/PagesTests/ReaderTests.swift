import Pages
import Testing

@Suite struct ReaderTests {
    private func written(_ paragraphs: [ReadingText.Paragraph], _ marks: [ReadingText.Mark]) -> String {
        let writer = HTMLWriter()
        writer.reader(ReadingText(paragraphs, marks: marks))
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func nestsTheNumbersOfATaskInIt() {
        let html = written(
            [.init("完成改厕12户。其他。", offset: 0)],
            [.init(.number, 4, 7), .init(.task, 0, 8, task: "9")]
        )
        #expect(
            html.contains(
                "<p data-offset=\"0\"><mark class=\"m-task\" id=\"text-9\" data-task=\"9\">完成改厕"
                    + "<mark class=\"m-number\">12户</mark>。</mark>其他。</p>"
            )
        )
    }

    @Test func countsInScalarsNotInUnits() {
        let html = written([.init("𠮷村12户", offset: 10)], [.init(.number, 12, 15)])
        #expect(html.contains("𠮷村<mark class=\"m-number\">12户</mark>"))
    }

    @Test func carriesATaskOverParagraphsWithOneAnchor() {
        let html = written(
            [.init("前半句", offset: 0), .init("后半句", offset: 4)],
            [.init(.task, 1, 6, task: "3")]
        )
        #expect(html.contains("前<mark class=\"m-task\" id=\"text-3\" data-task=\"3\">半句</mark>"))
        #expect(html.contains("<mark class=\"m-task\" data-task=\"3\">后半</mark>句"))
    }

    @Test func namesEveryTaskOfASharedStretch() {
        let html = written([.init("共同部分", offset: 0)], [.init(.task, 0, 4, task: "1"), .init(.task, 0, 2, task: "2")])
        #expect(html.contains("data-task=\"1 2\">共同</mark>"))
        #expect(html.contains("data-task=\"1\">部分</mark>"))
    }

    @Test func ignoresMarksOutsideTheTextAndEmptyOnes() {
        let html = written([.init("正文", offset: 0)], [.init(.number, 5, 9), .init(.date, 1, 1)])
        #expect(!html.contains("<mark"))
    }

    @Test func escapesTheDocument() {
        #expect(written([.init("<b>", offset: 0, level: 1)], []).contains("<h2 data-offset=\"0\">&lt;b&gt;</h2>"))
    }
}
