/// The header of a table of tasks, and what its columns hold.
struct TableHeader: Sendable {
    private enum Column: Sendable { case task, goal, lead, responsible, supporting, time, leader, other }

    private var columns: [Column]

    private static let words: [(StaticString, Column)] = [
        ("责任领导", .leader), ("牵头领导", .leader), ("分管领导", .leader), ("包抓领导", .leader), ("县级领导", .leader), ("县领导", .leader),
        ("牵头单位", .lead), ("牵头部门", .lead), ("牵头责任单位", .lead), ("主办单位", .lead), ("配合单位", .supporting),
        ("配合部门", .supporting),
        ("协办单位", .supporting), ("参与单位", .supporting), ("责任单位", .responsible), ("责任部门", .responsible),
        ("落实单位", .responsible),
        ("承办单位", .responsible), ("负责单位", .responsible), ("完成时限", .time), ("完成时间", .time), ("时限", .time),
        ("时间节点", .time),
        ("时间要求", .time), ("完成期限", .time), ("进度", .time), ("工作任务", .task), ("任务内容", .task), ("重点任务", .task),
        ("主要任务", .task), ("工作内容", .task),
        ("具体任务", .task), ("任务名称", .task), ("工作措施", .task), ("整改措施", .task), ("重点工作", .task), ("事项", .task),
        ("任务", .task), ("目标", .goal),
        ("指标", .goal), ("要求", .goal), ("内容", .task), ("措施", .task), ("项目", .task),
    ]

    var width: Int { columns.count }

    /// Nil where the row is no header of a table of tasks.
    init?(_ text: PreparedText, _ cells: [Range<Int>]) {
        columns = cells.map { cell in
            guard cell.count <= 14 else { return .other }
            for (word, column) in TableHeader.words
            where cell.contains(where: { text.prose.has(word, at: $0, before: cell.upperBound) }) {
                return column
            }
            return .other
        }
        let hasTask = columns.contains(.task)
        let hasMore = columns.contains { $0 == .lead || $0 == .responsible || $0 == .time || $0 == .goal }
        guard hasTask, hasMore, cells.allSatisfy({ $0.count <= 16 }) else { return nil }
    }

    func draft(_ row: Paragraph, _ number: Int, _ text: PreparedText, section: Int?) -> DutyDraft? {
        let cells = zip(columns, row.cells).filter { !$1.isEmpty }
        // The last task column is the most particular one.
        guard let task = cells.last(where: { $0.0 == .task })?.1, task.count >= 4 else { return nil }
        let goal = cells.first { $0.0 == .goal }?.1
        let end = goal.map { $0.lowerBound >= task.upperBound ? $0.upperBound : task.upperBound } ?? task.upperBound
        var draft = DutyDraft(range: task.lowerBound..<end, section: section, paragraph: number, rule: .tableRow)
        draft.isFirm = true
        for (column, cell) in cells where cell.count <= 600 {
            switch column {
            case .lead: draft.unitCells.append((cell, .lead))
            case .responsible: draft.unitCells.append((cell, .responsible))
            case .supporting: draft.unitCells.append((cell, .supporting))
            case .time: draft.timeCells.append(cell)
            case .leader: draft.leaderCell = cell
            default: break
            }
        }
        draft.heading = task
        return draft
    }
}
