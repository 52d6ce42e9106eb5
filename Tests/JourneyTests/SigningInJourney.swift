import Core
import TestSupport
import Testing

@Suite("登录并看到今日", .inBrowser)
struct SigningInJourney {
    @Test("没有登录时，今日、任务、挂图都先到登录页；登录后到原来要去的地方")
    func leadsToSigningIn() async throws {
        let county = try await RunningCounty.start()
        let visitor = try await county.visitor()
        for path in ["/", "/tasks", "/board", "/directives"] {
            try await visitor.open(path)
            #expect(try await visitor.address.hasPrefix("/login"), "\(path)")
            try await visitor.notSee("挂图")
        }
        try await visitor.open("/tasks?light=behind")
        try await county.signIn(visitor, as: "lingdao")
        #expect(try await visitor.address == "/tasks?light=behind")
        try await visitor.see("任务")
    }

    @Test("密码不对时说清楚，登录名留着；退出后又回到登录页")
    func saysWhatIsWrongAndSignsOut() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.visitor("农业农村局")
        try await officer.open("/login")
        try await officer.press("登录")
        try await officer.see("填写登录名")
        try await officer.fill("登录名", "nongye")
        try await officer.fill("密码", "wrong-wrong-wrong")
        try await officer.press("登录")
        try await officer.see("登录名或密码不对。再错 4 次")
        #expect(try await officer.value(of: "登录名") == "nongye")
        try await county.signIn(officer, as: "nongye")
        try await officer.see("今日", within: "h1")

        try await officer.press("农业农村局", within: ".top")
        try await officer.press("退出登录")
        try await officer.see("已经退出登录")
        try await officer.open("/tasks")
        #expect(try await officer.address.hasPrefix("/login"))
    }

    /// Login name, what stands in the person's 今日, what the navigation offers, what it does not.
    static let people: [(login: String, sees: String, offers: String, withholds: String)] = [
        ("ducha", "读入新文件", "文件", "账号"),
        ("lingdao", "落后最多的任务", "挂图", "账号"),
        ("nongye", "件事等着办", "任务", "文件"),
        ("xiangzhen1", "件事等着办", "任务", "文件"),
        ("cun1", "今日", "任务", "挂图"),
        ("admin", "本县基础资料", "备份", "挂图"),
    ]

    @Test("每个角色登录后看到自己的今日，上面的每个链接都能打开")
    func showsEachRoleItsDay() async throws {
        let county = try await RunningCounty.start()
        for (login, sees, offers, withholds) in Self.people {
            let person = try await county.person(login)
            try await person.see("今日", within: "h1")
            try await person.see("2026年6月10日 星期三", sees)
            try await person.see(offers, within: "nav.side")
            try await person.notSee(withholds, within: "nav.side")
            let broken = try await person.evaluate(Self.brokenLinks)
            #expect(broken.items == [], "\(login)")
            await person.leave()
        }
    }

    @Test("再来时，今日只列上次来过以后的变化")
    func tellsWhatChangedSinceTheLastVisit() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.issuePlan()
        let first = try await county.person("nongye")
        try await first.see("最近动态")
        try await first.press("卫生厕所", near: "1260")
        try await first.press("签收任务")
        try await first.see("办理中")
        let task = try await first.address
        await first.leave()
        county.pass(hours: 2)
        try await supervisor.open(task)
        try await supervisor.act("催办", saying: "请报送进展。")
        let again = try await county.person("nongye")
        try await again.see("上次来过以后", "催办", within: ".panel:last-of-type")
        try await again.notSee("签收任务", within: ".panel:last-of-type")
    }

    private static let brokenLinks = """
        Promise.all([...new Set([...document.querySelectorAll("a[href^='/']")].map(link => link.href))].map(
          address => fetch(address).then(answer => answer.ok ? null : answer.status + " " + address)
        )).then(answers => answers.filter(Boolean))
        """
}
