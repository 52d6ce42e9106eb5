import Accounts
import Core
import Documents
import Pages
import Programmes

extension CataloguePage {
    /// What the page shows: forms, or the fields that hold the words looked for.
    func document(_ note: ListNote) -> SheetDocument {
        SheetDocument(words.isEmpty ? formTable(note) : fieldTable(note))
    }

    /// What its file says of itself. Words look through all forms, however they stand.
    func note(at now: Instant) -> ListNote {
        guard words.isEmpty else { return ListNote(readAt: now, filters: ["含“\(words)”"]) }
        let word = Self.standings.first { $0.value == standing }?.word ?? standing
        return ListNote(readAt: now, filters: standing.isEmpty ? [] : [word])
    }

    private func formTable(_ note: ListNote) -> SheetTable {
        let whose = place.map { "\($0)，" } ?? ""
        let columns = [
            SheetColumn("表单", .wrapped, width: 28), SheetColumn("批准情况", .centred, width: 18),
            SheetColumn("表号", .centred, width: 14), SheetColumn("制定机关", .wrapped, width: 24),
            SheetColumn("批准或备案文号", .wrapped, width: 24), SheetColumn("有效期至", .day, width: 12),
            SheetColumn("字段（个）", .integer, width: 11), SheetColumn("谁填", .wrapped, width: 18),
            SheetColumn("多久一次", .centred, width: 10), SheetColumn("近 30 天填写（\(whose)次）", .integer, width: 14),
            SheetColumn("每月（\(whose)小时）", .decimal(places: 1), width: 12),
        ]
        return note.sheet("表单目录", counter: "张", columns, shown.map(cells))
    }

    private func cells(_ line: CatalogueLine) -> [SheetCell] {
        [
            .text(line.playbook.name), .text(line.form.standing(on: today).word), .text(line.form.number),
            .text(line.form.issuer), .text(line.form.approval), .day(line.form.validThrough),
            .integer(line.playbook.fields.count), .text(line.playbook.fillers), .text(line.playbook.cadence.word),
            .integer(line.fillings), .decimal(line.cost.hours),
        ]
    }

    private func fieldTable(_ note: ListNote) -> SheetTable {
        let columns = [
            SheetColumn("字段", .wrapped, width: 24), SheetColumn("在哪张表", .wrapped, width: 28),
            SheetColumn("类型", .centred, width: 12), SheetColumn("单位", .centred, width: 10),
            SheetColumn("选项", .wrapped, width: 30), SheetColumn("为什么要填", .wrapped, width: 30),
            SheetColumn("谁填", .wrapped, width: 18), SheetColumn("多久一次", .centred, width: 10),
        ]
        let rows = fields.map { one -> [SheetCell] in
            [
                .text(one.field.label), .text(one.ledgerName), .text(one.field.type.word), .text(one.field.unit),
                .text(one.field.options.joined(separator: "、")), .text(one.field.why), .text(one.fillers),
                .text(one.cadence.word),
            ]
        }
        return note.sheet("字段", title: "表单目录里的字段", counter: "个", columns, rows)
    }
}
