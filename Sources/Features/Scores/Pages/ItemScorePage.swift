import Core
import Pages

/// One item of one unit: the formula with its numbers, the things they were counted from, marks, appeals and pleas.
struct ItemScorePage {
    static let fileTypes = [".pdf", ".jpg", ".png", ".xlsx", ".docx", ".txt"]

    let reading: ScoreReading
    let score: UnitScore
    let item: SchemeItem
    let point: ScorePoint
    let marks: [ScoreMark]
    let appeals: [ScoreAppeal]
    let tolerances: [ScoreTolerance]
    let mayMark: Bool
    let mayExcuse: Bool
    let mayObject: Bool
    let mayPlead: Bool
    let attempt: ScoreAttempt?
    let largest: Int

    var address: String { "/scores/\(reading.period.id)/units/\(score.unit.id)/items/\(item.key)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(item.word)：\(score.unit.name)",
            lead: "\(reading.period.name)，\(item.group)，\(ScoreFormat.worth(item))。",
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("考核", "/scores"),
                Crumb(reading.period.name, "/scores/\(reading.period.id)"),
                Crumb(score.unit.name, "/scores/\(reading.period.id)/units/\(score.unit.id)"),
            ],
            actions: [.print()],
            context: context
        )
        return page.render { w in
            if let attempt, ownForms.contains(attempt.act) == false { w.errorSummary(attempt.errors) }
            w.columns {
                calculation(w)
                evidence(w)
            } side: {
                if mayMark { marking(w, context) }
                if mayExcuse { excusing(w, context) }
                if mayObject { objecting(w, context) }
                if mayPlead { pleading(w, context) }
                history(w)
            }
        }
    }

    private var ownForms: Set<String> {
        var forms: Set<String> = []
        if mayMark { forms.insert("marks") }
        if mayExcuse { forms.insert("absence") }
        if mayObject { forms.insert("appeals") }
        if mayPlead { forms.insert("tolerances") }
        return forms
    }

    private func calculation(_ w: HTMLWriter) {
        w.panel("怎么算的") {
            w.summaryList {
                w.summaryRow("得分", ScoreFormat.state(point, item))
                if let ruled = point.ruled { w.summaryRow("按规则", "\(ScoreFormat.points(ruled)) 分") }
                if !point.words.isEmpty { w.summaryRow("说明", point.words) }
                for fact in point.facts {
                    w.summaryRow(fact.word, fact.value.map { ScoreFormat.points($0) } ?? "未知")
                }
                w.summaryRow("规则", ScoreFormat.rule(item))
                w.summaryRow("数据来源", ScoreFormat.origin(item))
                w.summaryRow("依据", item.source)
                if !item.note.isEmpty { w.summaryRow("评分办法", item.note) }
            }
        }
    }

    private func evidence(_ w: HTMLWriter) {
        w.panel("依据", remark: "\(point.evidence.count) 条") {
            guard !point.evidence.isEmpty else {
                return w.emptyState("没有依据", point.words.isEmpty ? "这一项还没有数据。" : point.words)
            }
            let columns = [TableColumn("事项", .name), TableColumn("情况")]
            w.table("依据", columns) {
                for line in point.evidence.prefix(300) {
                    w.row(opening: line.address) {
                        if let address = line.address {
                            w.cell(line.title, linkingTo: address)
                        } else {
                            w.cell(line.title)
                        }
                        w.cell(line.fact)
                    }
                }
            }
            if point.evidence.count > 300 { w.remark("另有 \(point.evidence.count - 300) 条。") }
        }
    }

    // MARK: Forms

    private func values(_ act: String) -> [String: String] { attempt?.act == act ? attempt?.values ?? [:] : [:] }
    private func errors(_ act: String) -> [FieldError] {
        attempt?.act == act ? attempt?.errors.map { $0.inForm(act) } ?? [] : []
    }
    private func fieldErrors(_ act: String) -> [FieldError] { attempt?.act == act ? attempt?.errors ?? [] : [] }

    private func marking(_ w: HTMLWriter, _ context: PageContext) {
        let (values, errors) = (values("marks"), fieldErrors("marks"))
        let all = "/scores/\(reading.period.id)/items/\(item.key)/marks"
        w.panel("评分", action: .link("给各单位一次评分", to: all)) {
            w.form("\(address)/marks", token: context.token, sendsFiles: true, errors: self.errors("marks")) {
                w.numberField(
                    Field(
                        "mark",
                        "评分",
                        value: values["mark"] ?? "",
                        hint: "0 到 \(ScoreFormat.points(GiveMark.most(item)))",
                        errors: errors,
                        size: .short,
                        form: "marks"
                    )
                )
                w.textArea(Field("words", "理由", value: values["words"] ?? "", errors: errors, form: "marks"), rows: 2)
                w.fileField(
                    Field("files", "评分的依据", errors: errors, form: "marks"),
                    types: Self.fileTypes,
                    largest: largest
                )
                w.formActions { w.button("记下评分") }
            }
        }
    }

    private func excusing(_ w: HTMLWriter, _ context: PageContext) {
        let (values, errors) = (values("absence"), fieldErrors("absence"))
        w.confirm("注明不适用", isOpen: attempt?.act == "absence", explanation: "这一项按本单位其余项目的得分率计入。") {
            w.form("\(address)/absence", token: context.token, errors: self.errors("absence")) {
                w.textArea(
                    Field("words", "为什么不适用", value: values["words"] ?? "", errors: errors, form: "absence"),
                    rows: 2
                )
                w.formActions { w.button("注明不适用", kind: .secondary) }
            }
        }
    }

    private func objecting(_ w: HTMLWriter, _ context: PageContext) {
        let (values, errors) = (values("appeals"), fieldErrors("appeals"))
        let clock = reading.scheme.appeal
        w.confirm(
            "提出申诉",
            isOpen: attempt?.act == "appeals",
            explanation: "由评分人以外的人在 \(clock.answer) 天内答复（\(clock.source)）。"
        ) {
            w.form("\(address)/appeals", token: context.token, errors: self.errors("appeals")) {
                w.textArea(
                    Field("reason", "哪里不对", value: values["reason"] ?? "", errors: errors, form: "appeals"),
                    rows: 3
                )
                w.formActions { w.button("提出申诉", kind: .secondary) }
            }
        }
    }

    private func pleading(_ w: HTMLWriter, _ context: PageContext) {
        let (values, errors) = (values("tolerances"), fieldErrors("tolerances"))
        w.confirm(
            "申请容错",
            isOpen: attempt?.act == "tolerances",
            explanation: "按“三个区分开来”（中办《关于进一步激励广大干部新时代新担当新作为的意见》，2018 年）一事一议。"
        ) {
            w.form("\(address)/tolerances", token: context.token, errors: self.errors("tolerances")) {
                w.textArea(
                    Field("facts", "事情的经过", value: values["facts"] ?? "", errors: errors, form: "tolerances"),
                    rows: 3
                )
                w.radios(
                    Field("motive", "失误的原因", value: values["motive"] ?? "", errors: errors, form: "tolerances"),
                    ScoreTolerance.Motive.allCases.map { Choice($0.rawValue, $0.word) }
                )
                w.radios(
                    Field("rule", "当时的规定", value: values["rule"] ?? "", errors: errors, form: "tolerances"),
                    ScoreTolerance.Rule.allCases.map { Choice($0.rawValue, $0.word) }
                )
                w.radios(
                    Field("purpose", "为了什么", value: values["purpose"] ?? "", errors: errors, form: "tolerances"),
                    ScoreTolerance.Purpose.allCases.map { Choice($0.rawValue, $0.word) }
                )
                w.formActions { w.button("申请容错", kind: .secondary) }
            }
        }
    }

    private func history(_ w: HTMLWriter) {
        guard !marks.isEmpty || !appeals.isEmpty || !tolerances.isEmpty else { return }
        w.panel("经过") {
            w.tag("ul") {
                for mark in marks {
                    let said = mark.mark.map { "评 \(ScoreFormat.points($0))" } ?? "注明不适用"
                    w.tag("li", text: "\(mark.at.day) \(mark.person)（\(mark.unitName)）\(said)：\(mark.words)")
                }
                for appeal in appeals {
                    let said =
                        appeal.decision.map { "\($0.isChanged ? "改分" : "维持")：\($0.reason)" }
                        ?? "\(appeal.answerDay) 前答复"
                    w.tag("li", text: "\(appeal.day) 申诉：\(appeal.reason.asSentence)\(said)")
                }
                for tolerance in tolerances {
                    let said = tolerance.decision.map { "\($0.verdict.word)（\($0.approver)批准）：\($0.reason)" } ?? "等待决定"
                    w.tag("li", text: "\(tolerance.day) 申请容错：\(tolerance.facts.asSentence)\(said)")
                }
            }
        }
    }
}
