import Core
import Testing

@testable import Documents

@Suite struct DelimitedTests {
    private func rows(_ text: String, limits: DocumentLimits = .standard) throws -> [SheetRow] {
        try SheetReader(.bytes(Array(text.utf8)), name: "a.csv", limits: limits).rest()
    }

    @Test(arguments: [
        ("代码,名称\n620702,甘州区\n", [["代码", "名称"], ["620702", "甘州区"]]),
        ("代码;名称\r\n1;\"甲;乙\"\r\n", [["代码", "名称"], ["1", "甲;乙"]]),
        ("代码\t名称\r1\t甲,乙", [["代码", "名称"], ["1", "甲,乙"]]),
        ("名称\n甲\n", [["名称"], ["甲"]]),
        ("代码|名称\n1|甲,乙\n2|丙\n", [["代码", "名称"], ["1", "甲,乙"], ["2", "丙"]]),
        ("台账,上半年\n代码\t名称\n1\t甲\n2\t乙\n", [["台账,上半年"], ["代码", "名称"], ["1", "甲"], ["2", "乙"]]),
        ("a,\"说\"\"好\"\"\",\"两\n行\"\n", [["a", "说\"好\"", "两\n行"]]),
        ("a,b\"c\"d, e　,,\n", [["a", "b\"c\"d", "e"]]),
        ("\u{FEFF}a,b", [["a", "b"]]),
        ("\"a\",\"\"", [["a"]]),
        ("'=1+1,'-x,'普通,'2\n", [["=1+1", "-x", "'普通", "'2"]]),
        // What programs put around long numbers for Excel's sake.
        (
            "=\"620702196001010010\",'62070219600101001X,=\"\"\"\"\n",
            [["620702196001010010", "62070219600101001X", "=\"\"\"\""]]
        ),
        ("sep=;\r\n村;户数\r\n甲,乙;2\r\n", [["村", "户数"], ["甲,乙", "2"]]),
    ])
    func cutsRowsAndCells(text: String, cells: [[String]]) throws {
        #expect(try rows(text).map(\.cells) == cells)
    }

    @Test func keepsTheNumbersOfRows() throws {
        let rows = try rows("a,b\n\n,,\n\"x\ny\",1\nz,2")
        #expect(rows.map(\.number) == [1, 4, 5])
        #expect(rows[0][7] == "")
    }

    @Test func namesTheRowOfAQuoteThatNeverCloses() {
        #expect(throws: DocumentFault.unclosedQuote(row: 2)) { try rows("a,b\n1,\"甲\n2,乙\n") }
        #expect(DocumentFault.unclosedQuote(row: 2).sentence(reading: .sheet).hasPrefix("第 2 行有一个引号"))
    }

    @Test func readsGB18030AcrossPieces() throws {
        // 县委 in GB18030; the comma puts the characters at odd places, so that pieces end within them.
        let line: [UInt8] = [0x61, 0x2C, 0xCF, 0xD8, 0xCE, 0xAF, 0x0A]
        let reader = try SheetReader(.bytes(Array(repeatElement(line, count: 30_000).joined())), name: "a.csv")
        let rows = try reader.rest()
        #expect(rows.count == 30_000)
        #expect(rows.allSatisfy { $0.cells == ["a", "县委"] })
        #expect(rows.last?.number == 30_000)
    }

    @Test(arguments: [
        (0.00005, "0.00005"), (-0.0000125, "-0.0000125"), (1e16, "10000000000000000"),
        (-1.25e20, "-125000000000000000000"), (0.0001, "0.0001"), (7.0, "7"),
    ])
    func numbersAreWrittenWithoutPowersOfTen(number: Double, text: String) {
        var lines = CSVLines()
        lines.append([.decimal(number)])
        #expect(String(decoding: lines.bytes, as: UTF8.self) == text + "\r\n")
    }

    @Test func isReadBackAsWritten() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.csv")
        let day = try #require(Day("2026-06-10"))
        let row: [SheetCell] = ["=1+1", "-5", "-5 度", "甲,\"乙\"\n丙", 7, 1.5, .day(day), .blank, "+86", "@a", "末"]
        try SheetTable(name: "表", columns: (1...11).map { SheetColumn("列\($0)") }, rows: [row]).writeCSV(to: path)
        let bytes = try bytes(of: path)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        #expect(text.hasPrefix("列1,列2"))
        #expect(text.contains("\r\n'=1+1,-5,'-5 度,\"甲,\"\"乙\"\"\n丙\",7,1.5,2026-06-10,,+86,'@a,末\r\n"))
        #expect(
            try SheetReader(at: path, name: "a.csv").rest().last?.cells
                == ["=1+1", "-5", "-5 度", "甲,\"乙\"\n丙", "7", "1.5", "2026-06-10", "", "+86", "@a", "末"]
        )
    }

    @Test(
        arguments: [
            ([], "a.csv", .empty), (Array(" \n,,\n".utf8), "a.csv", .noText), ([0, 1, 0, 2], "a.csv", .notText),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "a.xlsx", .notReally(ending: "xlsx", detected: .jpeg)),
            (Array("%PDF-1".utf8), "a.pdf", .unknownType(detected: .pdf)),
            (Array("<html><table>".utf8), "a.xls", .notReally(ending: "xls", detected: .html)),
            (Array("<html><table>".utf8), "a.xlsx", .notReally(ending: "xlsx", detected: .html)),
        ] as [([UInt8], String, DocumentFault)]
    )
    func saysWhatIsTheMatter(bytes: [UInt8], name: String, fault: DocumentFault) {
        #expect(throws: fault) { try SheetReader(.bytes(bytes), name: name).rest() }
    }

    /// A name somebody changed by hand: it is read by its bytes, and says so.
    @Test(
        arguments: [
            ("a.xlsx", "xlsx"), ("a.XLSM", "xlsm"), ("a.xlsx.txt", "xlsx"), ("a.csv", nil), ("a.xls", nil),
            ("txt", nil),
        ] as [(String, String?)]
    )
    func textNamedAsAWorkbookIsRead(name: String, ending: String?) throws {
        let bytes = Array("名称,数量\n甲,1\n".utf8)
        #expect(try SheetReader(.bytes(bytes), name: name).rest().map(\.cells) == [["名称", "数量"], ["甲", "1"]])
        #expect(try SheetFile(.bytes(bytes), name: name).misnamed == ending)
    }

    /// Several tables on one sheet may have more together, and lines of one cell are of none.
    @Test func aTableOfTooManyRecordsIsNotReadToItsEnd() throws {
        var limits = DocumentLimits()
        limits.records = 3
        let table = String(repeating: "a,b\n", count: 1_003)
        let lines = String(repeating: "a\n", count: 1_004)
        for (text, count) in [
            (table, 1_003), ("\(table)\n\(table)", 2_006), ("\(table)表二\n\(table)", 2_007), ("\(table)\(lines)", 2_007),
        ] {
            let read = try rows(text, limits: limits)
            #expect(read.count == count)
        }
        #expect(throws: DocumentFault.tooManyRows(limit: 3)) { try rows("\(table)a,b\n", limits: limits) }
    }

    @Test func refusesTooManyRowsAndTooLongCells() {
        var limits = DocumentLimits()
        limits.rows = 3
        #expect(throws: DocumentFault.tooManyRows(limit: 3)) { try rows("a\n\n\n\nb\n", limits: limits) }
        #expect(throws: DocumentFault.tooManyCharacters(limit: 400_000)) {
            try rows(String(repeating: "x", count: 500_000))
        }
    }

    /// What an input method writes for a comma parts cells too, where it is clear; a column of sentences stays one.
    @Test(arguments: [
        ("乡镇，村名，户数\n云雾镇，上坪村，312\n清泉镇，泉头村，208\n", [["乡镇", "村名", "户数"], ["云雾镇", "上坪村", "312"]]),
        (
            "云岭县农房台账，，，\n填报单位：云雾镇，，，2026年6月\n序号，户主姓名（和户口本一致），，面积（平方米）\n1，王一，，120\n2，李二，，98\n",
            [["云岭县农房台账"], ["填报单位：云雾镇", "", "", "2026年6月"]]
        ),
        ("村名，，备注\n上坪村，12，好\n泉头村，8，好\n", [["村名", "", "备注"], ["上坪村", "12", "好"]]),
        // Names typed with the one, records saved with the other; or both on every line.
        ("村名，户主，面积\n上坪村,王一,120\n泉头村,李二,98\n", [["村名", "户主", "面积"], ["上坪村", "王一", "120"]]),
        ("村名，户主，面积,备注\n上坪村，王一，120,好\n泉头村，李二，98,好\n", [["村名", "户主", "面积", "备注"], ["上坪村", "王一", "120", "好"]]),
        ("农房台账，上半年，试行\n村名,户主,面积\n上坪村,王一,120\n", [["农房台账，上半年，试行"], ["村名", "户主", "面积"]]),
        // 、 parts what stands in one cell.
        ("成员、特长、村名\n王一、李二、张三\n赵四、钱五、孙六\n", [["成员、特长、村名"], ["王一、李二、张三"]]),
        ("村名；说明\n上坪村；路好，水好\n泉头村；好\n", [["村名", "说明"], ["上坪村", "路好，水好"]]),
        ("户主，住址\n\"王一\"，\"上坪村，三社\"\n李二，下坪村\n", [["户主", "住址"], ["王一", "上坪村，三社"]]),
        ("村名,特产\n上坪村,花椒，核桃\n泉头村,苹果，梨\n", [["村名", "特产"], ["上坪村", "花椒，核桃"]]),
        ("意见\n道路要修，水也要通\n希望多开会，少发文\n", [["意见"], ["道路要修，水也要通"]]),
    ])
    func guessesWideSeparators(_ text: String, _ first: [[String]]) throws {
        #expect(try Array(rows(text).prefix(2).map(\.cells)) == first)
    }
}
