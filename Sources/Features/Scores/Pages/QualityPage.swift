import Core
import Pages

/// `/scores/{period}/quality`: what is unusual in the data, unit by unit, and what somebody saw who looked again.
struct QualityPage {
    let period: ScorePeriod
    let checks: [UnitID: ScoreCheck]
    let findings: [ScoreFinding]
    let names: [UnitID: String]
    let mayCheck: Bool
    let attempt: ScoreAttempt?

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "数据质量：\(period.name)",
            lead: "算分用的台账里不寻常的地方。每一处只是复核的理由，不是结论，也不自动扣分。",
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("考核", "/scores"), Crumb(period.name, "/scores/\(period.id)"),
            ],
            actions: [.print()],
            context: context
        )
        return page.render { w in
            if let attempt { w.errorSummary(attempt.errors.map { $0.inForm("finding-\(attempt.act)") }) }
            if mayCheck { w.actionForm("核查数据质量", to: "/scores/\(period.id)/quality", token: context.token) }
            if checks.isEmpty {
                w.emptyState("还没有核查过", "核查会看末位数字、整条相同、临期突击、一日激增、照片重复和各户同值。")
            } else {
                summary(w)
                for kind in QualityKind.allCases where findings.contains(where: { $0.kind == kind }) {
                    w.panel(kind.word, remark: kind.hint) {
                        for finding in findings where finding.kind == kind { self.finding(finding, w, context) }
                    }
                }
            }
        }
    }

    private func summary(_ w: HTMLWriter) {
        let columns = [
            TableColumn("单位", .name), TableColumn("看过的登记", .number, unit: "条"),
            TableColumn("做过的检查", .number, unit: "项"),
            TableColumn("要复核", .number, unit: "处"), TableColumn("已复核", .number, unit: "处"),
            TableColumn("数据不实", .number, unit: "处"),
        ]
        if let at = checks.values.map(\.at).max() { w.remark("核查于\(Format.moment(at))。") }
        w.table("各单位", columns) {
            for check in checks.values.sorted(by: { names[$0.unit] ?? "" < names[$1.unit] ?? "" }) {
                let own = findings.filter { $0.unit == check.unit }
                w.row(opening: "/scores/\(period.id)/units/\(check.unit)") {
                    w.cell(names[check.unit] ?? "", linkingTo: "/scores/\(period.id)/units/\(check.unit)")
                    w.cell(check.things)
                    w.cell(check.checks)
                    w.cell(own.count { $0.outcome == nil })
                    w.cell(own.count { $0.outcome != nil })
                    w.cell(own.count { $0.outcome?.isWrong == true })
                }
            }
        }
    }

    private func finding(_ finding: ScoreFinding, _ w: HTMLWriter, _ context: PageContext) {
        w.tag("section", ["id": "finding-\(finding.id)"]) {
            w.tag("h3", text: names[finding.unit] ?? "")
            w.paragraph(finding.words)
            let (seen, limit) = (ScoreFormat.points(finding.statistic), ScoreFormat.points(finding.threshold))
            w.remark("量到 \(seen)，超过 \(limit) 就提出来；涉及 \(finding.things) 条。")
            if !finding.examples.isEmpty {
                w.tag("p") {
                    w.text("例如：")
                    for (place, id) in finding.examples.enumerated() {
                        if place > 0 { w.text("、") }
                        w.link("第 \(place + 1) 条", to: "/items/\(id)")
                    }
                }
            }
            if let outcome = finding.outcome {
                let said = outcome.isWrong ? "数据不实" : "有合理原因"
                w.paragraph("复核：\(said)，\(outcome.words)（\(outcome.person)，\(outcome.day)）")
            } else if mayCheck {
                settle(finding, w, context)
            }
        }
    }

    private func settle(_ finding: ScoreFinding, _ w: HTMLWriter, _ context: PageContext) {
        let name = "finding-\(finding.id)"
        let isOwn = attempt?.act == "\(finding.id)"
        let (values, errors) = (isOwn ? attempt?.values ?? [:] : [:], isOwn ? attempt?.errors ?? [] : [])
        w.confirm("记录复核结果", isOpen: isOwn) {
            w.form("/scores/\(period.id)/findings/\(finding.id)/outcome", token: context.token) {
                w.radios(
                    Field("outcome", "复核结果", value: values["outcome"] ?? "", errors: errors, form: name),
                    [Choice("explained", "有合理原因"), Choice("wrong", "数据不实")],
                    inline: true
                )
                w.textArea(Field("words", "看到了什么", value: values["words"] ?? "", errors: errors, form: name), rows: 2)
                w.formActions { w.button("记录复核结果", kind: .secondary) }
            }
        }
    }
}
