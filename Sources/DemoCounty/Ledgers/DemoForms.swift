import Core
import Documents
import Files
import Foundation
import Ledgers
import SheetShapes

/// A form somebody above asks for every month, kept with the ledger of toilets: whoever needs it has it filled.
struct DemoForms {
    let desk: LedgerDesk
    let vault: FileVault
    let keeper: Actor?

    /// What was refused; a correct form is not.
    func keep() async throws -> [String] {
        guard let keeper else { return [] }
        let path = NSTemporaryDirectory() + "luoshi-demo-form-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try SheetDocument(Self.blank).write(to: path)
        let outcome = try await KeepForm(desk, vault)(
            "toilets",
            file: path,
            named: "农村户厕改造进度表.xlsx",
            basis: "上级每月要的户厕改造进度表",
            by: keeper
        )
        return outcome.issues.map { "toilets: \(ledgerWords.merging(formWords).sentence(for: $0))" }
    }

    private static var blank: SheetTable {
        SheetTable(
            name: "进度表",
            title: "农村户厕改造进度表",
            subtitles: ["填报单位："],
            columns: [
                SheetColumn("序号", .centred, width: 6), SheetColumn("乡镇", .wrapped, width: 12),
                SheetColumn("行政村", .wrapped, width: 12), SheetColumn("户主姓名", .wrapped, width: 12),
                SheetColumn("改厕模式", .wrapped, width: 18), SheetColumn("开工日期", .day, width: 12),
                SheetColumn("建成日期", .day, width: 12), SheetColumn("进展", .centred, width: 10),
                SheetColumn("备注", .wrapped, width: 16),
            ],
            hasFilter: false,
            blankRows: 300
        )
    }
}
