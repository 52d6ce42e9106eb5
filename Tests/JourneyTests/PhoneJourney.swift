import TestSupport
import Testing

@Suite("手机", .inBrowser)
struct PhoneJourney {
    @Test("在手机上看今日、打开任务、签收、报进展，页面不用左右划")
    func carriesATaskOnAPhone() async throws {
        let county = try await RunningCounty.start()
        _ = try await county.issuePlan()
        let officer = try await county.person("zhujian", width: 390)
        try await officer.fitsItsScreen()
        try await officer.see("我的", within: "nav.side")
        try await officer.press("危房", near: "86")
        try await officer.fitsItsScreen()
        try await officer.press("签收任务")
        try await officer.see("办理中")
        try await officer.unfold("报送进展")
        try await officer.fitsItsScreen()
        try await officer.fill("note", "已开工 20 户。", within: Person.opened)
        try await officer.fill("quantity", "20", within: Person.opened)
        try await officer.upload("files", Papers.file("现场.jpg", Papers.photo), within: Person.opened)
        try await officer.press("报送进展", within: Person.opened)
        try await officer.see("已办理", "23.3%")
        try await officer.fitsItsScreen()
        let small = try await officer.evaluate(Self.smallTargets)
        #expect(small.items == [])
        try await officer.press("任务", within: "nav.side")
        try await officer.see("危房")
        try await officer.fitsItsScreen()
    }

    /// Buttons and fields a thumb would miss: lower than 44 px.
    private static let smallTargets = """
        [...document.querySelectorAll("main .button, main select, nav.side a, main input:not([type=checkbox], [type=hidden])")]
          .filter(thing => thing.checkVisibility() && thing.getBoundingClientRect().height < 43.5)
          .map(thing => thing.outerHTML.slice(0, 100))
        """
}
