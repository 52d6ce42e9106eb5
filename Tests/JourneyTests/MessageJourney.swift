import TestSupport
import Testing

@Suite("消息和意见反馈", .inBrowser)
struct MessageJourney {
    @Test("督查人员发紧急消息，乡镇在今日看到并打开，发的人看到单位已读；乡镇从页面底部匿名提意见，督查人员答复")
    func writesReadsAndComplains() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.press("消息", within: "nav.side")
        try await supervisor.press("写消息")
        try await supervisor.press("发消息", within: ".form-actions")
        try await supervisor.see("选择至少一个收消息的单位", within: "[data-error-summary]")
        let township = try await county.person("xiangzhen1")
        let unit = try #require(
            try await township.evaluate("document.querySelector('.menu-unit').textContent").string
        )
        try await supervisor.evaluate(
            "[...document.querySelectorAll('.picker label')].find(l => l.textContent.trim() === '\(unit)').click()"
        )
        try await supervisor.fill("title", "今夜有暴雨，巡查危房")
        try await supervisor.evaluate("document.querySelector('input[name=urgent]').click()")
        try await supervisor.fill("reason", "气象台发布红色预警")
        try await supervisor.press("发消息", within: ".form-actions")
        try await supervisor.see("已发给 1 个单位", "1 个单位中 0 个已读")
        let message = try await supervisor.address

        try await township.open("/")
        try await township.see("未读消息")
        try await township.press("今夜有暴雨，巡查危房")
        try await township.see("免打扰时间立即送达：气象台发布红色预警")
        try await supervisor.open(message)
        try await supervisor.see("1 个单位中 1 个已读")

        try await township.press("意见反馈", within: ".foot")
        try await township.evaluate("document.querySelector('input[name=kind][value=pressing]').click()")
        try await township.fill("body", "夜里的巡查记录第二天再补行不行")
        try await township.evaluate("document.querySelector('input[name=anonymous]').click()")
        try await township.press("提出意见", within: ".form-actions")
        try await township.see("已收到，编号", "记下查询码", "匿名")
        let complaint = try await township.address
        let number = try #require(try await township.evaluate("document.querySelector('h1').textContent.trim()").string)

        try await supervisor.open("/complaints")
        try await supervisor.press(number, within: "tbody")
        try await supervisor.see("夜里的巡查记录第二天再补行不行", "匿名")
        try await supervisor.fill("words", "可以，第二天中午前补上就行。", within: "form[action$='/answer']")
        try await supervisor.press("答复意见")
        try await supervisor.see("已答复")
        try await township.open(complaint)
        try await township.see("可以，第二天中午前补上就行。", "要求重新办理")
    }
}
