import Core
import Documents
import Testing

@testable import SheetShapes

@Suite struct FindShapeTests {
    @Test(
        arguments: ledgerCases + reportCases + severalTableCases + officeCases + registerCases + countyCases
            + printedCases + yearbookCases + listCases + unmergedCases + besideCases + namingCases + unitCases
            + reportedCases + mannerCases + cellCases + changedCases
    )
    func findsWhatAPersonSees(_ one: ShapeCase) {
        let shape = findShape(one.grid)
        #expect(shape.tables.count == one.tables.count)
        for (found, key) in zip(shape.tables, one.tables) {
            #expect(found.title == key.title)
            #expect(found.headerRows == key.header.map(Array.init) ?? [])
            #expect(found.dataRows == key.data)
            #expect(found.totalRows == key.totals)
            #expect(found.columns.map { $0.path.isEmpty ? "_" : $0.path }.joined(separator: " ") == key.paths)
            #expect(found.notes.count == key.notes)
            #expect(found.repeatedHeaderRows == key.repeated)
            for (path, unit) in key.units {
                #expect(found.columns.first { $0.path == path }?.unit == unit, "\(path)")
            }
            if let types = key.types { #expect(String(found.columns.compactMap { typeLetters[$0.type] }) == types) }
        }
    }

    @Test func carriesMergedNamesDownAndLeavesOutWhatIsNoRecord() throws {
        let one = try #require(ledgerCases.first { $0.name.contains("合并的乡镇") })
        let grid = one.grid
        let table = try #require(findShape(grid).tables.first)
        let plain = PlainTable(table, in: grid)
        #expect(plain.rows.map { $0[0] } == ["云雾镇", "云雾镇", "云雾镇", "松坪乡", "松坪乡"])
        #expect(table.carried.map(\.written) == ["A2:A4", "A5:A6"])
    }

    /// A village whose figures are formulas nobody worked out yet looks like a heading, and is a record.
    @Test func aNameBesideFormulasWithoutResultIsARecord() throws {
        let names = [["村名", "户数", "合计"], ["上坪村"], ["下坪村", "3", "5"], ["石桥村", "4", "6"]]
        var grid = Grid(
            rows: names.enumerated().map { row -> GridRow in
                let cells = row.element.enumerated().map {
                    GridCell($1, column: $0, kind: Int($1) == nil ? .text : .number)
                }
                return GridRow(number: row.offset + 1, cells: cells)
            }
        )
        #expect(try #require(findShape(grid).tables.first).sectionRows == [2])
        (grid.unsolvedFormulas, grid.unsolvedRows) = (2, [2])
        let table = try #require(findShape(grid).tables.first)
        #expect(table.sectionRows.isEmpty)
        #expect(PlainTable(table, in: grid).rows.map { $0[0] } == ["上坪村", "下坪村", "石桥村"])
    }

    @Test func titlesPrintedAgainAreNoRecords() throws {
        let one = try #require(printedCases.first { $0.name.contains("重复的标题") })
        let grid = one.grid
        let plain = PlainTable(try #require(findShape(grid).tables.first), in: grid)
        #expect(plain.rows.map { $0[1] } == ["王一", "王二", "王三", "王四", "王五"])
    }

    /// A line typed a thousand rows below is neither read as a record nor passed over in silence.
    @Test(arguments: [["石门乡", "7"], ["测试"]])
    func saysWhatStandsFarBelowATable(_ stray: [String]) {
        var rows = [["乡镇", "任务"], ["云雾镇", "10"], ["清泉镇", "20"], ["松坪乡", "5"]].enumerated().map { row in
            GridRow(number: row.offset + 1, cells: row.element.enumerated().map { GridCell($1, column: $0) })
        }
        rows.append(GridRow(number: 1_000_000, cells: stray.enumerated().map { GridCell($1, column: $0) }))
        let shape = findShape(Grid(rows: rows))
        #expect(shape.tables.map(\.dataRows) == [2...4])
        #expect(shape.remarks == [.linesLeftOut(address: "A1000000", count: 1)])
    }

    /// Codes of other forms are counted on from any number, also where none follows it.
    @Test(arguments: [["代码", "\(Int.max)", "1"], ["\(Int.max)", "1", "2"], ["栏次", "\(Int.max)", "\(Int.max)"]])
    func readsOnBehindTheLargestNumber(_ line: [String]) {
        let rows = [["乡镇", "户数", "人数"], line, ["云雾镇", "10", "30"], ["清泉镇", "20", "60"]]
        let grid = Grid(
            rows: rows.enumerated().map { row in
                GridRow(number: row.offset + 1, cells: row.element.enumerated().map { GridCell($1, column: $0) })
            }
        )
        #expect(findShape(grid).tables.count == 1)
    }

    @Test func isTheSameEachTimeAndLinearInCells() {
        func grid(_ count: Int) -> Grid {
            Grid(
                rows: [GridRow(number: 1, cells: (0..<8).map { GridCell("名称\($0)", column: $0) })]
                    + (2...count).map { row in
                        GridRow(number: row, cells: (0..<8).map { GridCell("\(row * $0)", column: $0, kind: .number) })
                    }
            )
        }
        let small = grid(200)
        #expect(findShape(small) == findShape(small))
        let clock = ContinuousClock()
        let short = clock.measure { _ = findShape(grid(2_000)) }
        let long = clock.measure { _ = findShape(grid(16_000)) }
        #expect(long < short * 40, "\(short) \(long)")
    }

    @Test func saysWhyThereIsNoTable() {
        let form = ShapeCase(
            name: "单子",
            merges: "A1:D1 B3:D3",
            sheet: "工程质量检验单|||\n施工单位：|某公司|合同段：|一\n工程名称：|路基工程\n日期：||签字：",
            tables: []
        )
        let shape = findShape(form.grid)
        #expect(shape.tables.isEmpty)
        #expect(shape.remarks == [.form] || shape.remarks == [.noTable])
    }

    private static let told: [ShapeCase] = [
        ShapeCase(
            name: "三对标签和内容",
            merges: "A1:F1 A7:F7",
            sheet: """
                固定资产卡片
                固定资产编号||增加方式|基建移交|保管部门|综合科
                名称|电脑|使用年限|1年|责任人|
                规格型号|联想M4350|开始使用日期|2011--3--2|保管人|
                价值(元)|4980|生产日期|2011--1--5|验收人|
                其他||记账凭证号||存放地点|302室
                资产管理部门负责人：罗一     使用人：        录入人：倪二
                """,
            tables: []
        ),
        ShapeCase(
            name: "两对标签和内容，有的占一整行",
            merges: "A1:D1 B3:D3 B6:D6",
            sheet: """
                实地巡查情况表
                用地项目名称|东河镇养殖场|用地主体|东河镇东河村委会
                用地位置|东河镇东河村三组
                占地面积|5.2亩|耕地面积|3.1亩
                建筑面积(m2)|1200|建筑现状|主体完工
                通知书编号|东国土停〔2014〕6号
                发现时间|2014-05-06|制止情况|已下达停工通知
                巡查人：|李一|巡查日期：|2014-05-06
                """,
            tables: []
        ),
        ShapeCase(
            name: "申请表：下面几行只有一对",
            merges: "A1:D1 B4:D4 B5:D5 B6:D6",
            sheet: """
                农村低保申请审批表
                申请人姓名|张建国|性别|男
                身份证号|'511123196503214510|联系电话|13890123456
                家庭住址|云雾镇上坪村三组
                申请理由|因病致贫
                村委会意见
                """,
            tables: []
        ),
        ShapeCase(
            name: "有的标签带着单位",
            merges: "A1:D1",
            sheet: """
                单位基本情况
                组织机构名称|云雾茶业|法定代表人|张敏
                统一社会信用代码|'91511523MA62B5678Y|注册资本（万元）|500
                注册地址|云雾镇上坪村|成立日期|2015-06-01
                从业人员（人）|156|营业收入（万元）|2360.5
                """,
            tables: []
        ),
        ShapeCase(
            name: "两行结果，上面三行填写，下面签字",
            merges: "A1:H1 B2:D2 F2:H2 B3:D3 F3:H3 B4:D4 F4:H4 A5:B5 C5:D5 E5:F5 G5:H5 A6:B6 C6:D6 E6:F6 G6:H6 A7:B7 "
                + "C7:D7 E7:F7 G7:H7 A8:H8 A9:B9 C9:D9 E9:F9 G9:H9",
            sheet: """
                路面工程质量检验评定单
                承包单位：|某公司|||合同号：|HT-01
                监理单位：|某监理|||编    号：|001
                工程名称|路面工程|||桩号部位|K0+000~K1+200
                检验项目||规定值或允许偏差||检验结果||检验频率和方法
                弯拉强度（MPa）||在合格标准内||5.1||按附录C检查
                板厚度（mm）||-5||-3||每200m测2处
                结论：
                检验：||审核：||监理：||年   月   日
                """,
            tables: []
        ),
        ShapeCase(
            name: "旁边另有算出来的数",
            merges: "A1:H1 B2:D2 F2:H2 B3:D3 F3:H3 B4:D4 F4:H4 A5:B5 C5:D5 E5:F5 G5:H5 A6:B6 C6:D6 E6:F6 G6:H6 A7:B7 "
                + "C7:D7 E7:F7 G7:H7 A8:H8 A9:B9 C9:D9 E9:F9 G9:H9",
            sheet: """
                路面工程质量检验评定单
                承包单位：|某公司|||合同号：|HT-01|||129490|129530|40
                监理单位：|某监理|||编    号：|001|||0
                工程名称|路面工程|||桩号部位|K0+000~K1+200
                检验项目||规定值或允许偏差||检验结果||检验频率和方法
                弯拉强度（MPa）||在合格标准内||5.1||按附录C检查
                板厚度（mm）||-5||-3||每200m测2处
                结论：
                检验：||审核：||监理：||年   月   日
                """,
            tables: []
        ),
    ]

    /// Nobody lists one thing: what was filled in is told by its labels, and the results with it.
    @Test(arguments: told) func labelsByTurnsAndSignedResultsAreForms(_ one: ShapeCase) {
        let shape = findShape(one.grid)
        #expect(shape.tables.isEmpty && shape.remarks == [.form])
        #expect(shape.forms.first.map { $0.entries.count >= 6 } ?? false)
    }

    /// One thing told line by line has no merged cell to know it by.
    @Test func labelsWithTheirValuesAreAForm() throws {
        let pairs = [
            ["事项名称", "最低生活保障金"], ["政策依据", "《社会救助暂行办法》"], ["补贴对象", "持有本县户籍的居民"],
            ["补贴标准", "一类每人每月430元"], ["办理时间", "工作日"], ["咨询电话", "0943-6621234"],
        ]
        let rows = pairs.enumerated().map { row in
            GridRow(number: row.offset + 1, cells: row.element.enumerated().map { GridCell($1, column: $0) })
        }
        let shape = findShape(Grid(rows: rows))
        #expect(shape.tables.isEmpty)
        #expect(shape.remarks == [.form])
        let form = try #require(shape.forms.first)
        #expect(form.entries.map { [$0.label, $0.value] } == pairs)
    }
}

@Suite struct ShapeWordsTests {
    @Test func everyRemarkHasItsSentence() {
        let remarks: [ShapeRemark] = [
            .noHeader, .noRecords, .columnsWithoutName([3]), .sameNames(["户数"]), .hiddenRows([5]), .hiddenColumns([6]),
            .tableInHiddenColumns(6...10), .noTable, .form, .unsolvedFormulas(2), .cellsLeftOut(1),
            .linesLeftOut(address: "A9", count: 2),
            .spoiledNumbers(address: "E3", count: 4), .errorValues(address: "F2", count: 1),
        ]
        let files: [FileRemark] = [
            .converted(from: .xls), .macros, .linkedFiles(["old.xlsx"]), .hiddenSheets(["参数"]), .markup,
            .text(named: "xlsx"), .traditional, .unsureEncoding(.big5), .unsureEncoding(.gb18030),
        ]
        let issues = remarks.map(\.issue) + files.map(\.issue)
        #expect(Set(issues.map(\.key)) == shapeWords.keys)
        for issue in issues { #expect(!shapeWords.sentence(for: issue).contains("{"), "\(issue.key)") }
        // What to do about wrong characters is said without names of encodings nobody knows.
        for remark in [FileRemark.traditional, .unsureEncoding(.big5), .unsureEncoding(.gb18030)] {
            let words = shapeWords.sentence(for: remark.issue)
            #expect(words.hasSuffix("看看字对不对；不对，在 Excel 或 WPS 里另存为“CSV UTF-8”或 xlsx 再上传。"), "\(words)")
            #expect(!words.contains("Big5") && !words.contains("GB18030"))
        }
    }

    @Test(
        arguments: [
            ("面积（亩）", "面积", "亩"), ("地块面积/亩", "地块面积", "亩"), ("金额(万元)", "金额", "万元"), ("补贴标准（元/亩）", "补贴标准", "元/亩"),
            ("完成率%", "完成率", "%"), ("区（县）", "区（县）", nil), ("实际数（前三季度）", "实际数（前三季度）", nil), ("投资（单位：万元）", "投资", "万元"),
            ("受益农田(鱼塘)面积(亩)", "受益农田(鱼塘)面积", "亩"), ("（亩）", "", "亩"), ("产量，吨", "产量", "吨"), ("总库容（万m³）", "总库容", "万m³"),
            ("供水量（m³/d）", "供水量", "m³/d"),
            ("零售价（元/500克）", "零售价", "元/500克"), ("流转价格（元/亩·年）", "流转价格", "元/亩·年"), ("工期（日历天）", "工期", "日历天"),
            ("种植成本/(元/亩)", "种植成本", "元/亩"), ("自然村（组）", "自然村（组）", nil), ("产量（十月）", "产量（十月）", nil),
            ("村民小组（个）", "村民小组", "个"),
            // A unit stands apart; a name that is broken across lines stays whole.
            ("耕地面积\n亩", "耕地面积", "亩"), ("总产量 公斤", "总产量", "公斤"), ("總投資\n萬元", "總投資", "万元"), ("巷道 总长\n米", "巷道总长", "米"),
            ("路面宽 米", "路面宽", "米"), ("圍牆高\n米", "圍牆高", "米"), ("行政区划\n代码", "行政区划代码", nil),
            ("组织机构 代码", "组织机构代码", nil), ("培训\n人次", "培训人次", nil), ("培训\n学时", "培训学时", nil), ("抽检\n批次", "抽检批次", nil),
            ("发动机\n马力", "发动机马力", nil), ("占总数\n百分比", "占总数百分比", nil), ("青贮玉\n米", "青贮玉米", nil),
            ("参保人数\n人", "参保人数", "人"), ("出栏量\n头", "出栏量", "头"), ("总动力\n千瓦", "总动力", "千瓦"), ("住\n户", "住户", nil),
            ("支出率/%", "支出率", "%"), ("管护经费/元/年", "管护经费", "元/年"), ("乡/镇", "乡/镇", nil),
        ] as [(String, String, String?)]
    )
    func partsAHeaderFromItsUnit(header: String, name: String, unit: String?) {
        #expect(HeaderUnits.parted(header) == (name, unit))
    }
}
