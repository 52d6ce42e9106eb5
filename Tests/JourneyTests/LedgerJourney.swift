import Foundation
import TestSupport
import Testing

@Suite("台账", .inBrowser)
struct LedgerJourney {
    @Test("县领导从专项看到各地进展，部门登记老旧房屋，缺什么当场说清")
    func readsAProgrammeAndEntersAHouse() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("zhujian")
        try await officer.open("/ledgers/storage-rooms")
        let leader = try await county.person("lingdao")
        try await leader.open("/programmes")
        try await leader.press("农村老旧房屋拆除")
        try await leader.see("各地进展", "慢榜", "合计")
        try await leader.open("/board/programmes")
        try await leader.see("云岭县", "农村老旧房屋拆除")

        try await officer.open("/ledgers/old-houses/new")
        try await officer.see("登记老旧房屋", "一户一宅")
        try await officer.evaluate(Self.standing)
        try await officer.press("用现在的位置")
        try await officer.see("已填上，误差约 5 米")
        let point = try await officer.evaluate("document.querySelector('[data-point]').value").string
        #expect(point == "100.451200,38.932100")
        try await officer.press("登记老旧房屋", within: ".form-actions")
        try await officer.see("填写所在地", within: "[data-error-summary]")
        let village = try #require(try await officer.evaluate(Self.firstVillage).string)
        try await officer.choose("所在地", village)
        try await officer.press("登记老旧房屋", within: ".form-actions")
        try await officer.see("填写户主", within: "[data-error-summary]")

        // Pasted under the heads of the grid, rows fill its cells; in another unit they are left to whoever converts it.
        let colleague = try await county.person("zhujian")
        try await colleague.open("/ledgers/storage-rooms/grid")
        let same = Self.pasting(#"所在地\t名称\t每间面积（平方米）*\n上坪村\t东头存储间\t12"#)
        #expect(try await colleague.evaluate(same).string == "东头存储间|12|")
        let other = Self.pasting(#"所在地\t名称\t造价（万元）\n上坪村\t西头存储间\t1.5"#)
        #expect(try await colleague.evaluate(other).string == "东头存储间|12|所在地\t名称\t造价（万元）\n上坪村\t西头存储间\t1.5")
    }

    @Test("部门在手机上填两张卡片成批登记，把两处关联起来，再解除")
    func entersCardsByHandAndLinksTheTwo() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("zhujian", width: 390)
        try await officer.open("/ledgers/storage-rooms/new")
        let village = try #require(try await officer.evaluate(Self.firstVillageCode).string)
        try await officer.open("/ledgers/storage-rooms/grid")
        #expect(try await officer.count(of: ".entry-grid tbody tr") == 2)
        for (row, name) in ["东头存储间", "西头存储间"].enumerated() {
            let cells = [
                "place": village, "name": name, "users": "10", "rooms": "5", "room_area": row == 0 ? "很大" : "12",
                "most_area": "15", "structure": "砖木",
            ]
            for (field, text) in cells { try await officer.fill("\(field)-\(row)", text) }
        }
        try await officer.fitsItsScreen()
        try await officer.press("成批登记", within: ".form-actions")
        try await officer.see("每间面积要写成数字", within: "[data-error-summary]")
        try await officer.fill("room_area-0", "12")
        try await officer.press("成批登记", within: ".form-actions")
        try await officer.see("已登记 2 条", "东头存储间")
        try await officer.press("东头存储间")
        try await officer.unfold("添加关联")
        try await officer.fill("另一条", "西头存储间", within: Person.opened)
        try await officer.fill("是什么关系", "同院", within: Person.opened)
        try await officer.press("添加关联", within: Person.opened)
        try await officer.see("同院：", "西头存储间", within: ".link-list")
        try await officer.fitsItsScreen()
        try await officer.unfold("解除")
        try await officer.press("解除关联", within: Person.opened)
        try await officer.see("已解除关联", "还没有关联的")
    }

    /// What stands in the first row and in the box after a sheet was pasted into the first cell.
    private static func pasting(_ text: String) -> String {
        """
        (() => {
            const cells = new DataTransfer();
            cells.setData('text/plain', '\(text)');
            const value = (name) => document.querySelector(`[name=${name}]`).value;
            const first = document.querySelector('[name=place-0]');
            first.dispatchEvent(new ClipboardEvent('paste', { clipboardData: cells, bubbles: true, cancelable: true }));
            return [value('name-0'), value('room_area-0'), value('pasted')].join('|');
        })()
        """
    }

    /// A browser that says where it is.
    private static let standing = """
        navigator.geolocation.getCurrentPosition = (found) =>
            found({ coords: { longitude: 100.4512, latitude: 38.9321, accuracy: 5 } })
        """
    private static let firstVillage =
        "document.querySelector('select[name=place] option:not([value=\"\"])').textContent"
    private static let firstVillageCode = "document.querySelector('select[name=place] option:not([value=\"\"])').value"
}
