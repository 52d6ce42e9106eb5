import Core
import Documents
import Foundation
import TestSupport
import Testing

/// A whole month of the county on one clock, each day seen by the person who comes next: the speech and its tasks, two
/// weekly dispatches, an inspection without a network, its problems, the bulletin, the score, an appeal.
@Suite("一个月", .inBrowser)
struct MonthJourney {
    @Test("讲话下达任务、两周调度、断网检查、问题销号、通报、考核、申诉、公布，一个月里每一步都由下一个人看到")
    func goesThroughAMonth() async throws {
        let county = try await RunningCounty.start(schemes: ["township-monthly.yaml": MonthPapers.scheme])
        let people = try await MonthPeople(county)
        try await beginsWithTheSpeech(people)
        let first = try await reportsToTheFirstDispatch(people)
        try await meetsForTheFirstTime(people, first)
        let problem = try await inspectsWithoutANetwork(people)
        try await putsItRight(people, problem)
        try await meetsAgainOverLastWeek(people)
        try await scoresTheMonth(people, problem)
    }

    // MARK: Wednesday the 10th: the speech

    private func beginsWithTheSpeech(_ people: MonthPeople) async throws {
        let supervisor = people.supervisor
        try await supervisor.open("/scores")
        try await supervisor.choose("考核方案", "乡镇每月考核方案")
        try await supervisor.fill("考核期名称", "六月乡镇考核")
        try await supervisor.fill("开始", "2026-06-10")
        try await supervisor.fill("截止", "2026-07-08")
        try await supervisor.press("建立考核期", within: "main form")
        try await supervisor.see("考核期已建立", "六月乡镇考核")
        try await supervisor.open("/directives/new")
        try await supervisor.fill("或者粘贴文字", MonthPapers.speech)
        try await supervisor.press("录入并分解")
        try await supervisor.see(MonthPapers.title, within: "h1")
        try await supervisor.press("下达任务")
        try await supervisor.press("下达所选任务")
        try await supervisor.see("已下达 3 项任务", within: "h1")

        let officer = people.officer
        try await people.county.welcome(officer)
        try await officer.press("水毁村道", near: "12公里")
        try await officer.press("签收任务")
        try await officer.unfold("分派任务")
        try await officer.check(people.place, within: Person.opened)
        try await officer.fill("\(people.place)人民政府的数量", "12", within: Person.opened)
        try await officer.press("分派任务", within: Person.opened)
        try await officer.see("分派情况", "共 1 项")

        let township = people.township
        try await people.county.welcome(township)
        try await township.press("水毁村道", near: "待签收")
        try await township.press("签收任务")
        try await township.act("报送进展", saying: "三处塌方已清，12 公里全部通车。") {
            try await township.fill("quantity", "12", within: Person.opened)
            try await township.upload("files", Papers.file("通车.jpg", Papers.photo), within: Person.opened)
        }
        try await township.act("申请销号", saying: "12 公里全部清理完。")
        let part = try await township.address
        try await officer.open(part)
        try await officer.unfold("核验销号")
        try await officer.press("核验销号", within: Person.opened)
        try await officer.see("已销号")
    }

    // MARK: Thursday the 18th: the dispatch of Monday comes due; Friday is a holiday

    private func reportsToTheFirstDispatch(_ people: MonthPeople) async throws -> String {
        let supervisor = people.supervisor
        let round = try await people.begin("2026-06-22", on: 18)
        for (person, words) in [(people.township, "施工队下周一进场。"), (people.second, "补助资金还没有拨到。")] {
            try await people.county.welcome(person)
            try await person.press("每周一调度（2026年6月22日）")
            try await person.fill("情况说明", words)
            try await person.fill("promise1", "把集镇两侧的垃圾清完")
            try await person.press("填报本轮", within: "main form")
            try await person.see("已填报", words)
        }
        try await supervisor.reload()
        try await supervisor.see("施工队下周一进场", "还没有报", within: "#owners")
        try await supervisor.press("提醒未报的")
        try await supervisor.see("已办理")
        let third = people.third
        try await people.county.welcome(third)
        try await third.see("6月18日提醒过", "2026-06-22")
        return round
    }

    // MARK: Monday the 22nd: the meeting

    private func meetsForTheFirstTime(_ people: MonthPeople, _ round: String) async throws {
        let supervisor = people.supervisor
        try await people.come(supervisor, on: 22, at: round)
        try await supervisor.press("生成调度材料")
        try await supervisor.see("上次议定事项", "没有填报的单位", people.thirdPlace, within: "main")
        try await supervisor.open(round)
        try await supervisor.unfold("记录议定事项")
        try await supervisor.fill("text", "农业农村局6月26日前清理农药包装废弃物。", within: Person.opened)
        try await supervisor.fill("present", "各乡镇主要负责人", within: Person.opened)
        try await supervisor.press("记录议定事项", within: Person.opened)
        try await supervisor.see("已记下", "会议纪要")
        try await supervisor.press("核对、下达任务")
        try await supervisor.press("下达任务")
        try await supervisor.press("下达所选任务")
        try await supervisor.see("已下达 1 项任务", within: "h1")
        try await supervisor.open(round)
        try await supervisor.unfold("结束本轮")
        try await supervisor.fill("note", "没有报的单位会后单独说明。", within: Person.opened)
        try await supervisor.press("结束本轮", within: Person.opened)
        try await supervisor.see("已结束", people.thirdPlace)
    }
}
