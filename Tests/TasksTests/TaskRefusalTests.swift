import Core
import Database
import PolicyText
import Tasks
import TestSupport
import Testing
import Web

/// Every sentence with which an act on a task is refused, reached the way a person reaches it: through the form.
@Suite("Refusals on task pages")
struct TaskRefusalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let key: String
        let act: String
        var stage = TaskStage.underway
        var deadline: String? = "2026-12-31"
        var by = KeyPath.officer
        var fields: [(String, String)] = []
        var files: [SentFile] = []
        let sentence: String

        enum KeyPath: Sendable { case officer, otherOfficer, supervisor }

        var testDescription: String { "\(act) \(key)" }
    }

    private static let text = SentFile("files", "台账.txt", text: "一组：已完成")
    private static let program = SentFile("files", "台账.txt", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])

    static let cases = [
        Case(
            key: "move.notAllowed",
            act: "signing",
            stage: .awaitingSigning,
            by: .supervisor,
            sentence: "你的岗位不能签收任务。"
        ),
        Case(
            key: "move.stage",
            act: "signing",
            sentence: "现在是“办理中”，不能签收任务。刷新页面看最新状态。"
        ),
        Case(key: "move.words", act: "objection", sentence: "填写提出异议的理由或情况说明。"),
        Case(
            key: "move.noteLong",
            act: "objection",
            fields: [("note", String(repeating: "难", count: 20_001))],
            sentence: "说明最多 20000 个字，现在有 20001 个字。"
        ),
        Case(
            key: "move.changed",
            act: "objection",
            fields: [("note", "不归口"), ("version", "9")],
            sentence: "这一条刚刚被别人改动过，你的操作没有执行。看清最新情况后再办一次，填写的内容已为你保留。"
        ),
        Case(
            key: "closeout.noReport",
            act: "closeout-request",
            fields: [("note", "完成")],
            sentence: "先报送一次进展，说明做了什么、完成多少，再申请销号。"
        ),
        Case(
            key: "extension.noDeadline",
            act: "extension",
            deadline: nil,
            fields: [("note", "天气"), ("day", "2027-01-31")],
            sentence: "这项任务没有完成时限，不用申请延期。"
        ),
        Case(
            key: "extension.day.missing",
            act: "extension",
            fields: [("note", "天气")],
            sentence: "填写希望延到哪一天，例如 2026-12-31。"
        ),
        Case(
            key: "extension.day.early",
            act: "extension",
            fields: [("note", "天气"), ("day", "2026-12-31")],
            sentence: "新的时限要晚于现在的时限 2026-12-31。"
        ),
        Case(
            key: "extension.none",
            act: "extension-decision",
            by: .supervisor,
            fields: [("note", "属实"), ("decision", "granted")],
            sentence: "现在没有等待审批的延期申请。"
        ),
        Case(
            key: "percent.missing",
            act: "progress",
            fields: [("note", "开工")],
            sentence: "填写完成比例，0 到 100 之间的数，例如 35。"
        ),
        Case(
            key: "percent.range",
            act: "progress",
            fields: [("note", "开工"), ("percent", "101")],
            sentence: "完成比例要在 0 到 100 之间。"
        ),
        Case(
            key: "quantity.negative",
            act: "progress",
            fields: [("note", "开工"), ("percent", "1"), ("quantity", "-3")],
            sentence: "完成数量必须是 0 或更大的数。"
        ),
        Case(
            key: "quantity.number",
            act: "progress",
            fields: [("note", "开工"), ("quantity", "一百")],
            sentence: "完成数量要写成数字，例如 120。"
        ),
        Case(key: "part.none", act: "split", sentence: "选择至少一个承接单位或岗位。"),
        Case(
            key: "part.outside",
            act: "split",
            fields: [("target", "unit-1")],
            sentence: "“所选单位”不在可以分派的范围内。"
        ),
        Case(
            key: "part.doubled",
            act: "split",
            fields: [("target", "{township}"), ("target", "{township}")],
            sentence: "“云雾镇人民政府”选了两次，合并成一项。"
        ),
        Case(
            key: "part.quantity",
            act: "split",
            fields: [("target", "{township}"), ("amount-{township}", "很多")],
            sentence: "“云雾镇人民政府”的数量必须是大于 0 的数。"
        ),
        Case(
            key: "part.late",
            act: "split",
            fields: [("target", "{township}"), ("day-{township}", "2027-01-31")],
            sentence: "“云雾镇人民政府”的时限 2027-01-31 晚于本任务的时限 2026-12-31，改早一些。"
        ),
        Case(
            key: "reassign.unit.missing",
            act: "reassignment",
            by: .supervisor,
            fields: [("note", "改派")],
            sentence: "选择改派给哪个单位。"
        ),
        Case(
            key: "reassign.unit.same",
            act: "reassignment",
            by: .supervisor,
            fields: [("note", "改派"), ("unit", "{lead}")],
            sentence: "“云岭县农业农村局”现在就是牵头单位，选择另一个单位。"
        ),
        Case(
            key: "file.refused",
            act: "progress",
            fields: [("note", "开工"), ("percent", "1")],
            files: [program],
            sentence: "不支持这种文件"
        ),
        Case(
            key: "file.count",
            act: "progress",
            fields: [("note", "开工"), ("percent", "1")],
            files: Array(repeating: text, count: 21),
            sentence: "一次最多上传 20 份材料。"
        ),
        Case(
            key: "file.notHere",
            act: "objection",
            fields: [("note", "不归口")],
            files: [text],
            sentence: "这一步不收附件。把材料随进展或销号申请一起上传。"
        ),
    ]

    @Test(arguments: Driver.allCases, cases)
    func isSaidAndNothingIsWritten(driver: Driver, example: Case) async throws {
        try await withTaskSite(driver) { county, site, vault in
            let sample = county.sample
            let id = try await county.insert(
                lead: sample.officer,
                stage: example.stage,
                deadline: example.deadline.map(Samples.day)
            )
            let before = try await county.rows()
            let actor =
                switch example.by {
                case .officer: sample.officer
                case .otherOfficer: sample.otherOfficer
                case .supervisor: sample.supervisor
                }
            let own = example.fields.map { (filled($0.0, sample), filled($0.1, sample)) }
            let version = own.contains { $0.0 == "version" } ? [] : [("version", "1")]
            let page = await site.visitor(as: actor).post(
                "/tasks/\(id)/\(example.act)",
                Fields((version + own).map { (name: $0.0, value: $0.1) }),
                files: example.files
            )
            #expect(page.status == 422)
            #expect(page.errors.count == 1)
            if example.key == "file.refused" {
                #expect(page.errors.first?.isEmpty == false)
            } else {
                #expect(page.errors == [example.sentence])
            }
            #expect(try await county.rows() == before)
            #expect(vault.files == [])
        }
    }

    private func filled(_ text: String, _ sample: SampleCounty) -> String {
        text.replacing("{township}", with: "unit-\(sample.township.unit)")
            .replacing("{lead}", with: "\(sample.officer.unit)")
    }

    /// Keys whose way takes more than one form; each has its own test below, in `IssuingExchangeTests`,
    /// `TaskExchangeTests` (the list's ticks) or the journeys (files lost to a sign-in or too large).
    private static let told: Set<String> = [
        "closeout.openParts", "extension.open", "issuing.none", "issuing.changed", "reminder.tasks", "file.lost",
        "file.large",
    ]

    @Test func noSentenceIsLeftOut() {
        // No transition of tasks owes a file.
        #expect(Set(Self.cases.map(\.key)).union(Self.told) == taskWords.keys.subtracting(["move.files"]))
    }

    @Test(arguments: Driver.allCases)
    func anOpenPartAndAnOpenRequestStopTheClose(driver: Driver) async throws {
        try await withTaskSite(driver) { county, site, _ in
            let officer = county.sample.officer
            let id = try await county.insert(lead: officer)
            let visitor = site.visitor(as: officer)
            let target = "unit-\(county.sample.township.unit)"
            let split = await visitor.post("/tasks/\(id)/split", ["version": "1", "target": target])
            #expect(split.status == 200 && split.words.contains("云雾镇人民政府"))
            _ = await visitor.post("/tasks/\(id)/progress", ["version": "2", "note": "开工", "percent": "1"])
            let open = await visitor.post("/tasks/\(id)/closeout-request", ["version": "3", "note": "完成"])
            #expect(open.errors == ["还有 1 项分派出去的任务没有办结，等它们销号或撤销后再办。"])
            let asked = await visitor.post(
                "/tasks/\(id)/extension",
                ["version": "3", "note": "天气", "day": "2027-01-31"]
            )
            #expect(asked.notice == "申请延期：已办理。")
            let again = await visitor.post(
                "/tasks/\(id)/extension",
                ["version": "4", "note": "天气", "day": "2027-01-31"]
            )
            #expect(again.errors == ["上一次延期申请还没有答复，等答复后再办。"])
        }
    }

    @Test(arguments: Driver.allCases)
    func whoAskedForCloseOutIsToldThatSomebodyElseVerifies(driver: Driver) async throws {
        try await withTaskSite(driver) { county, site, _ in
            let supervisor = county.sample.supervisor
            let id = try await county.insert(lead: supervisor)
            let visitor = site.visitor(as: supervisor)
            _ = await visitor.post("/tasks/\(id)/progress", ["version": "1", "note": "完成", "percent": "100"])
            let asked = await visitor.post("/tasks/\(id)/closeout-request", ["version": "2", "note": "完成"])
            #expect(asked.notice == "申请销号：已办理。")
            #expect(!asked.buttons.contains("核验销号"))
            let own = await visitor.post("/tasks/\(id)/closeout", ["version": "3"])
            #expect(own.errors == ["你的岗位不能核验销号。"])
            let back = await visitor.post("/tasks/\(id)/return", ["version": "3", "note": "补"])
            #expect(back.errors == ["你的岗位不能退回修改。"])
            let leader = await site.visitor(as: county.sample.leader).post("/tasks/\(id)/closeout", ["version": "3"])
            #expect(leader.notice == "核验销号：已办理。")
        }
    }
}
