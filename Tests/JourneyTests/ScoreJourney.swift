import Core
import TestSupport
import Testing

@Suite("考核", .inBrowser)
struct ScoreJourney {
    @Test("一分点开到任务，试算权重，县领导答复申诉后改分，乡镇看到自己的得分，上年度公布的结果带着摘要")
    func followsAPointToItsTaskAndAnAppealToItsAnswer() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.press("考核", within: "nav.side")
        try await supervisor.see("等待答复的申诉", "已公布", "进行中")
        try await supervisor.press("\(county.today.year)年度乡镇考核", within: "main table")
        try await supervisor.see("五个薄弱乡镇", "任务按期销号", "可信")
        // A figure of the table, then the task under it: two clicks.
        let first = "document.querySelector('.heat tbody td a').click()"
        _ = try await supervisor.evaluate(first)
        try await supervisor.see("怎么算的", "按期销号 ÷ 到期任务")
        try await supervisor.goBack()
        try await supervisor.press("权重试算", within: ".tabs")
        try await supervisor.fill("w-tasks-on-time", "24")
        try await supervisor.press("试算名次")
        try await supervisor.see("试算名次", "抽样出现过", "不会超出")

        let leader = try await county.person("lingdao")
        try await leader.open("/scores")
        _ = try await leader.evaluate("document.querySelector('.work-link[href$=appeals]').click()")
        try await leader.see("申诉：", "容错：")
    }
}
