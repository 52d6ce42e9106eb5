import Core
import Pages

/// `/scores/{period}/appeals`: objections and pleas, with who answers until when.
struct AppealPage {
    let period: ScorePeriod
    let scheme: ScoreScheme
    /// With whether this person may answer.
    let appeals: [(ScoreAppeal, Bool)]
    let tolerances: [(ScoreTolerance, Bool)]
    let today: Day
    let attempt: ScoreAttempt?

    func render(_ context: PageContext) -> [UInt8] {
        let clock = scheme.appeal
        let page = Page(
            "申诉和容错：\(period.name)",
            lead: "申诉由评分人以外、申诉单位以外的人在 \(clock.answer) 天内答复；容错一事一议，写明理由和批准单位。",
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("考核", "/scores"), Crumb(period.name, "/scores/\(period.id)"),
            ],
            actions: [.print()],
            context: context
        )
        return page.render { w in
            if let attempt { w.errorSummary(attempt.errors.map { $0.inForm(attempt.act) }) }
            if appeals.isEmpty, tolerances.isEmpty {
                w.emptyState("没有申诉，也没有容错申请", "单位在自己的考核项目页上提出，办理的经过列在这里。")
            }
            for (appeal, mayAnswer) in appeals { self.appeal(appeal, mayAnswer, w, context) }
            for (tolerance, mayAnswer) in tolerances { self.tolerance(tolerance, mayAnswer, w, context) }
        }
    }

    private func word(_ item: String) -> String { scheme.item(item)?.word ?? item }

    private func link(_ unit: UnitID, _ item: String) -> String { "/scores/\(period.id)/units/\(unit)/items/\(item)" }

    // MARK: Appeals

    private func appeal(_ appeal: ScoreAppeal, _ mayAnswer: Bool, _ w: HTMLWriter, _ context: PageContext) {
        w.panel("申诉：\(appeal.unitName)，\(word(appeal.item))", id: "appeal-\(appeal.id)") {
            w.summaryList {
                w.summaryRow("理由", appeal.reason)
                w.summaryRow("申诉时得分") {
                    w.link(appeal.points.map { ScoreFormat.points($0) } ?? "未知", to: link(appeal.unit, appeal.item))
                }
                w.summaryRow("提出", "\(appeal.day) \(appeal.person)")
                if let decision = appeal.decision {
                    let said = decision.isChanged ? "改为 \(ScoreFormat.points(decision.points ?? 0)) 分" : "维持"
                    w.summaryRow("答复", "\(said)：\(decision.reason)")
                    w.summaryRow("答复人", "\(decision.day) \(decision.person)（\(decision.unitName)）")
                } else {
                    w.summaryRow("答复期限") { w.deadline(appeal.answerDay, today: today) }
                }
            }
            if mayAnswer { answer(appeal, w, context) }
        }
    }

    private static func range(_ item: SchemeItem) -> String {
        let range = HearAppeal.range(item)
        return "改分时填写，\(ScoreFormat.points(range.lowerBound)) 到 \(ScoreFormat.points(range.upperBound))"
    }

    private func answer(_ appeal: ScoreAppeal, _ w: HTMLWriter, _ context: PageContext) {
        let name = "appeal-\(appeal.id)"
        let (values, errors) = entered(name)
        w.form("/scores/\(period.id)/appeals/\(appeal.id)/decision", token: context.token) {
            w.radios(
                Field("decision", "答复", value: values["decision"] ?? "", errors: errors, form: name),
                [Choice("changed", "改分"), Choice("kept", "维持")],
                inline: true
            )
            w.numberField(
                Field(
                    "points",
                    "改为",
                    value: values["points"] ?? "",
                    hint: scheme.item(appeal.item).map(Self.range),
                    errors: errors,
                    isOptional: true,
                    size: .short,
                    form: name
                ),
                unit: "分"
            )
            w.textArea(Field("reason", "理由", value: values["reason"] ?? "", errors: errors, form: name), rows: 2)
            w.formActions { w.button("答复申诉", kind: .secondary) }
        }
    }

    // MARK: Tolerance

    private func tolerance(
        _ tolerance: ScoreTolerance,
        _ mayAnswer: Bool,
        _ w: HTMLWriter,
        _ context: PageContext
    ) {
        w.panel("容错：\(tolerance.unitName)，\(word(tolerance.item))", id: "tolerance-\(tolerance.id)") {
            w.summaryList {
                w.summaryRow("经过", tolerance.facts)
                w.summaryRow("失分") {
                    let words = tolerance.points.map { "得 \(ScoreFormat.points($0)) 分" } ?? "未知"
                    w.link(words, to: link(tolerance.unit, tolerance.item))
                }
                w.summaryRow("提出", "\(tolerance.day) \(tolerance.person)")
            }
            w.conditions([
                Condition(tolerance.motive.isTolerable, "是缺乏经验、先行先试，不是明知故犯", fact: tolerance.motive.word),
                Condition(tolerance.rule.isTolerable, "是尚无明确限制的探索，不是明令禁止后依然我行我素", fact: tolerance.rule.word),
                Condition(tolerance.purpose.isTolerable, "是为推动发展的无意过失，不是谋取私利", fact: tolerance.purpose.word),
            ])
            if let decision = tolerance.decision {
                w.summaryList {
                    let given = decision.points.map { "，得 \(ScoreFormat.points($0)) 分" } ?? ""
                    w.summaryRow("决定", "\(decision.verdict.word)\(given)：\(decision.reason)")
                    w.summaryRow("批准单位", decision.approver)
                    w.summaryRow("办理", "\(decision.day) \(decision.person)")
                }
            }
            if mayAnswer { answer(tolerance, w, context) }
        }
    }

    private func answer(_ tolerance: ScoreTolerance, _ w: HTMLWriter, _ context: PageContext) {
        let name = "tolerance-\(tolerance.id)"
        let (values, errors) = entered(name)
        w.form("/scores/\(period.id)/tolerances/\(tolerance.id)/decision", token: context.token) {
            w.radios(
                Field("verdict", "决定", value: values["verdict"] ?? "", errors: errors, form: name),
                ScoreTolerance.Verdict.allCases.map { Choice($0.rawValue, $0.word) },
                inline: true
            )
            w.numberField(
                Field(
                    "points",
                    "从轻后得",
                    value: values["points"] ?? "",
                    errors: errors,
                    isOptional: true,
                    size: .short,
                    form: name
                ),
                unit: "分"
            )
            w.textField(
                Field(
                    "approver",
                    "批准单位",
                    value: values["approver"] ?? "",
                    hint: "例如 县纪委监委",
                    errors: errors,
                    size: .medium,
                    form: name
                )
            )
            w.textArea(Field("reason", "理由", value: values["reason"] ?? "", errors: errors, form: name), rows: 2)
            w.formActions { w.button("决定容错", kind: .secondary) }
        }
    }

    private func entered(_ name: String) -> ([String: String], [FieldError]) {
        guard let attempt, attempt.act == name else { return ([:], []) }
        return (attempt.values, attempt.errors)
    }
}
