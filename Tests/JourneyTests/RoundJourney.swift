import Core
import TestSupport
import Testing

@Suite("每周调度", .inBrowser)
struct RoundJourney {
    @Test("打开本轮、看谁没报、一键生成材料、看一个乡镇的三个问题、记下议定事项并看到任务草稿、带着没报的名单结束")
    func holdsADispatchFromThePackToTheMinutes() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.press("调度", within: "nav.side")
        let round = try #require(
            try await supervisor.evaluate(
                """
                [...document.querySelectorAll('tbody th a[href^="/rounds/"]')]
                    .find(link => link.textContent.startsWith('每周一调度')).getAttribute('href')
                """
            ).string
        )
        try await supervisor.open(round)
        try await supervisor.see("谁报了、谁没报", "到期的承诺")
        try await supervisor.press("重新生成材料")
        try await supervisor.see("上次议定事项", "讲话要点", "同一批数字")
        try await supervisor.open(round + "/pack/townships")
        let township = try #require(
            try await supervisor.evaluate("document.querySelector('tbody th a').getAttribute('href')").string
        )
        try await supervisor.open(township)
        try await supervisor.see("三个问题", "看依据", "专项进展")
        try await supervisor.open(round)
        try await supervisor.unfold("记录议定事项")
        try await supervisor.fill(
            "text",
            "交通运输局\(county.today.adding(days: 9).month)月\(county.today.adding(days: 9).day)日前清理水毁村道。",
            within: Person.opened
        )
        try await supervisor.fill("present", "各乡镇主要负责人", within: Person.opened)
        try await supervisor.press("记录议定事项", within: Person.opened)
        try await supervisor.see("已记下", "核对、下达任务", "会议纪要")
        try await supervisor.unfold("结束本轮")
        try await supervisor.fill("note", "没有报的单位会后单独说明。", within: Person.opened)
        try await supervisor.press("结束本轮", within: Person.opened)
        try await supervisor.see("已结束", "会后单独说明", "重新开启本轮")
    }
}
