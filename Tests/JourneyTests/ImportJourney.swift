import Foundation
import TestSupport
import Testing

@Suite("导入", .inBrowser)
struct ImportJourney {
    @Test("部门把一份乱糟糟的表传上来，对好列，改掉问题格子，定下重复的行，写入台账，再整批撤回")
    func bringsAMessySheetAndTakesItBack() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("zhujian")
        try await officer.open("/ledgers/storage-rooms/new")
        let words = try #require(try await officer.evaluate(Self.firstVillage).string)
        let (township, village) = (words.split(separator: "|")[0], words.split(separator: "|")[1])
        let sheet = """
            2026年集中存储间台账,,,,,,,,
            填报单位：县住建局,,,,,,单位：万元,,
            序号,乡镇,村名,存储间名称,使用户数（户）,间数,每间面积（㎡）,核定每间上限（㎡）,结构类型,造价（万元）
            1,\(township),\(village)委会,东头存储间,１０,5,12,15,砖木结构,3.5
            2,\(township),\(village),西头存储间,8,4,很大,15,彩钢,2
            3,\(township),\(village),东头存储间,10,5,12,15,砖木结构,3.5
            合计,,,,28,14,,,,9
            注：数据截至6月10日。,,,,,,,,,
            """
        try await officer.open("/ledgers/storage-rooms")
        try await officer.press("导入", within: ".tabs")
        try await officer.upload("表格文件", Papers.file("存储间台账.csv", Array(sheet.utf8)))
        try await officer.press("上传表格")
        try await officer.see("对应列", "合计，不导入", "单位万元换算成元")
        let phone = try await county.person("zhujian", width: 390)
        try await phone.open("/imports")
        try await phone.press("存储间台账.csv")
        try await phone.see("对应列")
        try await phone.fitsItsScreen()
        try await officer.press("核对全部行")
        try await officer.see("2 行有问题", "“很大”不是数字")
        // What is chosen below the table of cells is kept and sent with them.
        let choice = "第 6 行和第 4 行是不是重复"
        try await officer.choose(choice, "重复，留第 4 行")
        try await officer.wait(until: "the browser keeps the choice") {
            try await officer.evaluate("Object.values(localStorage).some((kept) => kept.includes('repeats-4'))").isTrue
        }
        try await officer.reload()
        try await officer.see("已填回上次没有提交的内容")
        #expect(try await officer.value(of: choice) == "重复，留第 4 行")
        try await officer.fill("G5 改成", "12")
        try await officer.press("按改的、定的再核对", within: "#problems")
        try await officer.see("3 行全部合格")
        try await officer.press("写入台账（2 行）")
        try await officer.see("已写入", "新登记 2")
        try await officer.press("打开台账")
        try await officer.see("东头存储间", "西头存储间")
        try await officer.goBack()
        try await officer.unfold("撤回这次导入")
        try await officer.press("撤回导入", within: Person.opened)
        try await officer.see("已撤回", "移入回收站 2 条")
        try await phone.open("/imports")
        try await phone.see("存储间台账.csv", "已撤回")
        try await phone.fitsItsScreen()
    }

    private static let firstVillage = """
        (() => {
          const option = document.querySelector('select[name=place] option:not([value=""])');
          return option.closest('optgroup').label + '|' + option.textContent;
        })()
        """
}
