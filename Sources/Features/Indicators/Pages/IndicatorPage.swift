import Core
import Pages
import Programmes
import Workflow

/// `/indicators/{set}/{indicator}`: one number: what it is, what it has come to, where, and who says so.
struct IndicatorPage {
    struct Place: Sendable {
        let region: RegionCode
        let name: String
        let outlook: Outlook
    }

    struct Entered: Sendable {
        let value: IndicatorValue
        let mayCheck: Bool
        let notes: [Movement]
    }

    let set: String
    /// What the set is called, and where it leads.
    let setName: String
    let outlook: Outlook
    let region: RegionCode
    let place: String
    let isOwnPlace: Bool
    /// The formula in the playbook's words; nil where it is entered.
    let formula: String?
    let entrySource: String
    let reached: Double?
    let isProgramme: Bool
    let places: [Place]
    let entered: [Entered]
    let mayEnter: Bool
    let form: ValueForm
    let errors: [FieldError]

    struct ValueForm: Sendable {
        var period = ""
        var value = ""
        var source = ""
    }

    private var indicator: Indicator { outlook.indicator }
    private var address: String { "/indicators/\(set)/\(indicator.key)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            isOwnPlace ? indicator.word : "\(indicator.word) · \(place)",
            lead: "\(setName) · \(place)",
            breadcrumbs: [
                Crumb("指标", "/indicators"),
                isProgramme
                    ? Crumb(setName, "/programmes/\(set)\(isOwnPlace ? "" : "?region=\(region)")")
                    : Crumb(setName, "/indicators/\(set)"),
            ],
            actions: (isProgramme ? [.link("打开台账", to: "/ledgers/\(set)\(isOwnPlace ? "" : "?region=\(region)")")] : [])
                + [.print()],
            context: context
        )
        return page.render { w in
            standing(w, context)
            if outlook.weeks.count > 1 { w.panel("走势") { w.trend(chart(context.today)) } }
            if formula == nil { values(w, context) }
            if !places.isEmpty { below(w) }
        }
    }

    private func chart(_ today: Day) -> TrendChart {
        var chart = outlook.chart(today: today)
        if formula == nil { chart.source = "人工录入" }
        return chart
    }

    private func standing(_ w: HTMLWriter, _ context: PageContext) {
        w.tag("section", ["class": "outlook", "aria-label": "现在"]) {
            w.tag("p") {
                if let signal = outlook.signal { w.light(signal) }
                w.text(" \(outlook.goal)")
            }
            if let progress = outlook.progress() { w.progressBar(progress) }
            w.tag("p", text: outlook.sentence)
            if let sentence = outlook.forecastSentence(today: context.today) { w.tag("p", text: sentence) }
            if let sentence = outlook.errorSentence, outlook.weeks.count > 1 { w.remark(sentence) }
        }
        w.summaryList {
            if let formula { w.summaryRow("怎么算", "\(formula)。各级都按本级的合计数算，不取下级比率的平均。") }
            if formula == nil {
                w.summaryRow("数从哪里来", entrySource.isEmpty ? "人工录入，另一人审核" : "\(entrySource)，人工录入，另一人审核")
            }
            w.summaryRow("单位", indicator.unit)
            if outlook.isDoubtful { w.summaryRow("核对", Outlook.doubt) }
            let share = reached.map { Format.percent($0) } ?? "目标或数不明，算不出"
            w.summaryRow("实现程度", outlook.isDoubtful ? Outlook.doubted : share)
            if !indicator.note.isEmpty { w.summaryRow("说明", indicator.note) }
        }
    }

    private func values(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("期间", .name), TableColumn("数", .number, unit: indicator.unit), TableColumn("状态", .short),
            TableColumn("来源"), TableColumn("录入"), TableColumn("审核"), TableColumn("办理", .acts),
        ]
        w.panel("录入的数", remark: "审核通过的最近一期计入。") {
            if entered.isEmpty {
                w.emptyState("还没有录入过", "由负责的部门录入数字、期间和来源，另一个人审核后计入。")
            } else {
                w.table("录入的数", columns) {
                    for one in entered { row(one, w, context) }
                }
            }
            if mayEnter { entry(w, context) }
        }
    }

    private func row(_ one: Entered, _ w: HTMLWriter, _ context: PageContext) {
        let value = one.value
        w.row {
            w.cell(value.period.word)
            w.cell(Format.number(value.value, places: 4))
            w.cell(value.stage.word)
            w.cell(value.source)
            w.cell("\(value.person) \(Format.tableDay(value.enteredAt.day))")
            w.cell(
                ([value.checker.map { "\($0) \(value.checkedAt.map { Format.tableDay($0.day) } ?? "")" } ?? "—"]
                    + one.notes.map(\.note)).filter { !$0.isEmpty }.joined(separator: "：")
            )
            w.cell {
                guard one.mayCheck else { return w.insteadOfAct("—") }
                let path = "\(address)/values/\(value.id)"
                w.actionForm("审核通过", to: path + "/checking", token: context.token, about: value.period.word)
                w.confirm("退回修改", kind: .quiet) {
                    w.form(path + "/returning", token: context.token) {
                        w.textField(Field("note", "哪里不对", form: "\(value.id)"))
                        w.formActions { w.button("退回修改", kind: .secondary) }
                    }
                }
            }
        }
    }

    private func entry(_ w: HTMLWriter, _ context: PageContext) {
        w.tag("h3", ["class": "form-heading"], text: "录入一期")
        w.form("\(address)/values", token: context.token, errors: errors) {
            w.hidden("region", region.digits)
            w.fieldRow {
                w.textField(
                    Field(
                        "period",
                        "期间",
                        value: form.period,
                        hint: "例如 2025、2026-Q1、2026-05",
                        errors: errors,
                        size: .short
                    )
                )
                w.numberField(
                    Field("value", "数", value: form.value, errors: errors, size: .short),
                    unit: indicator.unit
                )
            }
            w.textField(
                Field(
                    "source",
                    "来源",
                    value: form.source,
                    hint: entrySource.isEmpty ? "例如 县统计局 2025 年统计公报" : entrySource,
                    errors: errors
                )
            )
            w.formActions { w.button("录入指标") }
        }
    }

    private func below(_ w: HTMLWriter) {
        let columns = [
            TableColumn("地方", .name), TableColumn("灯", .short), TableColumn("现在", .short), TableColumn("应达", .short),
            TableColumn("目标"),
        ]
        w.panel("各地") {
            w.table("各地", columns) {
                for place in places {
                    let own =
                        place.region.level >= .village
                        ? "/ledgers/\(set)?region=\(place.region)" : "\(address)?region=\(place.region)"
                    w.row(signal: place.outlook.signal) {
                        w.cell(place.name, linkingTo: own)
                        w.cell { w.light(of: place.outlook) }
                        w.cell {
                            let words = place.outlook.words(place.outlook.value)
                            guard isProgramme, place.outlook.value != nil else { return w.text(words) }
                            w.link(words, to: "/ledgers/\(set)?region=\(place.region)")
                        }
                        w.cell(place.outlook.finer(place.outlook.standing?.expected))
                        w.cell(place.outlook.goal)
                    }
                }
            }
        }
    }
}
