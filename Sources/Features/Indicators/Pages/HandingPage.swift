import Core
import Ledgers
import Pages
import Programmes

/// `/programmes/{programme}/targets/{indicator}/handing-down`: a target cut among the places below; the sum is held against
/// it.
struct HandingPage {
    struct Line: Sendable {
        let region: RegionCode
        let name: String
        /// As typed, or what is proposed.
        let text: String
        let own: Target?
        let now: Double?
        let total: Int
    }

    let playbook: Playbook
    let indicator: Indicator
    let target: Target
    let place: String
    let isAdditive: Bool
    /// Whether places that have no target of the year are offered one.
    let isProposed: Bool
    /// Of the address it leads back to.
    let query: String
    let lines: [Line]
    let sum: Double
    let keepsDifference: Bool
    let reason: String
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let address = "/programmes/\(playbook.key)/targets"
        let page = Page(
            "分解“\(indicator.word)”的目标",
            lead: "\(place)，\(target.year) 年\(TargetWords.goal(target, indicator))，\(target.dueOn) 前。"
                + (isAdditive ? "各地合计要等于本级目标，留空的地方按现行目标算。" : "这是比率，各地可以不同，不相加。"),
            breadcrumbs: [Crumb(playbook.name, "/programmes/\(playbook.key)"), Crumb("目标", address)],
            context: context.searching(playbook)
        )
        return page.render { w in
            w.form("\(address)/\(indicator.key)/handing-down", token: context.token, errors: errors) {
                w.hidden("region", target.region.digits)
                w.hidden("year", "\(target.year)")
                if isProposed { w.remark(proposal) }
                table(w)
                if isAdditive {
                    w.checkbox(Field("difference", "保留差额：各地合计可以不等于本级目标", errors: errors), isOn: keepsDifference)
                }
                w.textField(
                    Field("reason", "说明", value: reason, hint: "保留差额或者重新分解时写明理由", errors: errors, isOptional: true)
                )
                w.formActions {
                    w.button("分解目标")
                    w.button("只算合计", kind: .secondary, name: "check", value: "1")
                    w.linkButton("返回目标", to: address + query, kind: .quiet)
                }
            }
        }
    }

    private var proposal: String {
        isAdditive
            ? "\(target.year) 年的目标还没有分解。下面填的是建议：本级 \(target.year) 年的目标按各地台账现在的\(playbook.item.counter)数分开，改好再分解。"
            : "还没有 \(target.year) 年目标的地方，下面先填了本级的数，改好再分解。"
    }

    private func table(_ w: HTMLWriter) {
        let columns = [
            TableColumn("地方", .name), TableColumn("台账", .number, unit: playbook.item.counter),
            TableColumn("现在", .number, unit: indicator.unit),
            TableColumn("\(target.year) 年现行目标", .short),
            TableColumn("\(target.year) 年目标", .number, unit: indicator.unit),
        ]
        w.table("各地目标", columns, footer: isAdditive ? { footer(w) } : nil) {
            for line in lines {
                w.row {
                    w.cell(line.name)
                    w.cell(line.total)
                    w.cell(line.now.map { Format.number($0, places: indicator.places(telling: $0)) } ?? "—")
                    w.cell(line.own.map { "\(TargetWords.value($0.value, indicator))（第 \($0.version) 版）" } ?? "—")
                    w.cell { input(line, w) }
                }
            }
        }
    }

    private func input(_ line: Line, _ w: HTMLWriter) {
        let name = "value-\(line.region)"
        let error = errors.first { $0.field == name }?.sentence
        w.void(
            "input",
            [
                "class": "input input-number", "type": "text", "inputmode": "decimal", "name": name,
                "id": Field.id(name),
                "value": line.text, "aria-label": "\(line.name)的目标", "autocomplete": "off",
                "aria-invalid": error == nil ? nil : "true",
            ]
        )
        if let error { w.tag("p", ["class": "field-error"], text: error) }
    }

    private func footer(_ w: HTMLWriter) {
        let difference = target.value - sum
        w.row {
            w.cell("合计")
            w.cell(lines.map(\.total).reduce(0, +))
            w.cell("")
            w.cell("本级 \(TargetWords.value(target.value, indicator, places: TargetWords.typedPlaces))")
            let all = TargetWords.typed(sum, telling: difference)
            let rest = TargetWords.typed(abs(difference), telling: difference)
            w.cell(abs(difference) < 1e-6 ? "\(all)，相等" : "\(all)，\(difference > 0 ? "还差" : "多出") \(rest)")
        }
    }
}
