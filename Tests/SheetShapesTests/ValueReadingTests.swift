import Documents
import SheetShapes
import Testing

@Suite struct ValueReadingTests {
    struct Case: CustomTestStringConvertible {
        let looks: String
        let holds: @Sendable (String) -> Bool
        let yes: [String]
        let no: [String]

        var testDescription: String { looks }
    }

    static let cases = [
        Case(
            looks: "missing",
            holds: ValueReading.isMissing,
            yes: ["", "-", "—", "——", "－", "/", "……", "无", "暂无", "N/A"],
            no: ["0", "无\u{301}", "没有", "👍", "－－", "N/A ", "无无无"]
        ),
        Case(
            looks: "number",
            holds: ValueReading.isPlainNumber,
            yes: [
                "0", "-3.5", "+5", "1,234.50", "12.5%", "5.", ".5", "1,,2", "(1,234.50)", "(12.5)", "(1,234)", "(300)",
            ],
            no: [
                "(12.5%)", "(30)", "(2026)", "(010)", "(1,2)", "(-1.5)", "((1.5))", "(1)", "(1,23.5)", "(1.2.3)",
                "(,123)", "(12.)", "", "-", "%",
                ".", ",5", "5-", "5%5", "1.2.3", "１２", "12\u{300}", "12👍", "1e5", "①", "12 ",
            ]
        ),
        Case(
            looks: "phone",
            holds: ValueReading.looksLikePhone,
            yes: ["13993612345", "139 9361 2345", "0936-8214567", "09368214567", "-13993612345", "00-12345678"],
            no: [
                "", "12993612345", "1399361234", "139936123456", "１３９９３６１２３４５", "1399361234\u{301}", "13993612👍",
                "8214567",
                "0012345678", "+8613993612345", "1-3-9-9-3612345",
            ]
        ),
        Case(
            looks: "identity number",
            holds: ValueReading.looksLikeID,
            yes: ["620702196001010015", "62070219600101001X", "62070219600101001x", "620702600101001"],
            no: [
                "", "620702196013010015", "６２０７０２", "62070219600101001\u{301}", "020702196001010015",
                "6207021960010100👍",
            ]
        ),
        Case(
            looks: "region",
            holds: ValueReading.looksLikeRegion,
            yes: ["沿河村", "甘肃省", "永星村村委会", "平山湖蒙古族乡", "X村委会", "👍村村", "东街街道办", "e\u{301}eee村", "国营农场"],
            no: [
                "", "村", "x村", "沿河村\u{301}", "沿河村👍", "工业园区", "惠民超市", "飞机场", "村村通", "沿河村\u{FE00}", "委员会", "协会", "沿河村1",
                "沿河村\u{20}",
            ]
        ),
        Case(
            looks: "yes or no",
            holds: ValueReading.isYesNo,
            yes: ["是", "否", "有", "√", "☑", "Y", "TRUE", "false", "Yes", "no", "对"],
            no: ["", "是是", "是\u{301}", "👍", "Ｙ", "没有", "True", "FALSEN"]
        ),
        Case(
            looks: "number with its unit",
            holds: { ValueReading.unit(behind: $0) != nil },
            yes: ["1200亩", "35户", "12.5公里", "1,250,000.00元", "80万元", "20个工作日", "500kg"],
            no: ["", "亩", "35", "3.5万", "3组", "2023年", "12%", "约30户", "1座500吨", "二期", "3号楼"]
        ),
        Case(
            looks: "day",
            holds: ValueReading.looksLikeDay,
            yes: [
                "2020.4.1", "2020年4月", "4月1日", "２０２０．４．１", "20200401", "2020-04-01 00:00:00", "2020/4/1 0:00",
                "2020-04-01T08:30:00+08:00", "2020/4/1 9:30", "2020-04-01T09:30:00", "4-1",
            ],
            no: [
                "", "2020-04-01 上午", "8:30", "2020.4.1 T", "沿河", "2020.13.1", "2020.4.1\u{301}", "2020.4.1👍", "4.1",
                "第1页", "1-6月", "2020/4/1 9:30起",
            ]
        ),
    ]

    @Test(arguments: cases)
    func aLookTellsWhatATextCanBe(_ one: Case) {
        for text in one.yes { #expect(one.holds(text), "\(text.debugDescription)") }
        for text in one.no { #expect(!one.holds(text), "\(text.debugDescription)") }
    }

    /// Large tables are looked at in parts, on every core.
    @Test func aLargeTableIsTypedAsAWhole() throws {
        let heads = ["序号", "户主", "卡号", "金额（元）", "鉴定日期"].enumerated().map { GridCell($1, column: $0) }
        let records = (1...9_000).map { number in
            GridRow(
                number: number + 1,
                cells: [
                    GridCell(String(number), column: 0, kind: .number), GridCell("户主\(number)", column: 1),
                    GridCell(number % 4_000 == 3_999 ? "6.20701E+17" : "0062\(number)", column: 2),
                    number == 8_500
                        ? GridCell("#REF!", column: 3, kind: .error) : GridCell("12.5", column: 3, kind: .number),
                    GridCell("2020.4.1", column: 4),
                ]
            )
        }
        let table = try #require(findShape(Grid(rows: [GridRow(number: 1, cells: heads)] + records)).tables.first)
        #expect(table.dataRows == 2...9_001)
        #expect(table.columns.map(\.type) == [.integer, .text, .text, .amount, .day])
        #expect(table.columns.map(\.isSerial) == [true, false, false, false, false])
        #expect(table.remarks.contains(.spoiledNumbers(address: "C4000", count: 2)))
        #expect(table.remarks.contains(.errorValues(address: "D8501", count: 1)))
    }

    @Test func theLargestNumberHasNoneAfterIt() throws {
        let rows = ["甲,9223372036854775807", "乙,5", "丙,9223372036854775807", "丁,7"]
        let cells = (["户主,数量"] + rows).map {
            $0.split(separator: ",").enumerated().map { GridCell(String($1), column: $0) }
        }
        let grid = Grid(rows: cells.enumerated().map { GridRow(number: $0 + 1, cells: $1) })
        let table = try #require(findShape(grid).tables.first)
        #expect(table.columns.map(\.type) == [.text, .integer])
    }
}
