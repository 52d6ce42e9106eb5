import Core
import Indicators
import Pages
import Tasks

/// `/rounds/{round}/report`: what only the unit can say, and what it promises. What ledgers hold stands there already.
struct ReportPage {
    let round: Round
    let owner: RoundOwner
    let asked: [AskedThing]
    let known: KnownFacts
    let numbers: [PlainNumber]
    /// Others somebody asks of the place, which may be promised too.
    let beside: [PlainNumber]
    /// Promises that may still be changed, and those that stand.
    let promises: [RoundPromise]
    let standing: [RoundPromise]
    let next: Day
    let attempt: RoundAttempt?

    private var errors: [FieldError] { attempt?.errors ?? [] }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "填报：\(round.title)",
            lead: round.asks,
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb(round.title, "/rounds/\(round.id)")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.panel("不用再报的", remark: "从台账、任务、问题里来") {
                w.facts { w.fact("\(round.from) 以来", known.words) }
                if !numbers.isEmpty { numberTable(w) }
            }
            w.panel("只问这几件", remark: asked.isEmpty ? "没有要问的，不报也行" : "\(asked.count) 件") {
                guard !asked.isEmpty else { return }
                w.tag("ul") {
                    for thing in asked.prefix(30) {
                        w.tag("li") {
                            w.link(thing.title, to: thing.address)
                            w.text("：\(thing.why)")
                        }
                    }
                }
            }
            form(w, context)
        }
    }

    private func numberTable(_ w: HTMLWriter) {
        let columns = [
            TableColumn("专项", .name), TableColumn("灯", .short), TableColumn("现在", .number), TableColumn("应达", .number),
        ]
        w.details("本地方的 \(numbers.count) 个专项") {
            w.table("本地方的专项", columns) {
                for number in numbers {
                    w.row(signal: number.light?.signal) {
                        w.cell(number.programme, linkingTo: "/programmes/\(number.key.set)?region=\(number.region)")
                        w.cell { if let light = number.light { w.light(light.signal) } else { w.text("—") } }
                        w.cell(number.value)
                        w.cell(number.expected)
                    }
                }
            }
        }
    }

    private func value(_ name: String, _ kept: String) -> String { attempt.map { $0.values[name] ?? "" } ?? kept }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        w.form("/rounds/\(round.id)/report", token: context.token, keptAs: "round-\(round.id)", errors: errors) {
            w.hidden("seen", "\(owner.reportedAt?.milliseconds ?? 0)")
            w.textArea(
                Field(
                    "words",
                    "情况说明",
                    value: value("words", owner.words),
                    hint: "只写台账里没有的：为什么慢、卡在哪里、要县上解决什么。",
                    errors: errors
                ),
                rows: 4,
                longest: RoundReport.longest
            )
            if !standing.isEmpty {
                w.paragraph("已经作出、不能再改的承诺：")
                w.tag("ul") { for one in standing { w.tag("li", text: "\(one.words)（\(one.due)）") } }
            }
            for place in 1...max(2, min(RoundReport.mostPromises, promises.count + 1)) { promise(place, w) }
            w.formActions {
                w.button("填报本轮")
                w.linkButton("返回", to: "/rounds/\(round.id)", kind: .quiet)
            }
        }
    }

    private func promise(_ place: Int, _ w: HTMLWriter) {
        let kept = promises.indices.contains(place - 1) ? promises[place - 1] : nil
        w.fieldGroup("承诺 \(place)", hint: place == 1 ? "到下一次做到什么。选了指标的，到期由台账数字对照，不用再报。" : nil) {
            w.textField(
                Field(
                    "promise\(place)",
                    "做到什么",
                    value: value("promise\(place)", kept?.words ?? ""),
                    errors: errors,
                    isOptional: true
                )
            )
            w.fieldRow {
                w.select(
                    Field(
                        "indicator\(place)",
                        "用哪个指标对照",
                        value: value("indicator\(place)", kept?.key.map { "\($0.set).\($0.indicator)" } ?? ""),
                        errors: errors,
                        isOptional: true
                    ),
                    (numbers + beside).map {
                        Choice("\($0.key.set).\($0.key.indicator)", "\($0.programme) \($0.indicator)（现在 \($0.value)）")
                    },
                    blank: "不用指标，到期由督查室认定"
                )
                w.numberField(
                    Field(
                        "wanted\(place)",
                        "达到",
                        value: value("wanted\(place)", kept?.wanted.map { Format.number($0, places: 6) } ?? ""),
                        errors: errors,
                        isOptional: true,
                        size: .short
                    )
                )
                w.dayField(
                    Field(
                        "due\(place)",
                        "哪一天",
                        value: value("due\(place)", "\(kept?.due ?? next)"),
                        errors: errors,
                        size: .short
                    )
                )
            }
        }
    }
}
