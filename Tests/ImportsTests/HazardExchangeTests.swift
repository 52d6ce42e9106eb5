import Core
import Database
import Documents
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// What is wrong with files strangers bring is said on the page, and nothing of it is opened, run or written.
@Suite("Hazardous sheets on the import page")
struct HazardExchangeTests {
    private let address = "/ledgers/\(ImportPlaybook.key)/imports"

    private func withPage(_ body: (ImportCounty, Visitor) async throws -> Void) async throws {
        try await withImportCounty(.sqlite) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            try await body(county, site.visitor(as: county.housing))
        }
    }

    @Test func whatCannotBeReadIsRefusedWithItsReason() async throws {
        try await withPage { county, officer in
            let bomb = "这个表格解开后大得不合常理，没有读取。把数据复制到新的表格里，再上传。"
            let entity = "这个表格里有外部引用声明，没有读取。把数据复制到新的表格里，再上传。"
            let hidden = "看得见的工作表里没有一行一条的表格；隐藏的工作表（甲）没有读。在 Excel 或 WPS 里取消隐藏，再上传。"
            let wide = "这个表格有一行超过 500 列，读不了这么宽的表。删去用不到的列，或分成几张表，再上传。"
            let onlyHidden = #"<sheet name="甲" sheetId="1" state="veryHidden" r:id="rId1"/>"#
            let shown = #"<sheet name="乙" sheetId="2" r:id="rId2"/>"#
            let names = (1...16_384).map { "列\($0)" }
            let entities = #"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>"#
            let cases: [(String, HazardFile, String)] = [
                ("炸弹.xlsx", HazardFile(claimedSize: 900_000_000), bomb),
                ("实体.xlsx", HazardFile(prolog: entities), entity),
                ("很宽.xlsx", HazardFile(rows: [names, ["上坪村"]]), wide),
                ("隐藏.xlsx", HazardFile(sheets: onlyHidden + shown), hidden),
            ]
            for (name, file, sentence) in cases {
                let sent = SentFile("file", name, try file.bytes(in: county.folder))
                let page = await officer.post(address, files: [sent])
                #expect(page.status == 422 && page.errors == [sentence], "\(name) \(page.errors)")
            }
            let locked = await officer.post(address, files: [SentFile("file", "加密.xlsx", Self.encrypted)])
            #expect(locked.errors == ["这个文件加了密码，别人打不开。去掉打开密码后另存，再上传。"], "\(locked.errors)")
            #expect(try await county.list().isEmpty)
        }
    }

    @Test func whatIsNotReadOrRunIsNamedBesideTheTable() async throws {
        try await withPage { county, officer in
            let hidden =
                #"<sheet name="台账" sheetId="1" r:id="rId1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="rId2"/>"#
            let circle = #"<row r="3"><c r="A3"><f>B3</f></c><c r="B3"><f>A3</f></c></row>"#
            let styled = (4...60_000).map { #"<row r="\#($0)" s="1"><c r="A\#($0)" s="1"/></row>"# }.joined()
            let cases: [(String, HazardFile, [String])] = [
                ("宏.xlsm", HazardFile(hasMacros: true), ["这个文件带宏，宏没有运行，只读了单元格里的值。"]),
                (
                    "外链.xlsx", HazardFile(linkedFile: "file:///D:/old.xlsx"),
                    ["公式引用了 1 个外部文件（file:///D:/old.xlsx），没有打开它们"]
                ),
                ("底稿.xlsx", HazardFile(sheets: hidden, secondRows: [["村"]]), ["隐藏的工作表没有读：底稿。"]),
                ("循环.xlsx", HazardFile(moreRows: circle), ["有 2 个公式没有存下结果，读作空。"]),
                ("样式.xlsx", HazardFile(moreRows: styled), ["约 1 行"]),
            ]
            for (name, file, sentences) in cases {
                let sent = SentFile("file", name, try file.bytes(in: county.folder))
                let page = await officer.post(address, files: [sent])
                #expect(page.status == 200, "\(name) \(page.errors)")
                for sentence in sentences { #expect(page.words.contains(sentence), "\(name) \(page.words)") }
            }
        }
    }

    @Test func moreProblemsThanAPageShowsAreAllMarkedInTheWorkbook() async throws {
        try await withPage { county, officer in
            let rows = (1...2_050).map { "上坪村,户\($0),大户" }.joined(separator: "\n")
            let id = try await checked("村,户主,农户类型\n\(rows)\n", county, officer)
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("先列出前 60 处，全部 2,050 处在下载的表里都标了出来。"), "\(page.words.prefix(400))")
            #expect(page.words.contains("农户类型没有“…”这个选项，可以选：脱贫户、监测户、一般户。\n2,000\nC2\n"))
            let marked = await officer.get("/imports/\(id)/problems.xlsx")
            let office = try OfficeFile(.bytes(marked.body), limits: .standard)
            let comments = String(decoding: try office.bytes(of: "xl/luoshi-comments1.xml"), as: UTF8.self)
            #expect(comments.split(separator: "<comment ").count - 1 == 2_050)
            #expect(comments.contains("C2051：农户类型没有“大户”这个选项"))
        }
    }

    @Test func anotherFileInItsPlaceTakesEachColumnByItsName() async throws {
        try await withPage { county, officer in
            let id = try await checked("村,户主,农户类型,建筑面积\n上坪村,王一,大户,80\n", county, officer)
            let before = try await county.one(id).mapping.columns
            // The person put the type right in Excel and a column before it.
            let moved = await officer.post(
                "/imports/\(id)/replacement",
                files: [SentFile("file", "改好.csv", text: "说明,村,户主,建筑面积,农户类型\n好,上坪村,王一,80,一般户\n")]
            )
            #expect(moved.words.contains("1 行全部合格"), "\(moved.words)")
            let after = try await county.one(id).mapping.columns
            #expect([2, 3, 5, 4].map { after[$0] } == (1...4).map { before[$0] } && after.count == 4, "\(after)")
            let other = await officer.post(
                "/imports/\(id)/replacement",
                files: [SentFile("file", "另一份.csv", text: "村,姓名,类别\n上坪村,王一,一般户\n")]
            )
            #expect(other.notice == "这个文件的列和原来的不一样，按新的表头重新对应了。看一眼再核对。", "\(other.words)")
            #expect(try await county.one(id).stage == .matching)
        }
    }

    /// Its columns are matched anew: they are not said to be as somebody confirmed them for another sheet of its shape.
    @Test func aFileWithOtherColumnsSaysOneThingOfThem() async throws {
        try await withPage { county, officer in
            let known = "村,人名,农户类型,甲\n上坪村,王一,一般户,住人\n"
            let first = try #require(await county.bring(known).value)
            let version = try await county.one(first).version
            _ = try await CheckImport(county.desk).save(first, version: version, by: county.housing) { one in
                one.mapping.columns[2] = "field.owner"
                one.mapping.columns[4] = "field.remark"
            }
            _ = try #require(await CheckImport(county.desk)(first, by: county.housing).value)
            let id = try await checked("村,户主,农户类型,建筑面积\n上坪村,王一,一般户,80\n", county, officer)
            let replaced = await officer.post(
                "/imports/\(id)/replacement",
                files: [SentFile("file", "另一份.csv", text: known)]
            )
            #expect(replaced.notice == "这个文件的列和原来的不一样，按新的表头重新对应了。看一眼再核对。", "\(replaced.words)")
            #expect(!replaced.words.contains("认得这种表"), "\(replaced.words)")
            let next = await officer.post(address, files: [SentFile("file", "农房.csv", text: known)])
            #expect(next.words.contains("认得这种表"), "\(next.words)")
        }
    }

    /// Somebody changed the ending by hand: the table is read, or the page says what the file is and what to do.
    @Test func textNamedAsAWorkbookIsReadByItsContent() async throws {
        try await withPage { county, officer in
            let text = "乡镇,村,户主,农户类型\n云雾镇,上坪村,钱一,一般户\n云雾镇,下坪村,钱二,一般户\n"
            let read = await officer.post(address, files: [SentFile("file", "农房台账.xlsx", text: text)])
            #expect(read.status == 200 && read.title.hasPrefix("对应列：农房台账.xlsx"), "\(read.errors)")
            #expect(read.words.contains("文件名是 .xlsx，里面却是文字"), "\(read.words)")
            let prose = await officer.post(address, files: [SentFile("file", "说明.xlsx", text: "今天天气很好\n")])
            let words = "文件名是 .xlsx，里面却是文字，也没有一行一条的表格。用 Excel 或 WPS 打开原来的表，另存为 xlsx，再上传。"
            #expect(prose.status == 422 && prose.errors == [words], "\(prose.errors)")
            let all = try await county.list()
            #expect(all.isEmpty)
        }
    }

    @Test func theSameFileAndAnotherCountysAreSaid() async throws {
        try await withPage { county, officer in
            let text = "乡镇,村,户主,农户类型\n云雾镇,上坪村,钱一,一般户\n"
            _ = try await county.imported(text)
            let again = await officer.post(address, files: [SentFile("file", "农房台账.csv", text: text)])
            #expect(again.words.contains("已经导入过这本台账，新登记 1 条、修改 0 条。"), "\(again.words)")
            let foreign = "乡镇,村,户主,农户类型\n倪家营镇,南台村,钱一,一般户\n"
            let id = try await checked(foreign, county, officer)
            #expect(await officer.get("/imports/\(id)").words.contains("没有一个在云岭县，这像是别的县的表。"))
        }
    }

    private func checked(_ text: String, _ county: ImportCounty, _ officer: Visitor) async throws -> ImportID {
        let id = try #require(await county.bring(text).value)
        _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
        return id
    }

    /// What Excel makes of a workbook with a password: a compound file whose directory names the encrypted package.
    private static var encrypted: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 2_048)
        bytes.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        (bytes[24], bytes[26], bytes[28], bytes[29], bytes[30], bytes[48]) = (0x3E, 3, 0xFE, 0xFF, 9, 0)
        for (place, unit) in "EncryptedPackage".utf16.enumerated() {
            bytes[512 + 128 + place * 2] = UInt8(unit & 0xFF)
        }
        bytes[512 + 128 + 64] = UInt8("EncryptedPackage".utf16.count * 2 + 2)
        bytes[512 + 128 + 66] = 2
        return bytes
    }
}
