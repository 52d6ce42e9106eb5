import Foundation
import TestSupport
import Testing

@Suite("台账", .inBrowser)
struct LedgerJourney {
    @Test("登记一户老旧房屋，关口说清还缺什么，补上以后办下去，专项页的数跟着变")
    func entersAHouseAndMovesItOn() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("zhujian")
        try await officer.open("/ledgers/storage-rooms")
        let leader = try await county.person("lingdao")
        try await leader.open("/programmes")
        try await leader.press("农村老旧房屋拆除")
        try await leader.see("各地进展", "慢榜", "合计")
        try await leader.open("/board/programmes")
        try await leader.see("全县", "农村老旧房屋拆除")

        try await officer.open("/ledgers/old-houses/new")
        try await officer.see("登记老旧房屋", "一户一宅")
        try await officer.press("登记老旧房屋", within: ".form-actions")
        try await officer.see("填写户主", within: "[data-error-summary]")
    }
}
