import Accounts
import Core
import Pages

/// `/scores`: periods of scoring, schemes, and what waits for an answer.
struct ScoreListPage {
    struct Line {
        let period: ScorePeriod
        let scheme: String
    }

    let lines: [Line]
    let schemes: [ScoreScheme]
    /// Names of scheme files that could not be read.
    let broken: [String]
    let appeals: [ScoreAppeal]
    let mayOpen: Bool
    let units: [Unit]
    /// Chosen units by field, where the form comes back.
    let peers: [String: Set<String>]
    let values: [String: String]
    let errors: [FieldError]
    let today: Day

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "考核",
            lead: "只看办成的事：指标、目标、任务、问题、检查和附有依据的评分。不计登录、点击、发帖、在线时长和上传照片。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: mayOpen ? .link("建立考核期", to: "#opening", icon: .plus) : nil,
            context: context
        )
        return page.render { w in
            if lines.isEmpty {
                w.emptyState("还没有考核期", "县委督查室建立考核期以后，各单位的得分和每一分的依据列在这里。")
            } else {
                w.panel("考核期") { periods(w) }
            }
            if !appeals.isEmpty { waiting(w, context) }
            w.panel(
                "考核方案",
                remark: "方案是文件，可以按县里的办法改；改了的方案只用在以后建立的考核期。",
                action: mayOpen ? .link("核对、上传方案", to: "/score-schemes/new") : nil
            ) { schemeTable(w) }
            if !broken.isEmpty { w.remark("有 \(broken.count) 个方案文件读不了：\(broken.joined(separator: "、"))。") }
            if mayOpen { opening(w, context) }
        }
    }

    private func periods(_ w: HTMLWriter) {
        let columns = [
            TableColumn("考核期", .name), TableColumn("方案"), TableColumn("起止", .short), TableColumn("状态", .short),
            TableColumn("定格", .short), TableColumn("公布", .short),
        ]
        w.table("考核期", columns) {
            for line in lines {
                let period = line.period
                w.row(opening: "/scores/\(period.id)") {
                    w.cell(period.name, linkingTo: "/scores/\(period.id)")
                    w.cell(line.scheme)
                    w.cell("\(period.from) 至 \(period.through)")
                    w.cell(period.stage.word)
                    w.cell(period.frozen.map { "\($0.at.day)" } ?? "—")
                    w.cell(period.published.map { "\($0.at.day)" } ?? "—")
                }
            }
        }
    }

    private func waiting(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("等待答复的申诉") {
            w.workList(
                appeals.map { appeal in
                    WorkItem(
                        "答复申诉",
                        "\(appeal.unitName)：\(appeal.reason)",
                        "/scores/\(appeal.period)/appeals",
                        deadline: appeal.answerDay
                    )
                },
                today: context.today
            )
        }
    }

    private func schemeTable(_ w: HTMLWriter) {
        let columns = [
            TableColumn("方案", .name), TableColumn("考核谁", .short), TableColumn("满分", .number, unit: "分"),
            TableColumn("项目", .number, unit: "个"), TableColumn("版本", .short), TableColumn("依据"),
        ]
        w.table("考核方案", columns) {
            for scheme in schemes {
                w.row(opening: "/score-schemes/\(scheme.key)") {
                    w.cell(scheme.name, linkingTo: "/score-schemes/\(scheme.key)")
                    w.cell(scheme.subject.word)
                    w.cell(ScoreFormat.points(scheme.full))
                    w.cell(scheme.items.count)
                    w.cell(scheme.version)
                    w.cell(scheme.source)
                }
            }
        }
    }

    private func opening(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("建立考核期", id: "opening") {
            w.form("/scores", token: context.token, errors: errors) {
                w.select(
                    Field("scheme", "考核方案", value: values["scheme"] ?? "", errors: errors, size: .medium),
                    schemes.map { Choice($0.key, $0.name) }
                )
                w.textField(
                    Field(
                        "name",
                        "考核期名称",
                        value: values["name"] ?? "",
                        hint: "例如 \(today.year)年度乡镇考核",
                        errors: errors,
                        size: .medium
                    )
                )
                w.fieldRow {
                    w.dayField(
                        Field(
                            "from",
                            "开始",
                            value: values["from"] ?? "\(today.year)-01-01",
                            errors: errors,
                            size: .short
                        )
                    )
                    w.dayField(
                        Field(
                            "through",
                            "截止",
                            value: values["through"] ?? "\(today.year)-12-31",
                            errors: errors,
                            size: .short
                        )
                    )
                }
                w.details("分组比较：哪些单位放在一起比") { for scheme in schemes { peerFields(scheme, w) } }
                w.formActions { w.button("建立考核期") }
            }
        }
    }

    private func peerFields(_ scheme: ScoreScheme, _ w: HTMLWriter) {
        let kind: UnitKind = scheme.subject == .townships ? .township : .department
        let own = units.filter { $0.kind == kind }
        for group in scheme.groups {
            let name = "peers-\(scheme.key)-\(group.key)"
            let named = own.filter { group.names.contains($0.shortName) || group.names.contains($0.name) }
            w.picker(
                Field(name, "\(scheme.name)：\(group.word)", isOptional: true),
                own.map { Choice("\($0.id)", $0.shortName) },
                chosen: peers[name] ?? Set(named.map { "\($0.id)" })
            )
        }
    }
}

/// A scheme in words, every item with its source.
struct SchemePage {
    let scheme: ScoreScheme
    var period: PeriodID?

    func render(_ context: PageContext) -> [UInt8] {
        var crumbs = [Crumb("今日", "/"), Crumb("考核", "/scores")]
        if let period { crumbs.append(Crumb("考核结果", "/scores/\(period)")) }
        let page = Page(
            scheme.name,
            lead: "考核\(scheme.subject.word)，满分 \(ScoreFormat.points(scheme.full)) 分。版本 \(scheme.version)。",
            breadcrumbs: crumbs,
            actions: [.print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            w.facts {
                for part in scheme.parts {
                    w.fact(part.word, "\(ScoreFormat.points(part.points)) 分" + (part.isAtEnd ? "（期末评分）" : ""))
                }
                w.fact(
                    "等次",
                    scheme.grades.map { "\($0.word) ≥ \(ScoreFormat.points($0.from))%" }.joined(separator: "，")
                )
                w.fact("申诉", "定格后 \(scheme.appeal.days) 天内提出，\(scheme.appeal.answer) 天内答复")
            }
            w.remark("依据：\(scheme.source)。申诉期限的依据：\(scheme.appeal.source)。")
            for part in scheme.parts {
                w.panel(part.word) { items(part, w) }
            }
        }
    }

    private func items(_ part: SchemePart, _ w: HTMLWriter) {
        let columns = [
            TableColumn("项目", .name), TableColumn("类别"), TableColumn("分值", .short), TableColumn("数据来源"),
            TableColumn("怎么算"), TableColumn("依据"),
        ]
        w.table(part.word, columns) {
            for item in scheme.items where item.part == part.key {
                w.row {
                    w.cell {
                        w.text(item.word)
                        if !item.note.isEmpty { w.remark(item.note) }
                    }
                    w.cell(item.group)
                    w.cell(ScoreFormat.worth(item))
                    w.cell(ScoreFormat.origin(item))
                    w.cell(ScoreFormat.rule(item))
                    w.cell(item.source)
                }
            }
        }
    }
}
