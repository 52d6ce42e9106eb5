import Foundation
import TestSupport
import Testing

@Suite("办理任务", .inBrowser)
struct CarryingJourney {
    @Test("签收、报进展、申请销号、退回、再申请、另一个单位核验销号、重启，经过都在任务页上")
    func carriesATaskToItsEnd() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.issuePlan()
        let officer = try await county.person("nongye")
        try await officer.press("卫生厕所", near: "1260")
        county.pass(hours: 2)
        try await officer.press("签收任务")
        try await officer.see("签收任务：已办理", "办理中", "2 小时")
        let task = try await officer.address

        try await officer.unfold("申请销号")
        try await officer.see("先报送一次进展")
        try await officer.unfold("报送进展")
        try await officer.press("报送进展", within: Person.opened)
        try await officer.see("填写", within: "[data-error-summary]")
        try await officer.fill("note", "已开工 12 个村，建成 315 座。", within: Person.opened)
        try await officer.fill("quantity", "315", within: Person.opened)
        let photo = try Papers.file("完工照片.jpg", Papers.photo)
        let list = try Papers.file("验收名单.txt", "一组 12 座\n二组 8 座")
        try await officer.upload("files", photo, list, within: Person.opened)
        try await officer.press("报送进展", within: Person.opened)
        try await officer.see("25%", "完成数量 315", "验收名单.txt", "完工照片.jpg")
        let saved = try await officer.download(pressing: "验收名单.txt")
        #expect(try String(contentsOf: saved, encoding: .utf8).contains("二组 8 座"))

        try await officer.act("报送进展", saying: "全部建成。") {
            try await officer.fill("quantity", "1260", within: Person.opened)
        }
        try await officer.act("申请销号", saying: "1260 座全部建成并投入使用。")
        try await officer.see("待核验")
        try await officer.notSee("核验销号")

        try await supervisor.open("/")
        try await supervisor.see("待核验", "1260")
        try await supervisor.open(task)
        try await supervisor.act("退回修改", saying: "缺 3 个村的验收单，补齐再报。")
        try await officer.open("/")
        try await officer.see("退回修改", "1260")
        try await officer.open(task)
        try await officer.act("申请销号", saying: "验收单已补齐。")
        try await supervisor.open(task)
        try await supervisor.unfold("核验销号")
        try await supervisor.press("核验销号", within: Person.opened)
        try await supervisor.see("已销号")
        try await supervisor.act("重启任务", saying: "回访发现 6 座不能用。")
        try await supervisor.see("办理中")

        for words in ["下达任务", "签收任务", "报送进展", "缺 3 个村的验收单", "验收单已补齐", "核验销号", "回访发现 6 座不能用"] {
            try await officer.reload()
            try await officer.see(words, within: ".timeline")
        }
    }

    @Test("提出异议，督查室改派，新的牵头单位签收")
    func objectsAndIsReassigned() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.issuePlan()
        let officer = try await county.person("jiaotong")
        try await officer.press("隐患路段", near: "42")
        let task = try await officer.address
        try await officer.act("提出异议", saying: "村道由农业农村局管护。")
        try await officer.see("异议中")
        try await supervisor.open("/")
        try await supervisor.press("隐患路段", near: "异议待处理")
        try await supervisor.unfold("改派任务")
        try await supervisor.choose("改派给", "农业农村局", within: Person.opened)
        try await supervisor.fill("note", "按职责由农业农村局牵头。", within: Person.opened)
        try await supervisor.press("改派任务", within: Person.opened)
        try await supervisor.see("待签收")
        let other = try await county.person("nongye")
        try await other.open(task)
        try await other.press("签收任务")
        try await other.see("办理中", "村道由农业农村局管护", "按职责由农业农村局牵头")
    }

    @Test("申请延期，先不同意，再同意，时限跟着改")
    func asksForMoreTime() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.issuePlan()
        let officer = try await county.person("zhujian")
        try await officer.press("危房", near: "86")
        try await officer.press("签收任务")
        let task = try await officer.address
        for (day, answer) in [("2026-12-31", "不同意延期"), ("2026-09-30", "同意延期")] {
            try await officer.act("申请延期", saying: "汛期停工一个月。") {
                try await officer.fill("day", day, within: Person.opened)
            }
            try await supervisor.open("/")
            try await supervisor.see("延期待审批", "86")
            try await supervisor.open(task)
            try await supervisor.unfold("审批延期")
            try await supervisor.see("延到 \(day)", within: Person.opened)
            try await supervisor.fill("note", "\(answer)，抓紧推进。", within: Person.opened)
            try await supervisor.press(answer, within: Person.opened)
            try await supervisor.see("\(answer)至")
            try await officer.reload()
        }
        try await officer.see("2026年9月30日", "不同意延期至 2026年12月31日", "同意延期至 2026年9月30日")
    }

    @Test("分派到乡镇，乡镇报的进展汇总到原任务")
    func splitsToTownships() async throws {
        let county = try await RunningCounty.start()
        _ = try await county.issuePlan()
        let officer = try await county.person("nongye")
        try await officer.press("卫生厕所", near: "1260")
        try await officer.press("签收任务")
        let task = try await officer.address
        try await officer.unfold("分派任务")
        let townships = try await officer.texts(of: "\(Person.opened) th[scope=row]").prefix(2)
        for (name, amount) in zip(townships, ["800", "460"]) {
            try await officer.check(name, within: Person.opened)
            try await officer.fill("\(name)的数量", amount, within: Person.opened)
        }
        try await officer.press("分派任务", within: Person.opened)
        try await officer.see("分派情况", "共 2 项")

        let township = try await county.person("xiangzhen1")
        try await township.press("卫生厕所", near: "800")
        try await township.press("签收任务")
        try await township.act("报送进展", saying: "建成 400 座。") {
            try await township.fill("quantity", "400", within: Person.opened)
        }
        try await officer.open(task)
        try await officer.see("31.7%")
    }
}
