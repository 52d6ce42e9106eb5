import Core
import Pages

/// `/rounds/{round}/elements`: the register of a survey, with what has no result one click away.
struct ElementListPage {
    let round: Round
    let filter: ElementFilter
    let elements: [SurveyElement]
    let total: Int
    let next: Int?
    let place: String?
    let mayRecord: Bool
    let chosen: Set<String>
    let attempt: RoundAttempt?

    private var errors: [FieldError] { attempt?.errors ?? [] }
    private var query: String {
        [filter.only.map { "only=\($0.rawValue)" }, filter.region.map { "region=\($0)" }].compactMap { $0 }
            .joined(separator: "&")
    }

    private func address(_ path: String, _ more: String = "") -> String {
        let parts = [query, more].filter { !$0.isEmpty }.joined(separator: "&")
        return "/rounds/\(round.id)/\(path)" + (parts.isEmpty ? "" : "?" + parts)
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            filter.only?.word ?? "排查名册",
            lead: "\(round.title)\(place.map { " · \($0)" } ?? "") · 共 \(Format.number(total)) 项",
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb(round.title, "/rounds/\(round.id)")],
            actions: [.link("导出名单", to: address("elements.xlsx"), icon: .download), .print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            w.filterBar(
                FilterBar(
                    "/rounds/\(round.id)/elements",
                    [
                        .select(
                            name: "only",
                            label: "看哪些",
                            choices: ElementFilter.Only.allCases.map { Choice($0.rawValue, $0.word) },
                            value: filter.only?.rawValue ?? ""
                        )
                    ],
                    kept: filter.region.map { [("region", $0.digits)] } ?? []
                )
            )
            w.errorSummary(errors)
            guard !elements.isEmpty else {
                return w.emptyState(
                    filter.only == .missing ? "每一项都有结果了" : "没有符合条件的",
                    filter.only == .missing
                        ? filter.region == nil ? "不漏村、不漏户、不漏人、不漏项：可以结束这一轮了。" : "\(place ?? "")的名册查完了。" : "换一个条件再看。",
                    action: .link("回到本轮", to: "/rounds/\(round.id)")
                )
            }
            table(w)
            w.pager(
                Pager(next: next.map { address("elements", "after=\($0)") }, shown: elements.count, total: total)
            )
            if mayRecord { form(w, context) }
        }
    }

    private func table(_ w: HTMLWriter) {
        let columns =
            (mayRecord ? [TableColumn("选择", .choice)] : []) + [
                TableColumn("名称", .name), TableColumn("序号", .number, onlyOnDesk: true), TableColumn("地方"),
                TableColumn("结果", .short), TableColumn("情况"), TableColumn("排查人", onlyOnDesk: true),
            ]
        w.table("排查名册", columns, paperTitle: round.title) {
            for one in elements {
                w.row(signal: one.result == .found ? .slow : nil) {
                    if mayRecord {
                        w.choiceCell(
                            "element",
                            "\(one.ordinal)",
                            about: one.title,
                            form: "results",
                            isOn: chosen.contains("\(one.ordinal)")
                        )
                    }
                    if let item = one.item { w.cell(one.title, linkingTo: "/items/\(item)") } else { w.cell(one.title) }
                    w.cell(one.ordinal)
                    w.cell(one.placeName)
                    w.cell(one.outcome)
                    w.cell {
                        w.text(one.words.isEmpty ? "—" : one.words)
                        if let problem = one.problem { w.link("看问题", to: "/problems/\(problem)") }
                    }
                    w.cell(one.person.isEmpty ? "—" : "\(one.person) · \(one.unitName)")
                }
            }
        }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        w.form(address("elements"), token: context.token, id: "results") {
            w.radios(
                Field("result", "勾选的各项，结果是", value: attempt?.values["result"] ?? "", errors: errors),
                SurveyResult.allCases.map { Choice($0.rawValue, $0.word) },
                inline: true
            )
            w.textField(
                Field(
                    "words",
                    "情况",
                    value: attempt?.values["words"] ?? "",
                    hint: "有问题、查不到的要写明。",
                    errors: errors,
                    isOptional: true
                )
            )
            w.fieldRow {
                w.checkbox(Field("enter", "有问题的同时登记为问题"), isOn: attempt?.values["enter"] != nil)
                w.textField(
                    Field(
                        "aspect",
                        "方面",
                        value: attempt?.values["aspect"] ?? "",
                        errors: errors,
                        isOptional: true,
                        size: .medium
                    )
                )
            }
            w.formActions { w.button("登记结果", icon: .check) }
        }
    }
}

/// `/rounds/{round}/samples/{sample}`: one draw, how much it says, whether it comes out the same again, what was found.
struct SamplePage {
    let round: Round
    let sample: SurveySample
    let isSame: Bool
    let items: [SampleItem]
    let actor: Actor
    let errors: [FieldError]
    /// What was typed in a form that was refused.
    let values: [String: String]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "排查抽查",
            lead: "\(round.title) · \(Format.number(sample.pool)) 项里随机抽 \(sample.size) 项",
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb(round.title, "/rounds/\(round.id)")],
            actions: [.print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            let differing = items.count { $0.agrees == false }
            w.facts {
                w.fact("说明", power)
                w.fact("随机数", "\(sample.seed)")
                w.fact("抽查人", "\(sample.person) · \(sample.unitName)")
                if !sample.witnesses.isEmpty { w.fact("在场人员", sample.witnesses) }
                w.fact("按同一个随机数再抽一遍", isSame ? "结果相同" : "结果不同：名册被改动过")
                w.fact("已复查", "\(items.count { $0.agrees != nil }) 项，不符 \(differing) 项")
                if let verdict = verdict(differing) { w.fact("结论", verdict) }
            }
            table(w, context)
        }
    }

    /// Acceptance on zero: one result that does not hold sends the survey back.
    private func verdict(_ differing: Int) -> String? {
        if differing > 0 {
            return "有 \(differing) 项不符，不能说差错率低于 \(Format.percent(sample.share))：请督查室重新开启本轮，不实的地方重新排查。"
        }
        guard items.count == sample.size, items.allSatisfy({ $0.agrees == true }) else { return nil }
        return "全部相符：有 \(Format.percent(sample.power)) 的把握说差错率低于 \(Format.percent(sample.share))。"
    }

    private var power: String {
        "如果有 \(Format.percent(sample.share)) 的结果不实，抽 \(sample.size) 项至少查出一项的把握是 \(Format.percent(sample.power))；"
            + "全部相符时，可以有这样的把握说差错率低于 \(Format.percent(sample.share))。"
    }

    private func table(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("名称", .name), TableColumn("地方"), TableColumn("排查结果", .short), TableColumn("排查单位"),
            TableColumn("复查", .short), TableColumn("操作", .acts),
        ]
        w.table("抽中的", columns, paperTitle: "\(round.title)抽查 · 随机数 \(sample.seed)") {
            for item in items {
                w.row(signal: item.agrees == false ? .behind : nil) {
                    w.cell(item.element.title)
                    w.cell(item.element.placeName)
                    w.cell(item.element.outcome)
                    w.cell(item.element.unitName)
                    w.cell(item.agrees.map { $0 ? "相符" : "不符：\(item.words)" } ?? "等待复查")
                    w.cell { act(item, w, context) }
                }
            }
        }
    }

    private func act(_ item: SampleItem, _ w: HTMLWriter, _ context: PageContext) {
        guard item.agrees == nil, RoundPolicy.rechecks(actor, item.element) else {
            return w.insteadOfAct(item.person.isEmpty ? "—" : item.person)
        }
        let isOwn = values["item"] == "\(item.ordinal)"
        w.confirm("记录", isOpen: isOwn && !errors.isEmpty) {
            w.form("/rounds/\(round.id)/samples/\(sample.id)/items", token: context.token) {
                w.hidden("item", "\(item.ordinal)")
                w.radios(
                    Field(
                        "result",
                        "到现场看过，和排查结果",
                        value: isOwn ? values["result"] ?? "" : "",
                        errors: isOwn ? errors : [],
                        form: "item-\(item.ordinal)"
                    ),
                    [Choice("agrees", "相符"), Choice("differs", "不符")],
                    inline: true
                )
                w.textField(
                    Field(
                        "words",
                        "现场情况",
                        value: isOwn ? values["words"] ?? "" : "",
                        errors: isOwn ? errors : [],
                        isOptional: true,
                        form: "item-\(item.ordinal)"
                    )
                )
                w.formActions { w.button("记录抽查结果", kind: .secondary) }
            }
        }
    }
}
