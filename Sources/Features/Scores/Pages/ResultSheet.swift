import Accounts
import Core
import Documents
import Pages

extension ScoreFormat {
    /// The number `points` writes.
    static func cell(_ points: Double) -> SheetCell { .decimal(Format.rounded(points, places: decimals)) }
}

extension ResultPage {
    /// The result as a sheet: numbers as numbers, each as the page has it, then the facts under each.
    func document(_ note: ListNote) -> SheetDocument {
        let ranks = ranks
        let items = scheme.items
        let rows = sorted.map { score -> [SheetCell] in
            let first: [SheetCell] = [
                .text(ranks[score.unit.id].map { ScoreFormat.places($0.range) } ?? ""), .text(score.unit.name),
                ScoreFormat.cell(score.total), .text(score.grade), .text(heads ? credibility(score.unit.id) : ""),
            ]
            return first
                + zip(items, score.points).map { item, point in
                    point.state == .known && item.kind != .veto
                        ? ScoreFormat.cell(point.points) : .text(ScoreFormat.state(point, item))
                }
        }
        let columns =
            [
                SheetColumn("名次", .centred, width: 8), SheetColumn(scheme.subject.word, .text, width: 16),
                SheetColumn("总分", .decimal(places: 2), width: 9), SheetColumn("等次", .centred, width: 8),
                SheetColumn("可信", .centred, width: 9),
            ]
            + items.map { SheetColumn("\($0.word)（\(ScoreFormat.worth($0))）", .decimal(places: 2), width: 12) }
        var notes = ["带 * 的项目不适用，按本单位其余项目的得分率计入。“未知”不按 0 分算。", ScoreFormat.ranking]
        if let foot { notes.append(foot.words) }
        let result = SheetTable(
            name: "得分",
            title: period.name,
            subtitles: [
                "\(scheme.name)（版本 \(scheme.version)），\(period.from) 至 \(period.through)，\(period.stage.word)，得分截至 \(reading.asOf)"
            ] + note.subtitles("\(rows.count) 个"),
            columns: columns,
            rows: rows,
            notes: notes,
            frozenColumns: 2
        )
        return SheetDocument([result, facts(note)])
    }

    private func facts(_ note: ListNote) -> SheetTable {
        var rows: [[SheetCell]] = []
        for score in sorted {
            for (item, point) in zip(scheme.items, score.points) where point.state != .notYet {
                let words = point.facts.map { "\($0.word) \($0.value.map { ScoreFormat.points($0) } ?? "未知")" }
                rows.append([
                    .text(score.unit.name), .text(item.word), .text(words.joined(separator: "，")),
                    .text(ScoreFormat.rule(item)), .text(ScoreFormat.state(point, item)), .text(item.source),
                    .text(point.words),
                ])
            }
        }
        return SheetTable(
            name: "每一分的依据",
            title: "每一分的依据",
            subtitles: note.subtitles("\(rows.count) 项得分"),
            columns: [
                SheetColumn(scheme.subject.word, .text, width: 16), SheetColumn("项目", .wrapped, width: 20),
                SheetColumn("数据", .wrapped, width: 44), SheetColumn("怎么算", .wrapped, width: 36),
                SheetColumn("得分", .centred, width: 10), SheetColumn("依据", .wrapped, width: 36),
                SheetColumn("说明", .wrapped, width: 36),
            ],
            rows: rows,
            frozenColumns: 2
        )
    }
}
