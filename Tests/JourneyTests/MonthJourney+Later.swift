import Core
import Documents
import Foundation
import TestSupport
import Testing

extension MonthJourney {
    // MARK: Wednesday the 24th: what was decided is done; the inspection, on a phone without a network

    func inspectsWithoutANetwork(_ people: MonthPeople) async throws -> String {
        let (county, supervisor, officer) = (people.county, people.supervisor, people.farming)
        try await people.come(officer, on: 24)
        try await officer.press("清理农药包装废弃物", near: "待签收")
        try await officer.press("签收任务")
        try await officer.act("报送进展", saying: "十八个乡镇都清理过。") {
            try await officer.fill("percent", "100", within: Person.opened)
            try await officer.upload("files", Papers.file("清理表.txt", "十八个乡镇"), within: Person.opened)
        }
        try await officer.act("申请销号", saying: "清理完了，表附后。")
        let task = try await officer.address
        try await people.come(people.otherSupervisor, on: 24, at: task)
        try await people.otherSupervisor.unfold("核验销号")
        try await people.otherSupervisor.press("核验销号", within: Person.opened)
        try await people.otherSupervisor.see("已销号")

        try await people.come(supervisor, on: 24, at: "/inspections/yearly")
        try await planTheYear(supervisor)
        let plan = try await planTheInspection(supervisor, people.region)
        let port = try #require(county.address.split(separator: ":").last.flatMap { Int($0) })
        let link = try BadLink(to: port, cuts: [])
        defer { link.stop() }
        let phone = try await Browser.shared.person("ducha", at: link.address, width: 390)
        try await phone.open("/login")
        try await county.signIn(phone, as: "ducha")
        try await phone.open(plan + "/visits/new")
        try await phone.wait(until: "the page is on the shelf") {
            try await phone.evaluate("document.documentElement.dataset.shell ?? ''").string == "kept"
        }
        link.setDown(true)
        try await OfflineJourney.fill(phone, spot: "东头", rubble: "2")
        try await phone.evaluate("(\(OfflineJourney.photograph))('rubble')")
        try await phone.see("院子.jpg")
        try await phone.press("交现场记录")
        try await phone.see("没有送到：网络断了")
        link.setDown(false)
        // Somebody impatient presses again and again: it arrives once.
        try await phone.evaluate("for (let i = 0; i < 3; i += 1) dispatchEvent(new Event('online'))")
        try await phone.see("已送达，登记了 1 个问题")
        _ = phone.takeComplaints()
        try await supervisor.open(plan)
        #expect(try await supervisor.texts(of: "main tbody th a[href*='/visits/']").count == 1)
        try await supervisor.press("建筑垃圾", within: "#findings")
        try await supervisor.see("待交办", "院子")
        return try await supervisor.address
    }

    private func planTheYear(_ supervisor: Person) async throws {
        let item = [
            "title": "老旧房屋拆除专项督查", "document": "云政办发〔2026〕3号", "approved": "县委、县政府", "times": "2", "year": "2026",
        ]
        try await supervisor.unfold("列入一项")
        for (field, words) in item { try await supervisor.fill(field, words, within: Person.opened) }
        try await supervisor.press("列入", within: Person.opened)
        try await supervisor.see("老旧房屋拆除专项督查", within: "main")
    }

    /// Refused without a document, arranged with one.
    private func planTheInspection(_ supervisor: Person, _ region: String) async throws -> String {
        try await supervisor.open("/inspections/new")
        try await supervisor.fill("检查什么", "清运督查")
        try await supervisor.choose("检查表", "老旧房屋拆除")
        try await supervisor.fill("content", "看拆除、清运和老人安置")
        try await supervisor.choose("年度督查检查计划的哪一项", "2026 年 · 老旧房屋拆除专项督查")
        try await supervisor.evaluate(
            """
            (() => {
              const boxes = [...document.querySelectorAll("[name=places]")];
              boxes.filter((box) => box.value.length === 12 && box.value.startsWith("\(region)")).at(-1).checked = true;
              document.querySelector("[name=members]").checked = true;
            })()
            """
        )
        try await supervisor.press("安排检查")
        try await supervisor.see("政府督查工作条例第七条", within: "[data-error-summary]")
        try await supervisor.fill("批准文号", "云政督〔2026〕9号")
        try await supervisor.fill("批准单位", "县人民政府")
        try await supervisor.press("安排检查")
        try await supervisor.see("已安排", "清运督查")
        return try await supervisor.address
    }

    // MARK: Until the 29th: the problem is handed out, put right, checked and verified by others

    func putsItRight(_ people: MonthPeople, _ problem: String) async throws {
        let (supervisor, township) = (people.supervisor, people.township)
        try await supervisor.unfold("交办问题")
        try await supervisor.choose("责任单位", people.place, within: Person.opened)
        try await supervisor.fill("day1", "2026-07-01", within: Person.opened)
        try await supervisor.press("交办问题", within: Person.opened)
        try await supervisor.see("已办理", "待签收")
        try await people.come(township, on: 25)
        try await township.see("问题待签收")
        try await township.open(problem)
        try await township.press("签收问题")
        try await township.unfold("填报整改方案")
        try await township.fill("cause", "拆完没有跟着清运。", within: Person.opened)
        try await township.fill("measures", "三日内清运，专人看守。", within: Person.opened)
        try await township.fill("person", "王守田", within: Person.opened)
        try await township.press("填报整改方案", within: Person.opened)
        try await township.act("自查并申请销号", saying: "两车清完，已复垦。") {
            try await township.upload("files", Papers.file("清运后.jpg", Papers.photo), within: Person.opened)
        }
        try await township.see("待审核")
        try await township.notSee("审核通过")
        try await people.come(people.otherSupervisor, on: 26, at: problem)
        try await people.otherSupervisor.act("审核通过", saying: "看过照片，属实。")
        try await people.otherSupervisor.notSee("复核销号")
        try await people.come(people.leader, on: 26, at: problem)
        try await people.leader.act("复核销号", saying: "到现场看过，同意销号。")
        try await people.leader.see("已销号")
    }

    // MARK: Monday the 29th: the second dispatch begins with what became of the first one's items

    func meetsAgainOverLastWeek(_ people: MonthPeople) async throws {
        let supervisor = people.supervisor
        let round = try await people.begin("2026-06-29", on: 26)
        try await people.come(supervisor, on: 29, at: round)
        try await supervisor.press("生成调度材料")
        try await supervisor.see("1 件，办结 1 件", "清理农药包装废弃物", "已销号", within: "main")
        try await supervisor.press("拟调度通报")
        try await supervisor.see("调度通报已拟好")
        try await supervisor.press("印发文书")
        try await supervisor.see("2026年第1期", "签收回执")
        let file = try await supervisor.download(pressing: "下载 Word")
        let bulletin = try readDocument(at: file.path, name: file.lastPathComponent).text
        for words in ["上次议定事项", "共1件，办结1件，逾期未办0件", people.thirdPlace] {
            #expect(bulletin.contains(words), "\(words)")
        }
        let paper = try await supervisor.address
        try await people.come(people.second, on: 29, at: paper)
        try await people.second.see("共1件，办结1件")
        try await supervisor.open(round)
        try await supervisor.unfold("结束本轮")
        try await supervisor.fill("note", "没有报的单位下周先说。", within: Person.opened)
        try await supervisor.press("结束本轮", within: Person.opened)
        try await supervisor.see("已结束")
    }

    // MARK: July the 9th: the score

    func scoresTheMonth(_ people: MonthPeople, _ problem: String) async throws {
        let (supervisor, township) = (people.supervisor, people.township)
        try await people.come(supervisor, on: 39, at: "/scores")
        try await supervisor.press("六月乡镇考核")
        let period = try await supervisor.address
        // Points of the township that closed its problem in time, down to the problem itself.
        try await supervisor.press(people.place, within: ".heat tbody th")
        try await supervisor.press("问题按期销号")
        try await supervisor.see("2026-07-01 到期，按期销号", within: "main table")
        try await supervisor.press("建筑垃圾", within: "main table")
        #expect(try await supervisor.address == problem)
        try await supervisor.open(period)
        try await supervisor.unfold("定格结果")
        try await supervisor.press("定格考核结果")
        try await supervisor.see("结果已定格", "结果摘要（SHA-256）")
        let frozen = try #require(try await supervisor.text(of: ".digest"))

        try await people.come(township, on: 40, at: period)
        #expect(try await township.texts(of: ".heat tbody th") == [people.place])
        try await township.press(people.place, within: ".heat tbody th")
        try await township.press("任务按期销号")
        try await township.unfold("提出申诉")
        try await township.fill("哪里不对", "这 1 项的批复到得晚，不该算逾期。", within: Person.opened)
        try await township.press("提出申诉", within: Person.opened)
        try await township.see("申诉已提交")
        let item = try await township.address
        try await people.come(supervisor, on: 40, at: period)
        try await supervisor.unfold("公布结果")
        try await supervisor.press("公布考核结果")
        try await supervisor.see("申诉", within: "[data-error-summary]")
        let leader = people.leader
        try await people.come(leader, on: 41, at: "/scores")
        try await leader.press("这 1 项的批复到得晚，不该算逾期", near: "答复申诉")
        try await leader.choose("答复", "改分")
        try await leader.fill("改为", "49.5")
        try await leader.fill("reason", "批复 6 月 30 日才到，属实。", within: "main form")
        try await leader.press("答复申诉")
        try await leader.see("申诉已答复", "改为 49.5 分")
        try await people.come(township, on: 41, at: item)
        try await township.see("49.5", "批复 6 月 30 日才到")

        // Published once nobody can object any more.
        try await people.come(supervisor, on: 46, at: period)
        try await supervisor.unfold("公布结果")
        try await supervisor.press("公布考核结果")
        try await supervisor.see("结果已公布", "已公布")
        #expect(try await supervisor.text(of: ".digest") != frozen)
        try await supervisor.press("拟考核通报")
        let file = try await supervisor.download(pressing: "下载 Word")
        let bulletin = try readDocument(at: file.path, name: file.lastPathComponent).text
        try await people.come(people.second, on: 46, at: period)
        // Published, everybody reads everybody's; the document says the same totals.
        let rows = try await people.second.texts(of: ".heat tbody tr").map { $0.split(whereSeparator: \.isWhitespace) }
        #expect(rows.count == 18)
        for row in rows { #expect(row.count > 2 && bulletin.contains(row[0]) && bulletin.contains(row[2]), "\(row)") }
    }
}

/// Who takes part, each at a desk of her own for the whole month.
struct MonthPeople: Sendable {
    let county: RunningCounty
    let supervisor, otherSupervisor, leader, officer, farming, township, second, third: Person
    /// The townships of the first and the third, and the code of the first.
    let place, thirdPlace, region: String

    init(_ county: RunningCounty) async throws {
        self.county = county
        supervisor = try await county.person("ducha")
        otherSupervisor = try await county.visitor("ducha2")
        leader = try await county.visitor("lingdao")
        officer = try await county.visitor("jiaotong")
        farming = try await county.visitor("nongye")
        township = try await county.person("xiangzhen1")
        second = try await county.visitor("xiangzhen2")
        third = try await county.person("xiangzhen3")
        place = try await Self.place(of: township)
        thirdPlace = try await Self.place(of: third)
        region = "620799101"
    }

    /// 清河镇 of somebody of 清河镇人民政府.
    private static func place(of person: Person) async throws -> String {
        let unit = try await person.evaluate("document.querySelector('.menu-unit').textContent").string
        return try #require(unit).replacing("人民政府", with: "")
    }

    /// A person comes to work on a day, the first of June being 1 and the first of July 31.
    func come(_ person: Person, on day: Int, at path: String = "/") async throws {
        let wanted = try #require(Day(year: 2026, month: 6, day: 1)).adding(days: day - 1)
        if county.today < wanted { county.pass(until: wanted, hour: 9) }
        try await county.welcome(person)
        if path != "/" { try await person.open(path) }
    }

    /// The supervisor begins the round of a Monday; its address.
    func begin(_ monday: String, on day: Int) async throws -> String {
        try await come(supervisor, on: day)
        try await supervisor.see("每周一调度（\(monday)）还没有开始")
        try await supervisor.open("/rounds")
        try await supervisor.press("开始本轮", near: "每周一调度 \(monday)")
        let due = try #require(Day(monday))
        try await supervisor.see("本轮已开始", "\(due.year)年\(due.month)月\(due.day)日")
        return try await supervisor.address
    }
}

enum MonthPapers {
    static let title = "在全县重点工作推进会上的讲话"

    static let speech = """
        \(title)
        （2026年6月10日）
        同志们：
        今天的会议，安排六月份要办完的几件事。
        一、抓道路安全
        交通运输局要在6月30日前清理水毁村道12公里。
        二、抓住房安全
        住房和城乡建设局要在7月5日前完成危房鉴定86户。
        三、抓人居环境
        农业农村局要在7月8日前整改问题厕所260座。
        """

    /// A way of scoring the county made itself: a month, from tasks and problems only.
    static let scheme = """
        key: township-monthly
        name: 乡镇每月考核方案
        source: 讲话六：日常考核与年终考核相结合
        subject: townships
        parts:
          - {key: month, word: 当月实绩, points: 100}
        grades:
          - {word: 好, from: 90}
          - {word: 一般, from: 60}
          - {word: 较差, from: 0}
        appeal: {days: 5, answer: 5, source: 县里的办法：按月考核，五天内提出、五天内答复}
        red: 3
        black: 3
        items:
          - {key: tasks-on-time, word: 任务按期销号, group: 任务落实, part: month, points: 60, from: tasks, share: on_time / due, source: 讲话六：推动各项任务落地落实}
          - {key: problems-on-time, word: 问题按期销号, group: 问题整改, part: month, points: 40, from: problems, share: on_time / due, source: 讲话三：问题按期整改到位}
        """
}
