import Core
import Indicators
import Pages
import Rounds

/// `/meetings/{meeting}/points`: candidates by search or rule, and the draw.
struct PointsPage {
    let actor: Actor
    let dossier: MeetingDossier
    let search: PointSearch
    let candidates: [PointCandidate]
    let history: [RegionCode: PlaceHistory]
    let programmes: [Choice]
    let attempt: MeetingAttempt?

    private var meeting: Meeting { dossier.meeting }
    private var address: String { meeting.address + "/points" }

    func render(_ context: PageContext) -> [UInt8] {
        let frame = MeetingFrame(dossier, actor)
        let page = Page(
            "选观摩点",
            lead: "\(meeting.title) · 已选 \(dossier.points.count) 个，最多 \(MeetingPoint.most) 个",
            breadcrumbs: frame.crumbs() + [Crumb("路线", meeting.address + "/route")],
            actions: [.link("看路线", to: meeting.address + "/route")],
            context: context
        )
        return page.render { w in
            w.panel("从名单里选", remark: "点名的要写为什么；按快慢选的，名单由台账排出来") {
                finder(w)
                if !candidates.isEmpty { list(w, context) } else { nothing(w) }
            }
            w.panel("随机抽", remark: "不提前知道抽到谁；随机数和备选名单都留着") { draw(w, context) }
        }
    }

    private func finder(_ w: HTMLWriter) {
        let rules: [PointChoice] = [.named, .slowest, .fastest, .stuck]
        var bar = FilterBar(
            address,
            [
                .select(
                    name: "choice",
                    label: "怎样选",
                    choices: rules.dropFirst().map { Choice($0.rawValue, $0.word) },
                    value: search.choice == .named ? "" : search.choice.rawValue,
                    all: "点名：按名称找"
                ),
                .select(
                    name: "programme",
                    label: "台账",
                    choices: programmes,
                    value: search.programme,
                    all: "不看台账，只找村"
                ),
                .text(name: "q", label: "村名、名称里的字", value: search.text),
            ]
        )
        bar.act = "查找"
        w.filterBar(bar)
    }

    private func nothing(_ w: HTMLWriter) {
        switch search.choice {
        case .named: w.remark(search.text.isEmpty ? "写几个字再查找，例如村名。" : "没有找到“\(search.text)”：换几个字，或者换一个台账。")
        default: w.remark(search.programme.isEmpty ? "先选台账，再按快慢列出来。" : "这个台账里没有可以列的。")
        }
    }

    private func list(_ w: HTMLWriter, _ context: PageContext) {
        let errors = attempt.errors("points")
        w.form(address, token: context.token, errors: errors) {
            w.hidden("version", "\(meeting.version)")
            w.hidden("choice", search.choice.rawValue)
            w.hidden("programme", search.programme)
            w.hidden("q", search.text)
            let columns = [
                TableColumn("选", .choice), TableColumn("名称", .name), TableColumn("地方"), TableColumn("情况"),
                TableColumn("以前"),
            ]
            w.table("可以选的", columns) {
                for one in candidates {
                    w.row {
                        w.choiceCell(
                            "picks",
                            one.key,
                            about: one.title,
                            isOn: attempt?.chosen.contains(one.key) ?? false
                        )
                        w.cell {
                            if let item = one.item {
                                w.link(one.title, to: "/items/\(item)")
                            } else {
                                w.text(one.title)
                            }
                        }
                        w.cell(one.place)
                        w.cell(one.fact)
                        w.cell((history[one.region] ?? PlaceHistory()).words)
                    }
                }
            }
            if search.choice == .named {
                w.textField(
                    Field(
                        "reason",
                        "为什么选",
                        value: attempt.value("points", "reason"),
                        hint: "写在每个点旁边，参会的人都看得到，例如：整村拆旧做完，看群众后续安置",
                        errors: errors
                    )
                )
            }
            w.formActions { w.button("列为观摩点") }
        }
    }

    private func draw(_ w: HTMLWriter, _ context: PageContext) {
        let errors = attempt.errors("draws")
        w.form(meeting.address + "/draws", token: context.token, errors: errors) {
            w.hidden("version", "\(meeting.version)")
            w.fieldRow {
                w.select(
                    Field("ledger", "在哪些村里抽", value: attempt.value("draws", "ledger"), isOptional: true, size: .medium),
                    programmes.map { Choice($0.value, "有“\($0.word)”的村") },
                    blank: "全县各村"
                )
                w.numberField(
                    Field("count", "抽几个", value: attempt.value("draws", "count", "1"), errors: errors, size: .short),
                    unit: "个",
                    whole: true
                )
                w.textField(
                    Field(
                        "seed",
                        "随机数",
                        value: attempt.value("draws", "seed"),
                        hint: "请在场的人随口说一个数；空着时由程序取",
                        errors: errors,
                        isOptional: true,
                        size: .medium
                    )
                )
            }
            w.textField(Field("witnesses", "在场人员", value: attempt.value("draws", "witnesses"), isOptional: true))
            w.formActions { w.button("随机抽点", kind: .secondary) }
        }
    }
}

/// `/meetings/{meeting}/points/{point}`: what a point is called, how long people stay, where it lies.
struct PointFormPage {
    let actor: Actor
    let dossier: MeetingDossier
    let point: MeetingPoint
    let attempt: MeetingAttempt?

    func render(_ context: PageContext) -> [UInt8] {
        let (meeting, frame) = (dossier.meeting, MeetingFrame(dossier, actor))
        let (address, errors) = (meeting.address + "/points/\(point.id)", attempt.errors("point"))
        let page = Page(
            "观摩点 \(point.ordinal)",
            lead: "\(point.place) · \(point.why)",
            breadcrumbs: frame.crumbs() + [Crumb("路线", meeting.address + "/route")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form(address, token: context.token, errors: errors) {
                w.hidden("version", "\(meeting.version)")
                w.textField(
                    Field(
                        "title",
                        "名称",
                        value: attempt.value("point", "title", point.title),
                        hint: "写在简介和路线上，发到参会的人手里：不写户主姓名",
                        errors: errors
                    )
                )
                w.fieldRow {
                    w.numberField(
                        Field(
                            "stay",
                            "停留",
                            value: attempt.value("point", "stay", "\(point.stay)"),
                            errors: errors,
                            size: .short
                        ),
                        unit: "分钟",
                        whole: true
                    )
                    w.textField(
                        Field(
                            "position",
                            "位置",
                            value: attempt.value("point", "position", point.position?.words ?? ""),
                            hint: "经度,纬度；现在是\(point.positionFrom.word)",
                            errors: errors,
                            isOptional: true,
                            size: .medium
                        )
                    )
                }
                w.formActions {
                    w.button("保存观摩点")
                    w.linkButton("返回", to: meeting.address + "/route", kind: .quiet)
                }
            }
            w.confirm("去掉这个点", explanation: "抽中的点去掉以后，抽点记录里还看得到它抽中过。") {
                w.actionForm(
                    "去掉这个点",
                    to: address + "/removal",
                    token: context.token,
                    kind: .danger,
                    fields: [("version", "\(meeting.version)")]
                )
            }
        }
    }
}
