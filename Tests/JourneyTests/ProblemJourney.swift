import Core
import TestSupport
import Testing

@Suite("问题整改", .inBrowser)
struct ProblemJourney {
    @Test("登记问题、交办、异议由别人复核、填方案、自查、审核、另一个人复核销号，满 30 天随机抽查，又出现就重新整改")
    func carriesAProblemToItsEndAndLooksBack() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.press("问题", within: "nav.side")
        try await supervisor.press("登记问题")
        try await supervisor.fill("content", "村道塌方处没有警示标志。")
        try await supervisor.press("登记问题", within: "main form")
        try await supervisor.see("还差", within: "[data-error-summary]")
        try await supervisor.see("村道塌方处没有警示标志。")
        try await supervisor.fill("aspect", "基础设施")
        let township = try #require(
            try await supervisor.evaluate("document.querySelector('select[name=region]').options[2].text").string
        )
        try await supervisor.choose("地方", township)
        try await supervisor.upload("files", Papers.file("整改前.jpg", Papers.photo))
        try await supervisor.press("登记问题", within: "main form")
        try await supervisor.see("已登记", "待交办", "整改前")
        let problem = try await supervisor.address

        try await supervisor.unfold("交办问题")
        try await supervisor.choose("责任单位", "交通运输局", within: Person.opened)
        let (first, second) = (county.today.adding(days: 5), county.today.adding(days: 20))
        try await supervisor.fill("day1", "\(first)", within: Person.opened)
        try await supervisor.fill("day2", "\(second)", within: Person.opened)
        try await supervisor.press("交办问题", within: Person.opened)
        try await supervisor.see("已办理", "待签收", "交办〔2026〕")

        let officer = try await county.person("jiaotong")
        try await officer.see("问题待签收")
        try await officer.open(problem)
        try await officer.act("提出异议", saying: "这段路由乡镇管护。")
        try await officer.see("异议中")
        try await supervisor.open(problem)
        try await supervisor.notSee("维持原结论")
        let leader = try await county.person("lingdao")
        try await leader.press("村道塌方处", near: "问题异议待复核")
        try await leader.act("维持原结论", saying: "县道、村道由交通运输局统一管护。")

        try await officer.open(problem)
        try await officer.press("签收问题")
        try await officer.unfold("填报整改方案")
        try await officer.fill("cause", "塌方以后没有巡查。", within: Person.opened)
        try await officer.fill("measures", "设警示标志，十日内清理。", within: Person.opened)
        try await officer.fill("person", "王养护", within: Person.opened)
        try await officer.press("填报整改方案", within: Person.opened)
        try await officer.act("自查并申请销号", saying: "标志已立，塌方已清。") {
            try await officer.upload("files", Papers.file("整改后.jpg", Papers.photo), within: Person.opened)
        }
        try await officer.see("待审核")
        try await officer.notSee("审核通过")
        try await supervisor.open(problem)
        try await supervisor.act("审核通过", saying: "看过照片，属实。")
        try await supervisor.notSee("复核销号")
        try await leader.open(problem)
        try await leader.act("复核销号", saying: "到现场看过，同意销号。")
        try await leader.see("已销号")

        county.pass(hours: 24 * 31)
        let other = try await county.person("ducha2")
        try await other.open("/look-backs")
        let pool = try #require(
            try await other.evaluate("document.querySelector('select[name=horizon] option').text").string
        )
        // 销号满 30 天（5 个）: all of them are drawn.
        try await other.fill("抽查数量", String(pool.filter(\.isNumber).dropFirst(2)))
        try await other.fill("随机数", "620799")
        try await other.press("随机抽查")
        try await other.see("已抽出", "620799", "结果相同", "村道塌方处没有警示标志")
        try await other.open(problem)
        try await other.act("重新整改", saying: "标志又倒了。") {
            try await other.fill("day1", "\(county.today.adding(days: 10))", within: Person.opened)
        }
        try await other.see("整改中", "又出现了", "重新整改到位")
        for words in ["这段路由乡镇管护", "统一管护", "标志已立", "看过照片", "同意销号", "标志又倒了"] {
            try await other.see(words, within: ".timeline")
        }
    }
}
