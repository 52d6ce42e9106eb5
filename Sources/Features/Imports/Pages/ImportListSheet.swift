import Accounts
import Documents
import Pages

/// The list of imports as a workbook.
enum ImportListSheet {
    static func table(_ rows: [[SheetCell]], _ note: ListNote) -> SheetTable {
        let columns = [
            SheetColumn("文件", .wrapped, width: 40), SheetColumn("台账", .wrapped, width: 24),
            SheetColumn("现在", .centred, width: 12), SheetColumn("新登记", .integer, width: 10),
            SheetColumn("修改", .integer, width: 10), SheetColumn("经办人", .centred, width: 12),
            SheetColumn("上传时间", .moment, width: 18),
        ]
        return note.sheet("导入记录", counter: "次", columns, rows)
    }

    static func cells(_ line: ImportLine) -> [SheetCell] {
        let result = line.stage == .matching ? nil : line.result
        return [
            .text(line.name), .text(line.ledger), .text(line.stage.word), .integer(result?.new),
            .integer(result?.changed), .text(line.person), .moment(line.at),
        ]
    }
}
