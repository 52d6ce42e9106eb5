import Core
import Database
import Documents
import Foundation
import PolicyText
import TestSupport
import Testing

@testable import Directives

@Suite("BreakdownSheet")
struct BreakdownSheetTests {
    @Test func aNameInsideTheNameOfADocumentTakesTheOtherMarks() {
        #expect(BreakdownSheet.title("关于印发《工作要点》的通知") == "《关于印发〈工作要点〉的通知》任务分解表")
    }

    @Test(arguments: Driver.allCases)
    func theWorkbookHoldsWhatWasCorrected(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan, dated: Day(year: 2026, month: 3, day: 1))
            let drafts = try await county.drafts(id)
            let dropped = try #require(drafts.last)
            _ = try await DiscardDrafts(county.correct)([dropped.id], in: id, by: county.supervisor)
            let code = county.supervisor.county
            let sheet = try await county.database.read { tx in
                BreakdownSheet(
                    try tx.directives.find(id, county: code),
                    try tx.drafts.list(id, county: code),
                    try tx.directives.outline(id)
                )
            }
            #expect(sheet.rows.count == drafts.count - 1)
            let rows = try written(sheet)
            let header = try #require(rows.firstIndex { $0.first == "序号" })
            #expect(
                rows[header] == ["序号", "工作任务", "目标（量化）", "牵头县领导", "牵头单位", "责任（配合）单位", "完成时限"]
            )
            #expect(rows[0].first?.contains("《测试讲话》任务分解表") == true)
            let house = try #require(rows.first { $0.contains { $0.contains("老旧房屋") } })
            #expect(house.contains("云岭县住房和城乡建设局"))
            #expect(house.contains { $0.contains("2026年6月30日前") })
            #expect(house.contains { $0.contains("不低于 65%") })
            #expect(!rows.joined().contains { $0.contains(dropped.content) })
        }
    }

    private func written(_ sheet: BreakdownSheet) throws -> [[String]] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try sheet.document.write(to: path)
        return try SheetReader(at: path, name: "a.xlsx").rest().map { $0.cells }
    }

    @Test func partsStandOnceAboveTheirRows() {
        let rows = ["一、甲", "一、甲", "二、乙", "一、甲"].map { BreakdownRow(section: $0, title: "做事", content: "做事") }
        let parts = BreakdownSheet(title: "表", rows: rows).parts
        #expect(parts.map(\.section) == ["一、甲", "二、乙", "一、甲"])
        #expect(parts.flatMap { $0.rows.map(\.number) } == ["1", "2", "3", "4"])
    }

    @Test func cellsSayEachThingOnce() {
        var row = BreakdownRow(title: "改厕", content: "改厕", responsible: ["甲"], supporting: ["乙", "丙"])
        #expect(row.task == "改厕")
        #expect(row.others == "甲\n配合：乙、丙")
        row.responsible = []
        #expect(row.others == "配合：乙、丙")
        row.deadline = Day(year: 2026, month: 6, day: 5)
        row.cadence = "每周"
        #expect(row.time == "2026年6月5日前\n每周")
    }

    @Test func aFileIsBrokenDownWithoutADatabase() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).txt").path
        try Data(Speeches.plan.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let asOf = try #require(Day(year: 2026, month: 3, day: 1))
        let reading = try #require(DecomposeFile()(path: path, asOf: asOf).value)
        #expect(reading.text == Speeches.plan)
        #expect(reading.table.contains("牵头：住建局"))
        #expect(reading.table.contains("全文"))
        #expect(reading.sheet.rows.count == reading.breakdown.duties.count)
        #expect(!DecomposeFile()(path: path + ".missing", asOf: asOf).issues.isEmpty)
    }
}
