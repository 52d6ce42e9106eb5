import Core
import Indicators
import Pages
import Rounds

/// `/meetings/{meeting}/pledges`: who spoke, who wrote, what was promised, how who speaks was drawn.
struct PledgePage {
    let actor: Actor
    let dossier: MeetingDossier
    let promises: [PromiseLine]
    let draws: [MeetingDraw]
    /// The numbers of the unit that may be promised.
    let numbers: [PlainNumber]
    let attempt: MeetingAttempt?

    private var meeting: Meeting { dossier.meeting }
    private var frame: MeetingFrame { MeetingFrame(dossier, actor) }
    private var own: MeetingUnit? { dossier.units.first { MeetingPolicy.takesPart(actor, $0) } }
    private var sees: Bool { actor.role.readsWholeCounty || frame.leads }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "表态",
            lead: "\(meeting.title) · 说到的数字和日子记成承诺，到期由台账对照",
            breadcrumbs: frame.crumbs(),
            actions: [.link("全部承诺", to: "/rounds/promises", icon: .check), .print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            frame.tabs(w, .pledges)
            stats(w)
            if meeting.stage == .underway {
                if frame.leads { draw(w, context) }
                if own != nil || frame.leads { form(w, context) }
            } else if meeting.stage == .preparing {
                w.remark("会议开始以后，随机点名、记录表态。")
            }
            units(w)
            if !promises.isEmpty {
                w.panel("承诺", remark: "\(promises.count) 条") {
                    PromiseTable(lines: promises, mayJudge: actor.role == .supervisor).write("承诺", to: w, context)
                }
            }
            DrawTable(draws: draws.filter { $0.kind == .speakers }, meeting: meeting).write("点名记录", to: w)
        }
    }

    private func stats(_ w: HTMLWriter) {
        func count(_ form: PledgeForm) -> String { "\(dossier.units.count { $0.form == form && $0.pledgedAt != nil })" }
        let missing = dossier.units.count { $0.pledgedAt == nil }
        w.statStrip(
            [
                Stat("大会发言", count(.spoken), unit: "个"), Stat("书面发言", count(.written), unit: "个"),
                Stat("还没有表态", "\(missing)", unit: "个"), Stat("承诺", "\(promises.count)", unit: "条"),
            ],
            label: "表态情况"
        )
    }

    private func draw(_ w: HTMLWriter, _ context: PageContext) {
        let errors = attempt.errors("speakers")
        w.panel("随机点名", remark: "点到的大会发言，其他的交书面发言") {
            w.form(meeting.address + "/speakers", token: context.token, errors: errors) {
                w.fieldRow {
                    w.select(
                        Field("among", "在哪些里点", value: attempt.value("speakers", "among", "townships"), size: .short),
                        [Choice("townships", "乡镇"), Choice("all", "全部参会单位")]
                    )
                    w.numberField(
                        Field(
                            "count",
                            "点几个",
                            value: attempt.value("speakers", "count", "3"),
                            errors: errors,
                            size: .short
                        ),
                        unit: "个",
                        whole: true
                    )
                    w.textField(
                        Field(
                            "seed",
                            "随机数",
                            value: attempt.value("speakers", "seed"),
                            hint: "请在场的人随口说一个数；空着时由程序取",
                            errors: errors,
                            isOptional: true,
                            size: .medium
                        )
                    )
                }
                w.textField(Field("witnesses", "在场人员", value: attempt.value("speakers", "witnesses"), isOptional: true))
                w.formActions { w.button("随机点名", kind: .secondary) }
            }
        }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        let errors = attempt.errors("pledges")
        let kept = frame.leads ? nil : own
        let title = frame.leads ? "记录表态" : kept?.pledgedAt == nil ? "本单位表态" : "修改本单位表态"
        w.panel(title, remark: frame.leads ? "替发言的单位记下，或者由各单位自己填" : kept?.form == .spoken ? "点到大会发言" : "书面发言") {
            w.form(meeting.address + "/pledges", token: context.token, keptAs: "pledge-\(meeting.id)", errors: errors) {
                if frame.leads {
                    w.fieldRow {
                        w.select(
                            Field("unit", "单位", value: attempt.value("pledges", "unit"), errors: errors, size: .medium),
                            dossier.units.map { Choice("\($0.unit)", $0.name) },
                            blank: "选择单位"
                        )
                        w.select(
                            Field("form", "形式", value: attempt.value("pledges", "form", "spoken"), size: .short),
                            PledgeForm.allCases.map { Choice($0.rawValue, $0.word) }
                        )
                    }
                }
                w.textArea(
                    Field(
                        "words",
                        "表态",
                        value: attempt.value("pledges", "words", kept?.words ?? ""),
                        hint: "例如：月底前完成剩余 12 户拆除，7月10日前完成复垦。",
                        errors: errors
                    ),
                    rows: 4,
                    longest: PledgeInput.longest
                )
                for place in 1...PledgeInput.mostPromises { promise(place, errors, w) }
                w.formActions { w.button("记下表态") }
            }
        }
    }

    private func promise(_ place: Int, _ errors: [FieldError], _ w: HTMLWriter) {
        func value(_ name: String) -> String { attempt.value("pledges", name) }
        let isFilled = ["promise", "wanted", "due"].contains { !value("\($0)\(place)").isEmpty }
        let body = {
            w.textField(
                Field("promise\(place)", "做到什么", value: value("promise\(place)"), errors: errors, isOptional: true)
            )
            w.fieldRow {
                w.select(
                    Field(
                        "indicator\(place)",
                        "用哪个指标对照",
                        value: value("indicator\(place)"),
                        errors: errors,
                        isOptional: true
                    ),
                    choices,
                    blank: "不用指标，到期由督查室认定"
                )
                w.numberField(
                    Field(
                        "wanted\(place)",
                        "达到",
                        value: value("wanted\(place)"),
                        errors: errors,
                        isOptional: true,
                        size: .short
                    )
                )
                w.dayField(
                    Field(
                        "due\(place)",
                        "哪一天",
                        value: value("due\(place)"),
                        errors: errors,
                        isOptional: true,
                        size: .short
                    )
                )
            }
        }
        if place == 1 || isFilled {
            w.fieldGroup("承诺 \(place)", hint: place == 1 ? "说到了数字和日子的才填。选了指标的，到期由台账数字对照。" : nil, body)
        } else {
            w.details("再加一条承诺") { w.fieldGroup("承诺 \(place)", body) }
        }
    }

    private var choices: [Choice] {
        numbers.map { number in
            let now = frame.leads ? "" : "（现在 \(number.value)）"
            return Choice("\(number.key.set).\(number.key.indicator)", "\(number.programme) \(number.indicator)\(now)")
        }
    }

    private func units(_ w: HTMLWriter) {
        let columns = [
            TableColumn("单位", .name), TableColumn("形式", .short), TableColumn("表态"), TableColumn("时间", .short),
        ]
        w.panel("各单位", remark: "点到的大会发言，其他的书面发言") {
            w.table("各单位表态", columns, paperTitle: meeting.title + "表态") {
                for unit in dossier.units {
                    w.row(signal: unit.form == .spoken && unit.pledgedAt == nil ? .slow : nil) {
                        w.cell(unit.name)
                        w.cell(unit.form?.word ?? "—")
                        w.cell(unit.pledgedAt == nil ? "还没有" : unit.words)
                        w.cell(unit.pledgedAt.map { Format.tableMoment($0) } ?? "—")
                    }
                }
            }
        }
    }
}
