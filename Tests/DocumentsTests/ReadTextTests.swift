import Testing

@testable import Documents

/// 县委 in GB18030.
private let countyCommittee: [UInt8] = [0xCF, 0xD8, 0xCE, 0xAF]

@Suite struct ReadTextTests {
    private func read(_ bytes: [UInt8], _ name: String = "a.txt") throws -> TextDocument {
        try readDocument(.bytes(bytes), name: name)
    }

    @Test(
        arguments: [
            (Array("县委".utf8), "县委", nil),
            ([0xEF, 0xBB, 0xBF] + Array("县委".utf8), "县委", nil),
            (countyCommittee, "县委", TextEncoding.gb18030),
            // 㓽 lies outside GBK and takes four bytes.
            ([0x82, 0x30, 0x8A, 0x30] + countyCommittee, "\u{34FD}县委", .gb18030),
            ([0xFF, 0xFE, 0xBF, 0x53, 0xD4, 0x59], "县委", .utf16LittleEndian),
            ([0xFE, 0xFF, 0x53, 0xBF, 0x59, 0xD4], "县委", .utf16BigEndian),
            (Array("plain 2026".utf8), "plain 2026", nil),
        ] as [([UInt8], String, TextEncoding?)]
    )
    func tellsTheEncodingByTheBytes(bytes: [UInt8], text: String, encoding: TextEncoding?) throws {
        let document = try read(bytes)
        #expect(document.text == text)
        #expect(document.notices == (encoding.map { [.encoding($0)] } ?? []))
    }

    @Test func readsShortGBKThatHappensToBeUTF8() throws {
        // 模拟 in GBK is C4 A3 C4 E2; with 模模 every pair is a lawful UTF-8 sequence.
        #expect(try read([0xC4, 0xA3, 0xC4, 0xA3]).text == "模模")
    }

    @Test func keepsUTF8WithABrokenByteAsUTF8() throws {
        let text = String(repeating: "落实乡村振兴各项任务。", count: 20)
        var bytes = Array(text.utf8)
        bytes.insert(0xFF, at: 30)
        let document = try read(bytes)
        #expect(document.text.hasPrefix("落实乡村振兴各项任\u{FFFD}") || document.text.hasPrefix("落实乡村振兴各项任务\u{FFFD}"))
        #expect(document.notices == [.unreadableCharacters(1)])
    }

    @Test func makesLineEndsAlikeAndLeavesOutInvisibleCharacters() throws {
        let document = try read(Array("\r\n\n  一、目标\r\n二、\u{200B}措施\r三、\u{7}保障\u{2028}四\u{A0}五\t六\n\n ".utf8))
        #expect(document.text == "  一、目标\n二、措施\n三、保障\n四 五\t六")
    }

    @Test func decodesAcrossPieces() {
        for encoding in [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian] {
            var decoder = TextDecoder(encoding)
            let text = "县\u{34FD}a😀委"
            let bytes: [UInt8] =
                switch encoding {
                case .utf8: Array(text.utf8)
                case .gb18030: [0xCF, 0xD8, 0x82, 0x30, 0x8A, 0x30, 0x61, 0x94, 0x39, 0xFC, 0x36, 0xCE, 0xAF]
                case .big5: []
                case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
                case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
                }
            var decoded = ""
            for byte in bytes { decoded += decoder.decode([byte], isLast: false) }
            decoded += decoder.decode([], isLast: true)
            #expect(decoded == text, "\(encoding)")
            #expect(decoder.unreadable == 0)
        }
    }

    @Test func takesTheMarksOutOfMarkdown() throws {
        let markdown = """
            # 某县方案 #
            **一、** 总体要求，见[附件](a.md)
            - 新建公路 *120* 公里
            > 引文 `代码` 3*4=12，____户
            | 任务 | 单位 |
            |---|:--:|
            | 改厕 | 住建局 |
            ---
            1. 第一
            """
        let document = try read(Array(markdown.utf8), "方案.md")
        #expect(document.kind == .markdown)
        #expect(
            document.text == """
                某县方案
                一、 总体要求，见附件
                新建公路 120 公里
                引文 代码 3*4=12，____户
                任务\t单位
                改厕\t住建局
                1. 第一
                """
        )
    }

    @Test func countsCharactersAgainstTheLimit() throws {
        var limits = DocumentLimits()
        limits.characters = 5
        #expect(try readDocument(.bytes(Array("一二三四五".utf8)), name: "a.txt", limits: limits).text.count == 5)
        for text in ["一二三四五六", String(repeating: "x", count: 6), String(repeating: "字", count: 60)] {
            #expect(throws: DocumentFault.tooManyCharacters(limit: 5)) {
                try readDocument(.bytes(Array(text.utf8)), name: "a.txt", limits: limits)
            }
            #expect(throws: DocumentFault.tooManyCharacters(limit: 5)) { try readPastedText(text, limits: limits) }
        }
    }

    @Test func takesPastedText() throws {
        #expect(try readPastedText(" 一\r\n二 ") == TextDocument(text: " 一\n二", kind: .pasted))
        #expect(throws: DocumentFault.empty) { try readPastedText(" \n　\t") }
    }
}
