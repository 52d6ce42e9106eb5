import Core
import Pages

/// The rows of 分派: every township, village or colleague a part can be given to, with amount and date.
struct SplitFields {
    let page: TaskPage
    let attempt: TaskAttempt?

    func write(to w: HTMLWriter) {
        guard let targets = page.split else { return }
        let measured = ProgressRules.measured(page.dossier.quantities)
        if let measured {
            w.remark("本任务目标 \(Format.amount(measured.value ?? 0, measured.unit))，各项数量之和应与它相符。")
        }
        let columns =
            [TableColumn("选择", .choice), TableColumn("承接单位或岗位", .name)]
            + (measured.map { [TableColumn("数量", .short, unit: $0.unit)] } ?? []) + [TableColumn("时限", .short)]
        w.table("分派给谁", columns) {
            for unit in targets.units.values.sorted(by: { ($0.region, $0.unit) < ($1.region, $1.unit) }) {
                row("unit-\(unit.unit)", unit.name, hasAmount: measured != nil, w)
            }
            for post in targets.posts.values.sorted(by: { $0.person < $1.person }) {
                row("post-\(post.post)", "\(post.person)（本单位）", hasAmount: measured != nil, w)
            }
        }
        w.textArea(Field("note", "要求", value: attempt?.values["note"] ?? "", isOptional: true, form: "split"))
    }

    private func row(_ target: String, _ name: String, hasAmount: Bool, _ w: HTMLWriter) {
        w.row(id: Field.id("split-\(target)")) {
            w.choiceCell("target", target, about: name, isOn: attempt?.chosen.contains(target) ?? false)
            w.cell(name)
            if hasAmount { w.cell { input("amount-\(target)", "\(name)的数量", kind: "text", w) } }
            w.cell { input("day-\(target)", "\(name)的时限", kind: "date", w) }
        }
    }

    private func input(_ name: String, _ label: String, kind: String, _ w: HTMLWriter) {
        let value = attempt?.values[name] ?? (kind == "date" ? page.task.deadline?.description ?? "" : "")
        w.void(
            "input",
            [
                "class": kind == "date" ? "input input-day" : "input input-number", "type": kind, "name": name,
                "id": Field.id(name), "value": value, "aria-label": label,
                "inputmode": kind == "text" ? "decimal" : nil,
            ]
        )
    }
}
