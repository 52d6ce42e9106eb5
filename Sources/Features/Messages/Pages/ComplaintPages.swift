import Core
import Pages

/// `/complaints`: a person's own, or for those in charge every one of the county with its clock.
struct ComplaintListPage {
    let filter: ComplaintFilter
    let lines: [Complaint]
    let hasMore: Bool
    /// Nil for people who read only their own.
    let counts: ComplaintCounts?

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "意见反馈",
            lead: counts == nil ? "你提的意见和交给你办的意见。每件都有答复时限。" : "全县的意见，每件都有办理岗位和答复时限，逾期的标明。",
            primary: .link("提意见", to: "/complaints/new", icon: .plus),
            actions: counts == nil ? [] : [.link("导出表格", to: "/complaints.xlsx?\(query)", icon: .download)],
            context: context
        )
        return page.render { w in
            if let counts { strip(counts, w) }
            w.filterBar(bar)
            if lines.isEmpty {
                w.emptyState(
                    "没有意见",
                    "重复填表、不必要的拍照、系统不好用，都可以在这里提，每个页面底部也有入口；可以匿名。",
                    action: .link("提意见", to: "/complaints/new")
                )
            } else {
                table(w, context.today)
                w.pager(Pager(next: hasMore ? lines.last.map { next($0.id) } : nil, shown: lines.count))
            }
            if counts == nil { lookup(w) }
        }
    }

    private func next(_ id: ComplaintID) -> String {
        "/complaints?\(query)&before=\(id)"
    }

    private var query: String { "view=\(filter.view.rawValue)&kind=\(filter.kind?.rawValue ?? "")" }

    private func strip(_ counts: ComplaintCounts, _ w: HTMLWriter) {
        w.statStrip(
            [
                Stat("办理中", Format.number(counts.open), unit: "件", address: "/complaints?view=open"),
                Stat("逾期", Format.number(counts.overdue), unit: "件", address: "/complaints?view=overdue"),
                Stat("已答复", Format.number(counts.answered), unit: "件", address: "/complaints?view=answered"),
                Stat("晚于时限答复", Format.number(counts.late), unit: "件"),
                Stat("要求过重新办理", Format.number(counts.reopened), unit: "件"),
            ],
            label: "意见统计"
        )
    }

    private var bar: FilterBar {
        let views = [ComplaintFilter.View.open, .overdue, .answered, .all].map { Choice($0.rawValue, $0.word) }
        return FilterBar(
            "/complaints",
            [
                .select(name: "view", label: "状态", choices: views, value: filter.view.rawValue),
                .select(
                    name: "kind",
                    label: "类别",
                    choices: ComplaintKind.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.kind?.rawValue ?? ""
                ),
            ]
        )
    }

    private func table(_ w: HTMLWriter, _ today: Day) {
        let columns = [
            TableColumn("编号", .name), TableColumn("类别"), TableColumn("意见"), TableColumn("提出人"),
            TableColumn("办理岗位", onlyOnDesk: true), TableColumn("状态", .short), TableColumn("答复时限", .short),
        ]
        w.table("意见反馈", columns) {
            for line in lines {
                let address = "/complaints/\(line.id)"
                w.row(opening: address) {
                    w.cell("\(line.number)", linkingTo: address)
                    w.cell(line.kind.word)
                    w.cell(line.body.count > 40 ? line.body.prefix(40) + "…" : line.body)
                    w.cell(line.isAnonymous ? "匿名" : "\(line.unitName) \(line.person)")
                    w.cell(line.postName)
                    w.cell { w.chip(line.stage.word, tone: line.stage == .open ? .open : .plain) }
                    w.cell { w.deadline(line.due, today: today, isOpen: line.stage == .open) }
                }
            }
        }
    }

    private func lookup(_ w: HTMLWriter) {
        w.details("查匿名提的意见") {
            var bar = FilterBar(
                "/complaints",
                [.text(name: "number", label: "地址末尾的数字", value: ""), .text(name: "code", label: "查询码", value: "")]
            )
            bar.act = "查意见"
            w.filterBar(bar)
        }
    }
}

/// `/complaints/new`.
struct ComplaintFormPage {
    let draft: ComplaintDraft
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "提意见",
            lead: "哪里增加了负担、哪里不好用，写下来；有编号、有时限、有人答复。",
            breadcrumbs: [Crumb("意见反馈", "/complaints")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/complaints", token: context.token, keptAs: "complaint", errors: errors) {
                w.radios(
                    Field("kind", "反映哪一类问题", value: draft.kind?.rawValue ?? "", errors: errors),
                    ComplaintKind.allCases.map { Choice($0.rawValue, $0.word, hint: "\($0.workingDays) 个工作日内答复") }
                )
                w.textArea(
                    Field("body", "意见", value: draft.body, errors: errors),
                    rows: 5,
                    longest: ComplaintPolicy.longest
                )
                w.textField(
                    Field(
                        "page",
                        "在哪个页面",
                        value: draft.page,
                        hint: "从页面底部进来时已经填好；不想带上就清空。",
                        errors: errors,
                        isOptional: true
                    )
                )
                w.checkbox(
                    Field("anonymous", "匿名", hint: "不记你的账号、姓名和单位；提交后给一个查询码，凭它看答复。"),
                    isOn: draft.isAnonymous
                )
                w.formActions { w.button("提出意见") }
            }
        }
    }
}

/// `/complaints/{complaint}`.
struct ComplaintPage {
    let complaint: Complaint
    let steps: [ComplaintStep]
    /// Posts it can be given to; empty where this person does not hand it on.
    let posts: [Choice]
    let mayAnswer: Bool
    let mayReopen: Bool
    /// The code of an anonymous one, where its writer looks.
    let code: String
    let errors: [FieldError]

    private var address: String { "/complaints/\(complaint.id)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(complaint.number)",
            lead: complaint.kind.word,
            breadcrumbs: [Crumb("意见反馈", "/complaints")],
            primary: complaint.page.isEmpty ? nil : .link("打开所说的页面", to: complaint.page),
            width: .narrow,
            context: context
        )
        return page.render { w in
            if !code.isEmpty { keep(w) }
            w.summaryList {
                w.summaryRow("状态") { w.chip(complaint.stage.word, tone: complaint.stage == .open ? .open : .plain) }
                w.summaryRow("答复时限") {
                    w.deadline(complaint.due, today: context.today, isOpen: complaint.stage == .open)
                }
                w.summaryRow("办理岗位", complaint.postName)
                w.summaryRow("提出人", complaint.isAnonymous ? "匿名" : "\(complaint.unitName) \(complaint.person)")
            }
            if mayAnswer { form(w, context, "答复", "answer", hint: "查实了什么、怎么改、什么时候改好。") }
            if !posts.isEmpty { assignment(w, context) }
            if mayReopen { form(w, context, "要求重新办理", "reopening", hint: "为什么不满意。") }
            w.panel("办理经过") {
                w.timeline(
                    steps.map { TimelineEntry($0.act.word, by: $0.person, of: $0.unitName, at: $0.at, words: $0.words) }
                )
            }
        }
    }

    private func keep(_ w: HTMLWriter) {
        w.panel("记下查询码", remark: "匿名意见只能凭它看答复、要求重新办理；别处查不到。") {
            w.tag("p") { w.copyable("\(complaint.id) \(code)") }
        }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext, _ word: String, _ noun: String, hint: String) {
        w.panel(word) {
            w.form("\(address)/\(noun)", token: context.token, errors: errors) {
                w.hidden("version", "\(complaint.version)")
                if !code.isEmpty { w.hidden("code", code) }
                w.textArea(Field("words", word == "答复" ? "答复" : "理由", hint: hint, errors: errors, form: noun), rows: 4)
                w.formActions { w.button(word == "答复" ? "答复意见" : "要求重新办理") }
            }
        }
    }

    private func assignment(_ w: HTMLWriter, _ context: PageContext) {
        w.confirm("交给别的岗位办理") {
            w.form("\(address)/assignment", token: context.token) {
                w.hidden("version", "\(complaint.version)")
                w.select(
                    Field("post", "由谁办理", value: complaint.post.map { "\($0)" } ?? "", errors: errors),
                    posts,
                    blank: "选择岗位"
                )
                w.textArea(Field("words", "交办意见", isOptional: true, form: "assignment"), rows: 2)
                w.formActions { w.button("交办意见", kind: .secondary) }
            }
        }
    }
}
