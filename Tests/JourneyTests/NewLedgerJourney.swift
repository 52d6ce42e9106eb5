import Foundation
import TestSupport
import Testing

@Suite("新台账", .inBrowser)
struct NewLedgerJourney {
    @Test("部门上传手头的表格，改好字段，与已有的比对，几分钟后就是有行、有环节、有汇总的台账")
    func makesALedgerFromASheet() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("nongye")
        try await officer.open("/ledgers/toilets/new")
        let places = try #require(try await officer.evaluate(Self.villages).string).split(separator: ";").map(
            String.init
        )
        try #require(places.count >= 2)
        let rows = [
            "1,\(places[0]),金大棚一号,种植,12.5,35000,已建成", "2,\(places[0]),金大棚二号,养殖,8,21000,在建",
            "3,\(places[1]),银大棚一号,种植,10,30000,未开工", "4,没有这个镇,没有这个村,铜大棚,种植,9,20000,在建",
        ]
        let sheet = (["2026年设施大棚建设台账,,,,,,,", "序号,乡镇,行政村,大棚名称,用途,面积（亩）,投资（元）,建设进度"] + rows)
            .joined(separator: "\n")

        try await officer.open("/programmes")
        try await officer.press("新台账")
        try await officer.upload("表格文件", Papers.file("设施大棚.csv", sheet))
        try await officer.press("上传并读表")
        try await officer.see("新台账：2026年设施大棚建设", "大棚名称", "读自“建设进度”一列")
        try await officer.fill("name", "设施大棚建设")
        try await officer.press("保存并比对已有字段")
        try await officer.see("新台账：与已有字段比对", "表单登记")
        try await officer.fill("minutes", "4")
        try await officer.press("保存台账")
        try await officer.see("写明分钟数是怎么来的", within: "[data-error-summary]")
        try await officer.fill("basis", "3 个村试填取平均")
        try await officer.press("保存台账")
        try await officer.see("已建成台账“设施大棚建设”", "可以导入", "没有这个村")
        try await officer.press("先导入没问题的 3 行")
        try await officer.see("已导入 3 行，1 行有问题")

        try await officer.open("/programmes")
        try await officer.press("设施大棚建设")
        try await officer.see("完成率", "各地进展")
        let base = try #require(try await officer.evaluate("location.pathname").string)
            .replacing("/programmes/", with: "/ledgers/")
        try await officer.open(base + "/board")
        try await officer.see("已建成", "金大棚一号", "银大棚一号")
        try await officer.open("/catalogue?q=大棚")
        try await officer.see("大棚名称", "设施大棚建设")
        try await officer.fitsItsScreen()
    }

    /// `镇,村` of the first two villages a form offers.
    private static let villages = """
        [...document.querySelectorAll('select[name=place] option:not([value=""])')].slice(0, 2)
            .map(o => o.parentElement.label + ',' + o.textContent.trim()).join(';')
        """
}
