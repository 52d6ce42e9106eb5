import Accounts
import Core
import Database
import Directives
import Documents
import Pages
import PolicyText

/// The 督办单 as a table, one task a line, with the columns such lists have (domain A1 and B15): what is supervised and why,
/// who answers, how often, how far it is. What a leader writes on it stays free.
struct SupervisionSheet {
    struct Row {
        let line: TaskLine
        /// The document it was issued from.
        let basis: String
        let supporting: [String]
        /// The lead unit's last words.
        let progress: String
    }

    let today: Day
    let unit: String
    let note: ListNote
    let rows: [Row]

    var document: SheetDocument {
        SheetDocument(
            SheetTable(
                name: "督办单",
                title: "督办单",
                subtitles: note.subtitles("\(rows.count) 项", filledInBy: unit),
                columns: Self.columns,
                rows: rows.enumerated().lazy.map { cells($1, $0 + 1) },
                notes: ["督办单位负责人（签字）：                    承办单位负责人（签字）："],
                page: SheetPage(.landscape, paper: .a3),
                frozenColumns: 3
            )
        )
    }

    static let columns = [
        SheetColumn("序号", .centred, width: 6), SheetColumn("编号", .centred, width: 14),
        SheetColumn("督办事项", .wrapped, width: 30), SheetColumn("督办类型", .centred, width: 10),
        SheetColumn("立项依据", .wrapped, width: 26), SheetColumn("优先级", .centred, width: 9),
        SheetColumn("完成时限", .day, width: 12), SheetColumn("牵头单位", .wrapped, width: 16),
        SheetColumn("配合单位", .wrapped, width: 20), SheetColumn("督办人", .wrapped, width: 10),
        SheetColumn("牵头县领导", .wrapped, width: 11), SheetColumn("反馈频次", .wrapped, width: 10),
        SheetColumn("领导批示", .wrapped, width: 16), SheetColumn("进展情况", .wrapped, width: 34),
        SheetColumn("办理状态", .centred, width: 9), SheetColumn("是否逾期", .centred, width: 8),
        SheetColumn("剩余天数", .integer, width: 9),
    ]

    private func cells(_ row: Row, _ serial: Int) -> [SheetCell] {
        let task = row.line.task
        let left = task.pace(on: today).daysLeft
        let isOpen = task.closedAt == nil
        let basis = [row.basis.isEmpty ? "" : documentName(row.basis), task.sectionTitle].filter { !$0.isEmpty }
        return [
            .integer(serial), .text("\(task.number)"), .text(task.title),
            .text(task.subject?.programme == nil ? "工作督办" : "专项督办"), .text(basis.joined(separator: " ")),
            .text(row.line.light.signal.word), .day(task.deadline), .text(row.line.leadName),
            .text(row.supporting.joined(separator: "、")), .blank, .text(task.leader ?? ""),
            .text(task.cadenceText ?? ""), .blank, .text(row.progress), .text(task.stage.word),
            .text(isOpen && (left ?? 0) < 0 ? "是" : "否"), isOpen ? left.map { .integer($0) } ?? .blank : .blank,
        ]
    }
}

extension TaskStore {
    /// The tasks of a filter with everything a 督办单 says of them.
    func supervisionRows(_ filter: TaskFilter, _ scope: TaskScope, _ light: LightColumn) throws
        -> [SupervisionSheet.Row]
    {
        var lines: [TaskLine] = []
        try each(filter, scope, light) { lines.append($0) }
        var supporting: [TaskID: [String]] = [:]
        var titles: [DirectiveID: String] = [:]
        for start in stride(from: 0, to: lines.count, by: 500) {
            let tasks = lines[start..<min(start + 500, lines.count)].map(\.task)
            for (id, parts) in try unitsAndTargets(of: tasks) {
                supporting[id] = parts.units.filter { $0.role != .lead }.map(\.name)
            }
            titles.merge(try documentTitles(of: tasks)) { first, _ in first }
        }
        let reports = try lastReports(filter, scope, light, since: Instant(milliseconds: 0))
        return lines.map { line in
            SupervisionSheet.Row(
                line: line,
                basis: line.task.directive.flatMap { titles[$0] } ?? "",
                supporting: supporting[line.task.id] ?? [],
                progress: reports[line.task.id] ?? ""
            )
        }
    }
}
