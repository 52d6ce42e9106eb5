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
        try await officer.press("登记老旧房屋", within: ".form-actions")
        try await officer.see("填写所在地", within: "[data-error-summary]")
        let village = try #require(try await officer.texts(of: "select[name=place] option").dropFirst().first)
        try await officer.choose("所在地", village)
        try await officer.press("登记老旧房屋", within: ".form-actions")
        try await officer.see("填写户主", within: "[data-error-summary]")
    }
}
