import Core
import Pages

/// `/rounds/cadences`: what the county holds how often, and what the program offers.
struct CadenceListPage {
    let cadences: [(cadence: RoundCadence, next: Day?)]
    let offered: [(key: String, draft: CadenceDraft)]
    let mayChange: Bool
    let today: Day
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "轮次安排",
            lead: "多久一次、谁要报、遇到放假怎么办。到期的轮次列在调度里，提前提醒要报的单位。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds")],
            primary: mayChange ? .link("新建安排", to: "/rounds/cadences/new", icon: .plus) : nil,
            actions: [.link("工作日历", to: "/rounds/calendar", icon: .today)],
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            if !cadences.isEmpty { running(w, context) }
            if mayChange, !offered.isEmpty { offers(w, context) }
        }
    }

    private func running(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("安排", .name), TableColumn("类别", .short), TableColumn("多久一次"), TableColumn("下一次", .short),
            TableColumn("谁要报"), TableColumn("依据", onlyOnDesk: true), TableColumn("操作", .acts),
        ]
        w.panel("本县在用的") {
            w.table("本县在用的", columns) {
                for (cadence, next) in cadences {
                    let address = "/rounds/cadences/\(cadence.id)"
                    w.row {
                        if mayChange { w.cell(cadence.name, linkingTo: address) } else { w.cell(cadence.name) }
                        w.cell(cadence.kind.word)
                        w.cell(cadence.draft.rule.word)
                        w.cell(next?.description ?? "—")
                        w.cell(cadence.draft.owing.word)
                        w.cell(cadence.draft.basis.isEmpty ? "—" : cadence.draft.basis)
                        w.cell { act(cadence, w, context) }
                    }
                }
            }
        }
    }

    private func act(_ cadence: RoundCadence, _ w: HTMLWriter, _ context: PageContext) {
        guard mayChange else { return w.insteadOfAct("—") }
        if cadence.draft.rule == .asked {
            w.actionForm(
                "开始一轮",
                to: "/rounds",
                token: context.token,
                about: cadence.name,
                fields: [("cadence", "\(cadence.id)"), ("day", "\(today)")]
            )
        }
        w.actionForm(
            "停用",
            to: "/rounds/cadences/\(cadence.id)/ending",
            token: context.token,
            kind: .quiet,
            about: cadence.name
        )
    }

    private func offers(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("安排", .name), TableColumn("多久一次"), TableColumn("谁要报"), TableColumn("依据"),
            TableColumn("操作", .acts),
        ]
        w.panel("可以启用的", remark: "讲话和有关规定提出的；启用以后可以改成本县的做法") {
            w.table("可以启用的", columns) {
                for one in offered {
                    w.row {
                        w.cell(one.draft.name)
                        w.cell(one.draft.rule.word)
                        w.cell(one.draft.owing.word)
                        w.cell(one.draft.basis)
                        w.cell {
                            w.actionForm(
                                "启用",
                                to: "/rounds/cadences",
                                token: context.token,
                                about: one.draft.name,
                                fields: [("shipped", one.key)]
                            )
                        }
                    }
                }
            }
        }
    }
}

/// `/rounds/cadences/new` and `/rounds/cadences/{cadence}`.
struct CadenceFormPage {
    let cadence: RoundCadence?
    let ledgers: [Choice]
    let values: [String: String]
    let errors: [FieldError]

    private func field(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        optional: Bool = false,
        size: Field.Size = .full
    )
        -> Field
    {
        Field(name, label, value: values[name] ?? "", hint: hint, errors: errors, isOptional: optional, size: size)
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            cadence?.name ?? "新建安排",
            lead: "已经开始的轮次不变，改动从下一轮起。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb("轮次安排", "/rounds/cadences")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form(
                cadence.map { "/rounds/cadences/\($0.id)" } ?? "/rounds/cadences",
                token: context.token,
                errors: errors
            ) {
                if let cadence { w.hidden("version", values["version"] ?? "\(cadence.version)") }
                w.textField(field("name", "名称", hint: "例如：每周一调度"))
                w.select(field("kind", "类别", size: .short), RoundKind.allCases.map { Choice($0.rawValue, $0.word) })
                rule(w)
                w.select(field("shift", "遇到放假", size: .medium), DayShift.allCases.map { Choice($0.rawValue, $0.word) })
                w.select(field("owing", "谁要报", size: .medium), RoundOwing.allCases.map { Choice($0.rawValue, $0.word) })
                w.numberField(field("remind", "提前几个工作日提醒", size: .short), unit: "天", whole: true)
                w.textArea(field("asks", "要求填报什么", hint: "台账里有的不要再问。", optional: true))
                w.textField(field("basis", "依据", hint: "哪份文件、哪一条。", optional: true))
                w.select(
                    field("register", "排查的名册", hint: "只用于排查：一项一项有结果才能结束。", optional: true),
                    [Choice("villages", "各村")] + ledgers,
                    blank: "不是排查"
                )
                w.formActions { w.button(cadence == nil ? "启用安排" : "修改安排") }
            }
        }
    }

    private func rule(_ w: HTMLWriter) {
        w.fieldGroup("多久一次", hint: "选一种，填它后面的数。") {
            w.select(
                field("rule", "方式", size: .medium),
                [
                    Choice("weekly", "每周"), Choice("days", "每若干天"), Choice("monthly", "每月"), Choice("quarterly", "每季度"),
                    Choice("drive", "攻坚行动，分阶段"), Choice("asked", "需要时"),
                ]
            )
            w.fieldRow {
                w.select(
                    field("weekday", "每周：星期", optional: true, size: .short),
                    (1...7).map { Choice("\($0)", CadenceRule.weekdays[$0 - 1]) }
                )
                w.numberField(field("days", "每若干天：间隔", optional: true, size: .short), unit: "天", whole: true)
                w.numberField(field("monthDay", "每月：几日", optional: true, size: .short), unit: "日", whole: true)
                w.numberField(field("quarterDays", "每季度：结束后", optional: true, size: .short), unit: "天", whole: true)
            }
            w.dayField(field("from", "从哪一天起算", hint: "每若干天、攻坚行动要填。", optional: true, size: .short))
            w.textArea(field("phases", "攻坚行动的阶段", hint: "每行一个阶段和天数，例如：排查摸底 20", optional: true))
        }
    }
}

/// `/rounds/calendar`: days off and days made up for, as announced and as the county says.
struct CalendarPage {
    let calendar: WorkingCalendar
    let year: Int
    let mayChange: Bool
    let values: [String: String]
    let errors: [FieldError]

    private var days: [(day: Day, isWorking: Bool, word: String)] {
        guard let first = Day(year: year, month: 1, day: 1) else { return [] }
        return (0..<366).map { first.adding(days: $0) }.filter { $0.year == year }.compactMap { day in
            calendar.word(of: day).map { (day, calendar.isWorking(day), $0) }
        }
    }

    func render(_ context: PageContext) -> [UInt8] {
        let announced = calendar.isAnnounced(year)
        let page = Page(
            "工作日历",
            lead: announced
                ? "\(year) 年的放假和调休。轮次遇到放假按安排顺延。"
                : "\(year) 年的放假安排还没有录入，先按法定节日；国务院办公厅公布后在这里补上调休。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds")],
            actions: [
                .link("\(year - 1) 年", to: "/rounds/calendar?year=\(year - 1)"),
                .link("\(year + 1) 年", to: "/rounds/calendar?year=\(year + 1)"),
            ],
            context: context
        )
        return page.render { w in
            if mayChange { form(w, context) }
            table(w, context)
        }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("设置一天") {
            w.form("/rounds/calendar", token: context.token, errors: errors) {
                w.fieldRow {
                    w.dayField(Field("day", "日期", value: values["day"] ?? "", errors: errors, size: .short))
                    w.select(
                        Field("kind", "这一天", value: values["kind"] ?? "off", size: .short),
                        [Choice("off", "放假"), Choice("working", "上班")]
                    )
                    w.textField(Field("word", "原因", value: values["word"] ?? "", errors: errors, size: .medium))
                }
                w.formActions { w.button("记入日历", kind: .secondary) }
            }
        }
    }

    private func table(_ w: HTMLWriter, _ context: PageContext) {
        let names = ["一", "二", "三", "四", "五", "六", "日"]
        let columns = [
            TableColumn("日期", .short), TableColumn("星期", .short), TableColumn("上班", .short), TableColumn("说明", .name),
            TableColumn("操作", .acts),
        ]
        w.table("\(year) 年的放假和调休", columns) {
            for one in days {
                w.row {
                    w.cell("\(one.day)")
                    w.cell(names[one.day.weekday - 1])
                    w.cell(one.isWorking ? "上班" : "放假")
                    w.cell(one.word)
                    w.cell {
                        if mayChange, calendar.own[one.day] != nil {
                            w.actionForm(
                                "恢复",
                                to: "/rounds/calendar/clearing",
                                token: context.token,
                                kind: .quiet,
                                about: "\(one.day)",
                                fields: [("day", "\(one.day)")]
                            )
                        } else {
                            w.insteadOfAct("—")
                        }
                    }
                }
            }
        }
    }
}
