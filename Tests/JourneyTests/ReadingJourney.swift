import TestSupport
import Testing

@Suite("读入文件", .inBrowser)
struct ReadingJourney {
    @Test("上传 txt、docx 或粘贴文字，都读成任务", arguments: ["txt", "docx", "paste"])
    func readsADocument(way: String) async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("ducha")
        try await officer.press("读入新文件")
        switch way {
        case "txt": try await officer.upload("文件", Papers.file("行动方案.txt", Papers.plan))
        case "docx": try await officer.upload("文件", Papers.file("行动方案.docx", Papers.word(Papers.plan)))
        default: try await officer.fill("或者粘贴文字", Papers.plan)
        }
        try await officer.press("录入并分解")
        try await officer.see(Papers.planTitle, within: "h1")
        try await officer.see("分解出", "条分解稿", "2026年6月8日", "全文")
        try await officer.see("农业农村局要在9月底前新建农村户用卫生厕所1260座", within: "article.reader")
        try await officer.see("1260", within: "article.reader mark.m-number")
        try await officer.see("9月底前", within: "article.reader mark.m-date")
        try await officer.see("财政局", within: "article.reader mark.m-unit")
        try await officer.see("2026-09-30", within: ".task-card")
        if way != "paste" { try await officer.see("行动方案.\(way)", within: ".lead") }

        try await officer.open("/directives")
        try await officer.see(Papers.planTitle, within: "table")
    }

    @Test("国标编码的文字、表格和文本框里的文字都读得进，并说明怎样读的")
    func saysHowItRead() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("ducha")
        try await officer.open("/directives/new")
        try await officer.upload("文件", Papers.file("防汛方案.txt", Papers.oldPlan))
        try await officer.press("录入并分解")
        try await officer.see("云岭县防汛工作方案", within: "h1")
        try await officer.see("文件编码是 GB18030，已转换", within: ".notice")
        try await officer.see("加固河堤12公里", within: ".task-card")

        try await officer.open("/directives/new")
        try await officer.upload("文件", Papers.file("行动方案.docx", Papers.wordWithTableAndBox))
        try await officer.press("录入并分解")
        try await officer.see("表格 1 个已逐行并入正文", "文本框 1 处已并入正文", within: ".notice")
        try await officer.see("维修供水管网36公里", within: "[data-pane=text]")
        try await officer.see("兑付补贴资金520万元", within: "[data-pane=tasks]")
    }

    @Test("点一边，另一边滚到对应的地方；没有归属的句子单独列出")
    func showsTheOtherSide() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("ducha")
        try await officer.press(county.documentToReview)
        let (text, tasks) = ("[data-pane=text]", "[data-pane=tasks]")
        let last = try #require(try await officer.texts(of: "\(tasks) .task-card h4 a").last)

        try await officer.press("原文", near: last)
        try await officer.wait(until: "the text shows its mark") {
            try await officer.evaluate(Self.isInView(".is-chosen", of: text)).isTrue
        }
        let mark = try #require(try await officer.texts(of: "\(text) mark.m-task").first)
        try await officer.touch(String(mark.prefix(8)), within: text)
        try await officer.wait(until: "the breakdown shows its card") {
            try await officer.evaluate(Self.isInView(".is-chosen", of: tasks)).isTrue
        }

        let strip = try #require(try await officer.text(of: ".shares-key"))
        #expect(strip.contains("任务") && strip.contains("背景") && strip.contains("待定"))
        try await officer.press("无归属句")
        try await officer.see("添加为任务", "背景")
    }

    private static func isInView(_ thing: String, of pane: String) -> String {
        """
        (() => {
          const pane = document.querySelector("\(pane)").getBoundingClientRect();
          const thing = document.querySelector("\(pane) \(thing)")?.getBoundingClientRect();
          return Boolean(thing) && thing.bottom > pane.top && thing.top < pane.bottom;
        })()
        """
    }

    @Test("没有任务的文件，说明为什么")
    func saysWhyThereIsNoTask() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("ducha")
        try await officer.open("/directives/new")
        try await officer.fill("或者粘贴文字", Papers.praise)
        try await officer.press("录入并分解")
        try await officer.see("没有读出任务", "没有写明要谁办什么")
    }

    /// The file's name, its bytes, the sentence.
    static let bad: [(name: String, bytes: [UInt8], says: String)] = [
        ("空文件.txt", [], "这个文件是空的，0 个字节"),
        ("照片.docx", Papers.photo, "这个文件名以 .docx 结尾，但内容是"),
        ("断了.docx", Array(Papers.word(Papers.plan).prefix(600)), "这个文档不完整"),
        ("三百万字.txt", Array(String(repeating: "要抓好春耕生产。", count: 375_000).utf8), "这份文字超过 30 万字"),
    ]

    @Test("读不了的文件说清楚是什么、怎么办，填好的内容都还在")
    func keepsWhatWasEntered() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("ducha")
        try await officer.open("/directives/new")
        try await officer.press("录入并分解")
        try await officer.see("选择一个文件，或把文件的文字粘贴到框里", within: "[data-error-summary]")
        try await officer.fill("标题", "我起的标题")
        for (name, bytes, says) in Self.bad {
            try await officer.upload("文件", Papers.file(name, bytes))
            try await officer.press("录入并分解")
            try await officer.see(says, within: "[data-error-summary]")
            #expect(try await officer.value(of: "标题") == "我起的标题")
        }
        // Known to be too large, so it is not even sent.
        try await officer.upload("文件", Papers.hollowFile("录像.docx", size: 200_000_000))
        try await officer.press("录入并分解")
        try await officer.see("“录像.docx”有 200 MB，每个文件不超过 50 MB", within: ".field-error")
        #expect(try await officer.status == 422)
        #expect(try await officer.count(of: ".work-progress") == 0)
        #expect(try await officer.value(of: "标题") == "我起的标题")

        try await officer.fill("或者粘贴文字", Papers.plan)
        try await officer.upload("文件", Papers.file("照片.docx", Papers.photo))
        try await officer.press("录入并分解")
        try await officer.see("只能选一样", within: "[data-error-summary]")
        #expect(try await officer.value(of: "或者粘贴文字").contains("1260座"))
        try await officer.press("录入并分解")
        try await officer.see("我起的标题", within: "h1")
    }

    @Test("浏览器不运行脚本时，太大的文件退回来，标题和粘贴的文字都在")
    func keepsTheRestOfATooLargeForm() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.visitor("ducha")
        try await officer.scriptsOff()
        try await officer.open("/directives/new")
        try await county.signIn(officer, as: "ducha")
        try await officer.fill("标题", "我起的标题")
        try await officer.fill("或者粘贴文字", Papers.plan)
        try await officer.upload("文件", Papers.hollowFile("录像.docx", size: 200_000_000))
        try await officer.press("录入并分解")
        try await officer.see("“录像.docx”超过", "没有收下", within: "[data-error-summary]")
        #expect(try await officer.value(of: "标题") == "我起的标题")
        #expect(try await officer.value(of: "或者粘贴文字").contains("1260座"))
    }
}
