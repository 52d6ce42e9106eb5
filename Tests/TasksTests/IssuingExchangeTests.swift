import Core
import Database
import Directives
import Documents
import Files
import Foundation
import PolicyText
import Tasks
import TestSupport
import Testing
import Web

/// From a speech whose date is hidden to issued tasks, through the pages.
@Suite("Issuing a speech")
struct IssuingExchangeTests {
    private static let speech = """
        在XX县乡村振兴现场推进会议上的讲话
        XXX
        (2020年月日)
        同志们:
        我们利用半天时间，实地观摩了5个乡镇9个观摩点。
        一、整治人居环境
        要在8月底前拆除空置老旧房屋160户。（牵头单位：住房和城乡建设局；牵头领导：张三副县长）
        要在年底前改造卫生厕所900座。（牵头单位：农业农村局）
        二、要素保障
        要在9月底前兑现补贴资金200万元。（牵头单位：财政局）
        """

    private func withPages(
        _ driver: Driver,
        _ body: (TaskCounty, Visitor) async throws -> Void
    ) async throws {
        try await withTaskCounty(driver) { county in
            let root = NSTemporaryDirectory() + "luoshi-issuing-\(UInt64.random(in: 0...UInt64.max))"
            defer { try? FileManager.default.removeItem(atPath: root) }
            let vault = FileVault(root: root)
            let (database, environment) = (county.database, county.environment)
            let directives = DirectiveRoutes(database: database, environment: environment, vault: vault)
            let tasks = TaskRoutes(
                database: database,
                environment: environment,
                vault: vault,
                thresholds: LightThresholds(),
                summaries: TaskSummaries(environment)
            )
            let site = try TestSite(directives.all + tasks.all, environment: environment)
            try await body(county, site.visitor(as: county.sample.supervisor))
        }
    }

    /// Reads a text in on the page; the address of its review.
    private func load(_ text: String, dated: String = "", _ visitor: Visitor) async throws -> String {
        let page = await visitor.post("/directives", ["text": text, "dated": dated])
        #expect(page.status == 200)
        return page.address
    }

    private func drafts(_ address: String, _ county: TaskCounty) async throws -> [DraftTask] {
        let id = try #require(DirectiveID(String(address.dropFirst("/directives/".count))))
        let code = county.sample.supervisor.county
        return try await county.database.read { tx in try tx.drafts.issuable(id, county: code) }
    }

    private func chosen(_ drafts: [DraftTask]) -> Fields { Fields(drafts.map { ("draft", "\($0.id)") }) }

    private func days(_ address: String, _ county: TaskCounty) async throws -> [String] {
        try await drafts(address, county).map { $0.due?.description ?? "" }
    }

    @Test(arguments: Driver.allCases)
    func passedDatesAreShownMovedAndIssued(driver: Driver) async throws {
        try await withPages(driver) { county, visitor in
            let address = try await load(Self.speech, visitor)
            #expect(try await days(address, county) == ["2020-08-31", "2020-12-31", "2020-09-30"])
            let review = await visitor.get(address)
            #expect(review.words.contains("时限已过 3 条"))
            #expect(review.links.contains { $0.word == "改成文日期重新推算" && $0.address == address + "/head" })
            let before = await visitor.get(address + "/issuing")
            #expect(before.words.contains("可以下达0条") && before.words.contains("有 3 条时限已过，不能下达"))
            let refused = await visitor.post(
                address + "/issuing",
                chosen(try await drafts(address, county))
            )
            #expect(refused.status == 422 && refused.errors.count == 3)
            #expect(refused.errors.first?.contains("的时限 2020-08-31 已经过去") == true)
            for fields: Fields in [[:], ["year": "2031"], ["year": "99999"]] {
                let refused = await visitor.post(address + "/past-deadlines", fields)
                #expect(refused.errors == ["选择把已过的时限移到今年、明年，还是清空。"])
            }
            let moved = await visitor.post(address + "/past-deadlines", ["year": "2026", "from": "issuing"])
            #expect(moved.notice == "3 条时限移到 2026 年。")
            #expect(moved.words.contains("可以下达3条"))
            #expect(try await days(address, county) == ["2026-08-31", "2026-12-31", "2026-09-30"])
            let issued = await visitor.post(address + "/issuing", chosen(try await drafts(address, county)))
            #expect(issued.title == "已下达 3 项任务")
        }
    }

    @Test(arguments: Driver.allCases)
    func passedDatesCanBeCleared(driver: Driver) async throws {
        try await withPages(driver) { county, visitor in
            let address = try await load(Self.speech, visitor)
            let cleared = await visitor.post(address + "/past-deadlines", ["way": "clear"])
            #expect(cleared.notice == "清空了 3 条时限。" && !cleared.words.contains("时限已过"))
            let issued = await visitor.post(address + "/issuing", chosen(try await drafts(address, county)))
            #expect(issued.title == "已下达 3 项任务")
        }
    }

    @Test(arguments: Driver.allCases)
    func anEnteredDateStandsOverTheTextsOwn(driver: Driver) async throws {
        try await withPages(driver) { county, visitor in
            let address = try await load(Self.speech, dated: "2026-06-01", visitor)
            #expect(try await days(address, county) == ["2026-08-31", "2026-12-31", "2026-09-30"])
        }
    }

    @Test(arguments: Driver.allCases)
    func aCorrectedDateCountsAgainWhatNobodySet(driver: Driver) async throws {
        try await withPages(driver) { county, visitor in
            let address = try await load(Self.speech, visitor)
            let first = try #require(try await drafts(address, county).first)
            let form = await visitor.get("\(address)/drafts/\(first.id)")
            let fields = Fields(form.visibleFormValues + form.hiddenValues.filter { $0.name != FormToken.fieldName })
            _ = await visitor.post("\(address)/drafts/\(first.id)", fields.replacing("deadline", with: "2026-07-15"))
            let saved = await visitor.post(address + "/head", ["title": "讲话", "dated": "2026-06-01"])
            #expect(saved.notice == "标题和日期已保存，2 条时限按新的日期重新推算。")
            #expect(try await days(address, county) == ["2026-07-15", "2026-12-31", "2026-09-30"])
        }
    }

    @Test(arguments: Driver.allCases)
    func theLeaderGoesFromTheTextToSheetsAndTask(driver: Driver) async throws {
        try await withPages(driver) { county, visitor in
            let address = try await load(Self.speech, dated: "2026-06-01", visitor)
            let before = try await drafts(address, county)
            #expect(before.map(\.leader) == ["张三副县长", nil, nil])
            // One draft by hand, where the leader's account and the name read before are offered; a whole part at once.
            let edited = "\(address)/drafts/\(before[1].id)"
            let form = await visitor.get(edited)
            #expect(form.text.contains("<option value=\"孙县长\">") && form.text.contains("<option value=\"张三副县长\">"))
            let fields = Fields(form.visibleFormValues + form.hiddenValues.filter { $0.name != FormToken.fieldName })
            #expect(await visitor.post(edited, fields.replacing("leader", with: "孙县长")).notice == "分解稿已保存。")
            let long = await visitor.post(edited, fields.replacing("leader", with: String(repeating: "长", count: 31)))
            #expect(long.errors.contains("牵头县领导最多 30 个字。"))
            let section = try #require(before[2].section)
            let none = await visitor.post("\(address)/sections/\(section)/leader", ["leader": ""])
            #expect(none.errors == ["填写牵头县领导，例如：张三副县长。"])
            let whole = await visitor.post("\(address)/sections/\(section)/leader", ["leader": "李四县长"])
            #expect(whole.notice == "李四县长牵头，1 条用上了。")
            let draftSheet = await visitor.get(address + "/sheet")
            for name in ["张三副县长", "孙县长", "李四县长"] { #expect(draftSheet.words.contains(name)) }
            _ = await visitor.post(address + "/issuing", chosen(try await drafts(address, county)))
            let sheet = await visitor.get(address + "/tasks/sheet")
            for words in ["张三副县长", "孙县长", "李四县长", "8月底前", "2026年8月31日前"] {
                #expect(sheet.words.contains(words), "\(words)")
            }
            let rows = try await workbook(address + "/tasks.xlsx", visitor)
            let head = try #require(rows.first { $0.first == "序号" })
            let note = try #require(rows.prefix(while: { $0 != head }).last?.first)
            #expect(note.hasPrefix("截至 ") && note.hasSuffix(" 项"), "\(note)")
            let drafts = try await workbook(address + "/sheet/file", visitor)
            #expect(drafts.contains { $0.first?.hasPrefix("截至 ") == true }, "\(drafts.prefix(4))")
            let column = try #require(head.firstIndex(of: "牵头县领导"))
            #expect(rows.compactMap { $0.count > column ? $0[column] : nil }.contains("李四县长"))
            #expect(rows.joined().contains { $0.contains("8月底前") })
            let link = try #require(await visitor.get("/tasks").links.first { $0.address.hasPrefix("/tasks/") })
            let task = await visitor.get(link.address)
            #expect(task.words.contains("牵头县领导") && task.words.contains("时限原话"))
        }
    }

    @Test(arguments: Driver.allCases)
    func refusalsOfIssuingAreSaid(driver: Driver) async throws {
        try await withPages(driver) { county, visitor in
            let address = try await load(Self.speech, dated: "2026-06-01", visitor)
            #expect(await visitor.post(address + "/issuing").errors == ["选择至少一条要下达的分解稿。"])
            let all = try await drafts(address, county)
            _ = await visitor.post(address + "/issuing", chosen([all[0]]))
            let again = await visitor.post(address + "/issuing", chosen(all))
            #expect(again.errors == ["所选的分解稿里有 1 条刚刚被下达或舍弃。下面是现在还能下达的，核对后再下达。"])
            #expect(try await drafts(address, county).count == 2)
        }
    }

    static let shared: String = {
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../../shared"
        return (ProcessInfo.processInfo.environment["LUOSHI_SHARED"] ?? beside) + "/speech.txt"
    }()

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: shared), "speech.txt is not beside the checkout"),
        arguments: [nil, "2026-05-20"] as [String?]
    )
    func theMissionsSpeechIsIssuedToday(dated: String?) async throws {
        try await withPages(.sqlite) { county, visitor in
            let text = try String(contentsOfFile: Self.shared, encoding: .utf8)
            let address = try await load(text, dated: dated ?? "", visitor)
            if dated == nil {
                let moved = await visitor.post(address + "/past-deadlines", ["year": "2026"])
                #expect(moved.notice?.hasSuffix("移到 2026 年。") == true)
            }
            // What lies before today in this year too is cleared; every part gets a lead.
            _ = await visitor.post(address + "/past-deadlines", ["way": "clear"])
            for section in Set(try await drafts(address, county).compactMap(\.section)) {
                _ = await visitor.post("\(address)/sections/\(section)/lead", ["unit": "云岭县农业农村局"])
            }
            let today = county.environment.today
            let ready = try await drafts(address, county).filter { IssuingRules.issues([$0], on: today).isEmpty }
            #expect(ready.count > 50 && ready.contains { $0.due != nil })
            let issued = await visitor.post(address + "/issuing", chosen(ready))
            #expect(issued.title == "已下达 \(ready.count) 项任务")
        }
    }

    private func workbook(_ address: String, _ visitor: Visitor) async throws -> [[String]] {
        let path = NSTemporaryDirectory() + "luoshi-sheet-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        try Data(await visitor.get(address).body).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try SheetReader(at: path, name: "a.xlsx").rest().map { $0.cells }
    }
}
