import Core
import Pages

/// `/scores/{period}/items/{item}/marks`: one item for every unit at once, with the one file that shows why.
struct MarkGridPage {
    let reading: ScoreReading
    let item: SchemeItem
    /// The last mark of each unit.
    let marks: [UnitID: ScoreMark]
    let values: [String: String]
    let errors: [FieldError]
    let largest: Int

    private var address: String { "/scores/\(reading.period.id)/items/\(item.key)/marks" }

    func render(_ context: PageContext) -> [UInt8] {
        let most = ScoreFormat.points(GiveMark.most(item))
        let page = Page(
            "评分：\(item.word)",
            lead: "\(reading.period.name)，\(ScoreFormat.worth(item))。一次给各单位评分，0 到 \(most)；空着的单位不评。",
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("考核", "/scores"),
                Crumb(reading.period.name, "/scores/\(reading.period.id)"),
            ],
            context: context
        )
        return page.render { w in
            w.form(address, token: context.token, keptAs: address, sendsFiles: true, errors: errors) {
                grid(w)
                w.textArea(Field("words", "理由", value: values["words"] ?? "", errors: errors), rows: 2)
                w.fileField(
                    Field("files", "评分的依据", hint: "一份汇总表或文件，作为这次全部评分的依据", errors: errors),
                    types: ItemScorePage.fileTypes,
                    largest: largest
                )
                w.formActions { w.button("记下评分") }
            }
            if !item.note.isEmpty { w.remark("评分办法：\(item.note)") }
        }
    }

    private func grid(_ w: HTMLWriter) {
        let columns = [
            TableColumn("单位", .name), TableColumn("评分", .number), TableColumn("上次评分", .number), TableColumn("上次的理由"),
        ]
        w.table("各单位的评分", columns) {
            for score in reading.scores {
                let last = marks[score.unit.id]
                w.row {
                    w.cell(
                        score.unit.name,
                        linkingTo: "/scores/\(reading.period.id)/units/\(score.unit.id)/items/\(item.key)"
                    )
                    w.cell { input(score.unit, w) }
                    w.cell(last?.mark.map { ScoreFormat.points($0) } ?? "—")
                    w.cell(last.map { "\($0.words)（\($0.person)，\($0.at.day)）" } ?? "—")
                }
            }
        }
    }

    private func input(_ unit: ScoredUnit, _ w: HTMLWriter) {
        let field = MarkGrid.field(unit.id)
        let error = errors.first { $0.field == field }
        w.void(
            "input",
            [
                "type": "text", "inputmode": "decimal", "class": "input input-short", "name": field, "id": field,
                "value": values[field] ?? "", "aria-label": "\(unit.name)的评分", "autocomplete": "off",
                "aria-invalid": error == nil ? nil : "true", "aria-describedby": error == nil ? nil : "\(field)-error",
            ]
        )
        if let error { w.tag("p", ["class": "field-error", "id": "\(field)-error"], text: error.sentence) }
    }
}
