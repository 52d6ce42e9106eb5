import Core
import Pages

/// The units of a task side by side: the latest words and number of each. Only the lead unit's number is the task's.
struct TaskReportTable {
    let dossier: TaskDossier
    let history: TaskHistory

    func write(to w: HTMLWriter) {
        guard dossier.units.count > 1 else { return }
        let reports = history.latestReports
        let measured = ProgressRules.measured(dossier.quantities)
        let columns =
            [TableColumn("单位", .name), TableColumn("分工", .short), TableColumn("最近进展")]
            + (measured.map { [TableColumn("完成数量", .number, unit: $0.unit)] } ?? [])
            + [TableColumn("完成比例", .number, unit: "%"), TableColumn("报送时间", .short)]
        w.panel("各单位进展", remark: "任务进度以牵头单位报送的为准。") {
            w.table("各单位进展", columns) {
                for unit in dossier.units { row(unit, reports[unit.unit], hasAmount: measured != nil, w) }
            }
        }
    }

    private func row(_ unit: TaskUnit, _ report: TaskEvent?, hasAmount: Bool, _ w: HTMLWriter) {
        var (percent, quantity) = (Double?.none, Double?.none)
        if case .reported(let share, let amount)? = report?.kind { (percent, quantity) = (share, amount) }
        w.row {
            w.cell(unit.name)
            w.cell(unit.role.word)
            w.cell(report?.words ?? "还没有报送")
            if hasAmount { w.cell(quantity.map { Format.number($0) } ?? "—") }
            w.cell(percent.map { Format.number($0, places: 1) } ?? "—")
            w.cell(report.map { Format.tableMoment($0.at) } ?? "—")
        }
    }
}
