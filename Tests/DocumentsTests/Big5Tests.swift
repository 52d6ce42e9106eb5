import Foundation
import Testing

@testable import Documents

/// Files of programs that write traditional characters.
@Suite("Big5") struct Big5Tests {
    /// 戶主,村 and 王建國,上坪 as Big5 has them, byte by byte.
    private static let written: [UInt8] = [
        0xA4, 0xE1, 0xA5, 0x44, 0x2C, 0xA7, 0xF8, 0x0A, 0xA4, 0xFD, 0xAB, 0xD8, 0xB0, 0xEA, 0x2C, 0xA4, 0x57, 0xA9,
        0x57,
    ]

    private func rows(_ bytes: [UInt8]) throws -> (rows: [[String]], encoding: TextEncoding?, isUnsure: Bool) {
        let file = try SheetFile(.bytes(bytes), name: "a.csv")
        let rows = try file.grid(ofSheet: 0).rows.map { $0.cells.map(\.text) }
        return (rows, file.encoding?.name, file.encoding?.isUnsure == true)
    }

    private func bytes(_ text: String, _ encoding: UInt) throws -> [UInt8] {
        Array(try #require(text.data(using: String.Encoding(rawValue: encoding))))
    }

    @Test func aSheetIsReadByItsBytes() throws {
        let read = try rows(Self.written)
        #expect(read.rows == [["戶主", "村"], ["王建國", "上坪"]])
        #expect(read.encoding == .big5 && !read.isUnsure)
    }

    /// Lists as offices keep them, in both ways of writing; what is cut alike in both is told by its characters.
    @Test(arguments: [
        ("户主,乡镇,村名,面积\n王建国,云雾镇,上坪村,120\n", "戶主,鄉鎮,村名,面積\n王建國,雲霧鎮,上坪村,120\n"),
        ("项目名称,资金来源\n道路硬化,财政\n", "項目名稱,資金來源\n道路硬化,財政\n"),
        ("姓名,电话\n李秀兰,13912345678\n", "姓名,電話\n李秀蘭,13912345678\n"),
        ("厕所改造数量,完成时间,备注\n12,2026年6月10日,已验收\n", "廁所改造數量,完成時間,備註\n12,2026年6月10日,已驗收\n"),
    ])
    func simplifiedStaysGB18030AndTraditionalIsBig5(_ simplified: String, _ traditional: String) throws {
        let gb = try rows(bytes(simplified, 0x8000_0632))
        #expect(gb.encoding == .gb18030 && !gb.isUnsure)
        #expect(gb.rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n" == simplified)
        let big5 = try rows(bytes(traditional, 0x8000_0A03))
        #expect(big5.encoding == .big5 && !big5.isUnsure)
        #expect(big5.rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n" == traditional)
        // Traditional characters are in GB 18030 too.
        #expect(try rows(bytes(traditional, 0x8000_0632)).encoding == .gb18030)
        #expect(try rows(Array(traditional.utf8)).encoding == .utf8)
    }

    /// The signs of GB 2312 stand where Big5 has characters, and one of them fills a whole column.
    @Test(arguments: [
        "编号,危房等级,面积\n" + String(repeating: "H1,C级,86㎡\n", count: 300), "㎡\n", "Ⅱ级\n", "①②③\n", "0㎏\n", "高村,F001,86㎡\n",
    ])
    func signsOfGB2312AreNoBig5(_ text: String) throws {
        let read = try rows(bytes(text, 0x8000_0632))
        #expect(read.encoding == .gb18030 && !read.isUnsure)
        #expect(read.rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n" == text)
    }

    /// Too little to tell: read one way, and said.
    @Test func aFewCharactersAreSaidToBeUncertain() throws {
        let read = try rows([0xA4, 0xE1, 0xA5, 0x44, 0x2C, 0x31, 0x0A, 0xA4, 0x57, 0x2C, 0x32])
        #expect(read.rows == [["戶主", "1"], ["上", "2"]])
        #expect(read.encoding == .big5 && read.isUnsure)
    }

    /// Pairs cut by the end of a piece, one without a character, and a letter behind half a pair.
    @Test func aPairWithoutACharacterTakesNoOtherWithIt() {
        var decoder = TextDecoder(.big5)
        var text = ""
        for byte in Self.written + [0x2C, 0xA4, 0x57, 0xC7, 0xFE, 0xA9, 0x57, 0xA4, 0x2C] {
            text += decoder.decode([byte], isLast: false)
        }
        text += decoder.decode([], isLast: true)
        #expect(text.hasPrefix("戶主,村\n王建國,上坪,上") && text.hasSuffix("坪\u{FFFD},"), "\(text)")
    }
}
