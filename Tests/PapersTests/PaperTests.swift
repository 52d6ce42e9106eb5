import Core
import Database
import Documents
import Foundation
import PaperFormat
import Papers
import TestSupport
import Testing
import Web

/// Documents from the draft to the printed page, on both engines.
@Suite("Documents of the county")
struct PaperTests {
    /// What is entered for each kind, and words the document must have.
    private func forms(_ county: PaperCounty) -> [(PaperKind, Fields, [String])] {
        let unit = "\(county.sample.officer.unit)"
        let task = "\(county.work.department.task)"
        return [
            (
                .supervisionNotice, ["task": task, "reply": "2026-12-30"],
                ["关于督办", "云岭县农业农村局：", "该任务进度为", "%，按计划应达", "请于2026年12月30日前", "号 · 拟稿"]
            ),
            (.breakdown, ["directive": "\(county.work.directive)"], ["任务分解表的通知", "附件", "新建高标准农田", "完成时限"]),
            (
                .rectification,
                [
                    "unit": unit, "inspector": "县督查组", "checked": "2026-10-01", "reply": "2026-10-20",
                    "problems": "垃圾乱堆｜上坪村口｜人居环境｜清运并设点｜2026-10-15｜李农业\n污水直排",
                ], ["整改通知单", "发现问题2个", "垃圾乱堆", "上坪村口", "2026-10-15", "签收单位负责人"]
            ),
            (
                .assignment,
                ["unit": unit, "matter": "核实高标准农田面积", "demand": "逐块核实", "due": "2026-10-15"],
                ["交办单", "核实高标准农田面积", "请于2026年10月15日前办结", "承办单位签收"]
            ),
            (.responsibility, ["region": "620799101"], ["云雾镇2026年目标责任书", "一、工作目标", "负责人：", "四、其他"]),
            (.inspectionBulletin, [:], ["督查通报", "共下达任务", "各单位推进情况", "滞后任务清单"]),
            (.dispatchBulletin, [:], ["调度通报", "关于专项工作进展情况的通报", "乡镇", "云雾镇"]),
            (
                .minutes,
                [
                    "meeting": "全县乡村振兴调度会议", "held": "2026-10-08", "chair": "孙县长", "present": "钱督查、李农业",
                    "matters": "加快改厕进度。农业农村局牵头。\n十日内复查",
                ], ["全县乡村振兴调度会议纪要", "孙县长主持会议", "1.加快改厕进度。", "2.十日内复查", "出席：钱督查、李农业"]
            ),
        ]
    }

    @Test(arguments: [(1, "一个专项一张表"), (4, "一个专项一张表"), (5, "全部专项一张表"), (58, "全部专项一张表")])
    func saysHowManyTablesABulletinWillHave(programmes: Int, words: String) {
        #expect(DispatchBulletin.tables(of: programmes).hasPrefix(words))
    }

    @Test(arguments: Driver.allCases)
    func everyKindIsWrittenFromTheRecords(driver: Driver) async throws {
        try await withPaperCounty(driver) { county in
            let visitor = try county.site().visitor(as: county.sample.supervisor)
            for (kind, fields, words) in forms(county) {
                let page = await visitor.post("/papers", Fields([("kind", kind.rawValue)] + fields.pairs))
                #expect(page.status == 200 && page.notice?.contains("已拟好") == true, "\(kind) \(page.transcript)")
                let missing = words.filter { !page.words.contains($0) }
                #expect(missing == [], "\(kind)")
                let address = page.address
                let word = await visitor.get(address + "/word")
                #expect(word.status == 200 && word.headers["Content-Type"]?.contains("wordprocessingml") == true)
                let file = try OfficeFile(.bytes(word.body), limits: .standard)
                let text = try #require(try file.tree(of: "word/document.xml")).all("w:t").map(\.text).joined()
                let isWritten = text.contains(words[0].prefix(4))
                #expect(isWritten, "\(kind)")
                #expect(try file.tree(of: "customXml/item1.xml") != nil)
            }
            let list = await visitor.get("/papers?kind=minutes")
            #expect(list.links.contains { $0.word == "全县乡村振兴调度会议纪要" })
            #expect(!list.links.contains { $0.word == "交办单" })
            #expect(await visitor.get("/papers?words=没有这份").words.contains("没有找到文书"))
        }
    }

    /// Skipped, and said, where a program is not installed.
    @Test(
        .enabled(if: OtherProgram.python != nil || OtherProgram.office != nil, "no python-docx and no LibreOffice here")
    )
    func everyKindOpensInOtherPrograms() async throws {
        try await withPaperCounty(.sqlite) { county in
            let visitor = try county.site().visitor(as: county.sample.supervisor)
            try await withFolder { folder in
                for (kind, fields, _) in forms(county) {
                    let page = await visitor.post("/papers", Fields([("kind", kind.rawValue)] + fields.pairs))
                    let address = page.address
                    let word = await visitor.get(address + "/word")
                    try Data(word.body).write(to: URL(fileURLWithPath: "\(folder)/\(kind.rawValue).docx"))
                }
                let names = forms(county).map(\.0.rawValue)
                if let python = OtherProgram.python {
                    let script = "import docx,sys\nfor f in sys.argv[1:]: print(len(docx.Document(f).paragraphs) > 3)"
                    let files = names.map { "\(folder)/\($0).docx" }
                    let said = try OtherProgram.run(python, ["-c", script] + files)
                    #expect(said.output.split(separator: "\n") == names.map { _ in "True" })
                }
                if let office = OtherProgram.office {
                    try OtherProgram.printAll(in: folder, names, with: office)
                    for name in names {
                        let size = FileManager.default.contents(atPath: "\(folder)/\(name).pdf")?.count ?? 0
                        #expect(size > 5_000, "\(name)")
                    }
                }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aDocumentIsNumberedIssuedAndKeptAsItWasSaid(driver: Driver) async throws {
        try await withPaperCounty(driver) { county in
            let (sample, site) = (county.sample, try county.site())
            let visitor = site.visitor(as: sample.supervisor)
            var ids: [String] = []
            for _ in 0..<2 { ids.append(String(await county.draftNotice(by: visitor).dropFirst("/papers/".count))) }
            // Nobody outside the office reads a draft; the addressee reads what was issued, others never.
            let officer = site.visitor(as: sample.officer)
            #expect(await officer.get("/papers/\(ids[0])").status == 404)
            let edited = await visitor.post(
                "/papers/\(ids[0])",
                [
                    "version": "1", "title": "关于督办高标准农田的通知", "mark": "云政督", "addressees": "云岭县农业农村局",
                    "text": "进度为〔进度〕。\n一、抓紧", "signature": "云岭县人民政府督查室", "dated": "2026-10-08",
                ]
            )
            #expect(edited.words.contains(/进度为[0-9.]+%。/), "\(edited.transcript)")
            let issued = await visitor.post("/papers/\(ids[0])/issuing", ["version": "2"])
            #expect(issued.words.contains("云政督〔2026〕1号"), "\(issued.transcript)")
            let second = await visitor.post("/papers/\(ids[1])/issuing", ["version": "1"])
            #expect(second.words.contains("督办〔2026〕2号"))
            #expect(await officer.get("/papers/\(ids[0])").words.contains("云政督〔2026〕1号"))
            #expect(await officer.get("/papers").words.contains("关于督办高标准农田的通知"))
            for stranger in [sample.otherOfficer, sample.village, sample.otherSupervisor] {
                #expect(await site.visitor(as: stranger).get("/papers/\(ids[0])").status == 404)
                #expect(await site.visitor(as: stranger).get("/papers/\(ids[0])/word").status == 404)
            }
            #expect(await site.visitor(as: sample.leader).get("/papers/\(ids[0])").status == 200)
            // What is issued is not changed any more, and stays with its number when it is withdrawn.
            for act in ["issuing", "figures"] {
                let page = await visitor.post("/papers/\(ids[0])/\(act)", ["version": "3"])
                #expect(page.status == 422 && page.errors == ["已经印发或者作废的文书不能再改。"])
            }
            let silent = await visitor.post("/papers/\(ids[0])/withdrawal", ["version": "3", "reason": ""])
            #expect(silent.errors == ["写明为什么作废。"])
            let gone = await visitor.post("/papers/\(ids[0])/withdrawal", ["version": "3", "reason": "重复印发"])
            #expect(gone.words.contains("已作废") && gone.words.contains("云政督〔2026〕1号"))
            let acts = try await county.database.read { tx in
                try tx.rows("SELECT act FROM record WHERE subject_kind = 'paper' ORDER BY id") { try $0.text("act") }
            }
            #expect(
                acts == [
                    "paper.drafting", "paper.drafting", "paper.edit", "paper.issuing", "paper.issuing",
                    "paper.withdrawal",
                ]
            )
        }
    }

    @Test(arguments: Driver.allCases)
    func whatTwoWroteAtOnceStandsSideBySideAndNeitherIsLost(driver: Driver) async throws {
        try await withPaperCounty(driver) { county in
            let visitor = try county.site().visitor(as: county.sample.supervisor)
            let address = await county.draftNotice(by: visitor)
            func words(_ title: String, version: String) -> Fields {
                [
                    "version": version, "title": title, "mark": "云政督", "addressees": "云岭县农业农村局", "text": "一、抓紧",
                    "signature": "云岭县人民政府督查室",
                ]
            }
            #expect(await visitor.post(address, words("关于 IPv6 的通知", version: "1")).notice == "文书已保存。")
            // What is wrong otherwise is told first, and does not make the page of before one of now.
            var undated = words("另写的标题", version: "1")
            undated.append("dated", "明天")
            #expect(await visitor.post(address, undated).hiddenValues.contains { $0 == ("version", "1") })
            let late = await visitor.post(address, words("另写的标题", version: "1"))
            #expect(late.status == 422 && late.errors.first?.contains("刚刚被改过") == true)
            #expect(late.visibleFormValues.contains { $0 == ("title", "另写的标题") })
            #expect(late.words.contains("别人刚保存的") && late.words.contains("关于 IPv6 的通知"))
            #expect(late.hiddenValues.contains { $0 == ("version", "2") })
            // Latin letters are found in either case, by both engines.
            #expect(await visitor.get("/papers?words=ipv6").words.contains("关于 IPv6 的通知"))
            #expect(await visitor.post(address, words("另写的标题", version: "2")).notice == "文书已保存。")
            let gone = await visitor.post(address + "/withdrawal", ["version": "3", "reason": "不发了"])
            #expect(gone.notice == "拟稿已作废。")
        }
    }

    @Test(arguments: Driver.allCases)
    func aRefusalWritesNothingAndKeepsWhatWasEntered(driver: Driver) async throws {
        try await withPaperCounty(driver) { county in
            let site = try county.site()
            let visitor = site.visitor(as: county.sample.supervisor)
            let cases: [(Fields, String)] = [
                (["kind": "supervision-notice", "reply": "2026-12-30"], "选择至少一项要督办的任务。"),
                (["kind": "supervision-notice", "task": "1", "reply": "2020-01-01"], "报送日期不能早于今天。"),
                (["kind": "breakdown"], "选择一份已经下达任务的文件。"),
                (["kind": "responsibility", "region": "620798101"], "选择一个乡镇。"),
                (["kind": "assignment", "matter": "核实面积"], "填写办理要求。"), (["kind": "minutes", "meeting": "会"], "填写主持人。"),
                (["kind": "rectification", "problems": "乱堆"], "选择单位。"),
            ]
            for (fields, sentence) in cases {
                let page = await visitor.post("/papers", fields)
                #expect(page.status == 422 && page.errors.contains(sentence), "\(page.transcript)")
            }
            let kept = await visitor.post("/papers", ["kind": "assignment", "matter": "核实面积"])
            #expect(kept.visibleFormValues.contains { $0 == ("matter", "核实面积") })
            let count = try await county.database.read { tx in try tx.count("FROM paper") }
            #expect(count == 0)
            // Departments hand out slips, nothing else.
            let officer = site.visitor(as: county.sample.officer)
            #expect(await officer.post("/papers", ["kind": "dispatch-bulletin"]).errors == ["你的岗位不能拟这种文书。"])
            #expect(await officer.get("/papers/new").words.contains("交办单"))
            #expect(!(await officer.get("/papers/new").words.contains("督查通报")))
            #expect(await site.visitor(as: county.sample.leader).get("/papers/new").status == 403)
            #expect(await visitor.post("/papers", ["kind": "nothing"]).status == 404)
        }
    }

    @Test(arguments: Driver.allCases)
    func figuresTellWhatHasChangedSince(driver: Driver) async throws {
        try await withPaperCounty(driver) { county in
            let visitor = try county.site().visitor(as: county.sample.supervisor)
            let address = await county.draftNotice(by: visitor)
            #expect(await visitor.get(address + "/figures").words.contains("和现在的数都一致"))
            let id = try #require(PaperID(String(address.dropFirst("/papers/".count))))
            let before = try await county.paper(id).content.figures
            county.later(days: 10)
            let later = await visitor.get(address + "/figures")
            #expect(later.words.contains("个和现在的数不同") && later.buttons.contains("刷新数字"))
            #expect(later.links.contains { $0.address == "/tasks/\(county.work.department.task)" })
            let fresh = await visitor.post(address + "/figures", ["version": "1"])
            #expect(fresh.notice?.contains("个数字有变化，逐个列在下面") == true, "\(fresh.transcript)")
            // Each is told: what it was and when, what it is now, and where it comes from.
            let moved = zip(before, try await county.paper(id).content.figures).filter { $0.words != $1.words }
            #expect(!moved.isEmpty && fresh.words.contains("上次刷新改了 \(moved.count) 个数字"), "\(fresh.words)")
            for (old, new) in moved {
                let told = ["〔\(old.key)〕", "\(old.words) → \(new.words)", old.source, old.asOf]
                #expect(fresh.words.contains(told.joined(separator: "\n")), "\(fresh.words)")
            }
            #expect(await visitor.get(address + "/figures").words.contains("和现在的数都一致"))
            // Somebody with the page of before is told.
            let stale = await visitor.post(address + "/figures", ["version": "1"])
            #expect(stale.status == 422 && stale.errors.first?.contains("刚刚被改过") == true)
            let unknown = await visitor.post(
                address,
                ["version": "2", "title": "督办", "mark": "云", "addressees": "甲", "text": "共〔没有〕项", "signature": "室"]
            )
            #expect(unknown.status == 422 && unknown.errors.first?.contains("“〔没有〕”不是这份文书的数字或表") == true)
        }
    }

    @Test func problemsMakeTheirSlipsFromPlainValues() async throws {
        try await withPaperCounty(.sqlite) { county in
            let officer = county.sample.officer
            let notice = RectificationNotice(
                unit: county.sample.township.unit,
                unitName: county.sample.township.unitName,
                inspector: "农业农村局",
                checkedOn: Day("2026-10-01"),
                items: [.init(place: "村口", category: "人居环境", problem: "垃圾乱堆", pictures: 2, due: Day("2026-10-20"))],
                about: PaperAbout("problem", 42)
            )
            let id = try #require(await county.draft(notice.draft(from: officer.unitName), by: officer).value)
            let paper = try await county.paper(id)
            #expect(paper.about == PaperAbout("problem", 42) && paper.unit == officer.unit)
            let lines = try await county.database.read { tx in
                try tx.papers.list(about: PaperAbout("problem", 42), for: officer)
            }
            #expect(lines.map(\.id) == [id])
            let slip = AssignmentSlip(
                unit: nil,
                unitName: "云雾镇",
                source: "巡查",
                matter: "清运垃圾",
                demand: "三日内清完",
                due: nil
            )
            #expect(
                await (try county.draft(slip.draft(from: "督查室"), by: county.sample.village)).keys == [
                    "paper.notAllowed"
                ]
            )
        }
    }
}
