import Testing

@testable import Tasks

/// A report's words, put into the columns of the 推进情况表.
@Suite struct ReportPartsTests {
    @Test(arguments: [
        ("已完工 12 座。存在问题：两户没有接水。下一步：月底前接通。", "已完工 12 座。", "两户没有接水。", "月底前接通。"),
        ("下步措施：抓紧施工；存在的主要问题是资金没有到位", "", "是资金没有到位", "抓紧施工"), ("已开工 3 处", "已开工 3 处", "", ""),
        ("", "", "", ""),
    ])
    func areCutAtTheWordsThatHeadThem(words: String, progress: String, problems: String, measures: String) {
        let parts = ReportParts(words)
        #expect(parts.progress == progress && parts.problems == problems && parts.measures == measures)
    }
}
