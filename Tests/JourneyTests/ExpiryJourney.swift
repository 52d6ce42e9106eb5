import TestSupport
import Testing

@Suite("会话过期", .inBrowser)
struct ExpiryJourney {
    @Test("填写时会话过期，登录后填的内容还在，再提交一次就办好")
    func keepsWhatWasTyped() async throws {
        let county = try await RunningCounty.start()
        _ = try await county.issuePlan()
        let officer = try await county.person("zhujian")
        try await officer.press("危房", near: "86")
        try await officer.press("签收任务")
        try await officer.unfold("报送进展")
        try await officer.fill("note", "第一批 43 户已竣工，正在验收。", within: Person.opened)
        try await officer.fill("quantity", "43", within: Person.opened)
        county.pass(hours: 13)
        try await officer.press("报送进展", within: Person.opened)
        try await officer.see("登录已经到期。刚才填写的内容还在")
        try await county.signIn(officer, as: "zhujian")
        try await officer.see("刚才填写的内容还在", "第一批 43 户已竣工，正在验收。", "43")
        try await officer.press("再次提交刚才的内容")
        try await officer.see("报送进展：已办理", "50%", "第一批 43 户已竣工")
    }

    @Test("带着文件报进展时会话过期，登录后回到原来的表单，文字都在，重新选文件就行")
    func asksForTheFilesAgain() async throws {
        let county = try await RunningCounty.start()
        _ = try await county.issuePlan()
        let officer = try await county.person("zhujian")
        try await officer.press("危房", near: "86")
        try await officer.press("签收任务")
        try await officer.unfold("报送进展")
        try await officer.fill("note", "第一批 43 户已竣工。", within: Person.opened)
        try await officer.fill("quantity", "43", within: Person.opened)
        try await officer.upload("files", Papers.file("验收单.txt", "43 户"), within: Person.opened)
        county.pass(hours: 13)
        try await officer.press("报送进展", within: Person.opened)
        try await officer.see("登录已经到期")
        try await county.signIn(officer, as: "zhujian")
        try await officer.see("重新选择“验收单.txt”", within: Person.opened)
        #expect(try await officer.value(of: "note", within: Person.opened) == "第一批 43 户已竣工。")
        try await officer.upload("files", Papers.file("验收单.txt", "43 户"), within: Person.opened)
        try await officer.press("报送进展", within: Person.opened)
        try await officer.see("报送进展：已办理", "50%", "验收单.txt")
    }

    @Test("粘贴三十万字时会话过期，一个字也不丢")
    func keepsALongText() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("ducha")
        try await officer.open("/directives/new")
        let sentence = "农业农村局要在9月底前新建农村户用卫生厕所12座。"
        let text = String(String(repeating: sentence, count: 12_000).prefix(299_000))
        try await officer.fill("或者粘贴文字", text)
        county.pass(hours: 13)
        try await officer.press("录入并分解")
        try await officer.see("刚才填写的内容还在")
        try await county.signIn(officer, as: "ducha")
        try await officer.see("粘贴的文字", "（共 299,000 字）", "再次提交刚才的内容")
        let kept = "document.querySelector('input[name=text]').value.length"
        #expect(try await officer.evaluate(kept).int == text.unicodeScalars.count)
    }

    @Test("校改分解稿时会话过期，改的内容不丢")
    func keepsACorrection() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.readPlan()
        try await officer.press("编辑", near: "86户")
        try await officer.fill("任务名称", "改造危房八十六户")
        county.pass(hours: 13)
        try await officer.press("保存分解稿")
        try await officer.see("登录已经到期")
        try await county.signIn(officer, as: "ducha")
        try await officer.see("改造危房八十六户")
        try await officer.press("再次提交刚才的内容")
        try await officer.see("分解稿已保存", "改造危房八十六户")
    }
}
