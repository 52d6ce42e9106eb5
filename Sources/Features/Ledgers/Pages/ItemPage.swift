import Core
import Expression
import Pages
import Programmes
import Tasks
import Workflow

/// `/items/{item}`: the thing, what it needs for the next stage, what this person can do, and everything that happened.
struct ItemPage {
    let dossier: ItemDossier
    /// Where it stands in the county: 云雾镇上坪村.
    let place: String
    let offers: [Offer<ItemDossier>]
    let timeline: ItemTimeline
    /// Where the part of the history before the one shown begins; nil where it reaches back to the entry.
    let earlierHistory: Int64?
    let links: [LinkedItem]
    /// Those of them, and of what it was merged into, that this person may open; and those that lie in the trash.
    let readable: Set<ItemID>
    let trashed: [ItemID: TrashedThing]
    /// What the playbook reads through them.
    let reads: ReadThrough
    /// Keys of the ledgers of linked things, and titles of things that fields link to.
    let titles: [ItemID: String]
    /// By the key of the file.
    let fileNames: [String: String]
    let survivor: LinkedItem?
    /// What the playbook counts as the same thing twice.
    let twins: [ItemTwins]
    /// The version its ledger runs: it says who may read.
    let rule: Playbook
    /// Of a restricted ledger: who opened it.
    let openings: [Opening]
    /// Of the same name in the same ledger: perhaps the same thing entered twice. Key, and where it stands.
    /// One more than `mostNamesakes` where there are more.
    let namesakes: [(id: ItemID, place: String)]
    static let mostNamesakes = 3
    let mayEnter: Bool
    let mayTidy: Bool
    /// Whether the ledger runs under another version by now.
    let isOldVersion: Bool
    /// Where a problem with it is registered; nil for who may not. By the key of a warning, with the warning's words in it.
    let problemAddress: String?
    let warningAddresses: [String: String]
    /// Bytes of one file the vault takes.
    let largestFile: Int
    /// Whether the newest part of the history is not shown.
    var tellsEarlier = false
    /// A refused act with what was entered.
    var attempt: ItemAttempt?
    /// A personal value just opened: the field's key and the value.
    var opened: (field: String, plain: String)?

    var item: LedgerItem { dossier.item }
    var playbook: Playbook { dossier.book.playbook }

    private func history(_ w: HTMLWriter) {
        w.timeline(timeline.entries)
        guard earlierHistory != nil || tellsEarlier else { return }
        w.buttonRow {
            if tellsEarlier { w.linkButton("最近的", to: "/items/\(item.id)#history") }
            if let earlierHistory { w.linkButton("更早的", to: "/items/\(item.id)?before=\(earlierHistory)#history") }
        }
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            item.title,
            lead: "\(playbook.name) · \(place) · \(item.trashedAt == nil ? dossier.stage.word : "在回收站")",
            breadcrumbs: [
                Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, "/ledgers/\(playbook.key)"),
            ],
            primary: mayEnter && item.trashedAt == nil
                ? .link("修改", to: "/items/\(item.id)/edit", icon: .edit) : nil,
            actions: (item.trashedAt == nil ? problemAddress.map { [.link("登记问题", to: $0, icon: .plus)] } ?? [] : [])
                + [.print()],
            context: context.searching(playbook)
        )
        return page.render { w in
            w.columns {
                if let attempt, !offers.contains(where: { $0.transition.id == attempt.act }) {
                    w.errorSummary(attempt.errors)
                }
                if item.trashedAt != nil { inTrash(w, context) }
                stages(w)
                if item.trashedAt == nil { warnings(w, context) }
                if item.trashedAt == nil { twinPanel(w) }
                if item.trashedAt == nil { ItemActsPanel(page: self, context: context).write(to: w) }
                fields(w, context)
                w.panel("办理经过", id: "history") { history(w) }
            } side: {
                readPanels(w)
                linkPanel(w, context)
                if rule.isRestricted { w.openings(openings, of: "这一条") }
                if mayTidy, item.trashedAt == nil { tidying(w, context) }
            }
        }
    }

    private func inTrash(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("在回收站") {
            if let survivor {
                w.tag("p") {
                    w.text("已并入 ")
                    if readable.contains(survivor.id) {
                        w.link(survivor.title, to: "/items/\(survivor.id)")
                    } else {
                        w.text("另一条，那一条不在你的岗位能看的范围里。")
                    }
                }
            } else if mayTidy {
                w.paragraph("不再计数。恢复以后回到原来的环节。")
                w.actionForm("恢复", to: "/items/\(item.id)/restoring", token: context.token)
            } else {
                w.paragraph("不再计数。要恢复，请乡镇或负责这个专项的部门办理。")
            }
        }
    }

    /// What the playbook wants looked at now, and how long it has stood here.
    private func warnings(_ w: HTMLWriter, _ context: PageContext) {
        let light = ItemLight.of(dossier.ledgerStage, since: item.stageDay, on: context.today)
        let days = context.today.days(since: item.stageDay)
        if let light, light != .onTrack {
            w.tag("p") {
                w.light(light.signal, detail: "在“\(dossier.stage.word)”已 \(days) 天，这个环节给 \(dossier.ledgerStage.days) 天")
            }
        }
        let holding = playbook.warnings.filter { $0.formula.holds(in: dossier.facts) == true }
        guard !holding.isEmpty else { return }
        w.panel("提醒", remark: "情况变了自动消去") {
            w.tag("ul") {
                for warning in holding {
                    w.tag("li") {
                        w.link(warning.sentence, to: "/ledgers/\(playbook.key)?warning=\(warning.key)")
                        w.text("（由\(warning.to.word)处理）")
                        if let address = warningAddresses[warning.key] { w.link("登记为问题", to: address) }
                    }
                }
            }
        }
    }

    /// The stages in order, the one it stands in marked.
    private func stages(_ w: HTMLWriter) {
        w.tag("ol", ["class": "stage-track", "aria-label": "环节"]) {
            for (place, stage) in playbook.stages.enumerated() {
                let isHere = place == dossier.place
                if stage.outcome == .dropped, !isHere { continue }
                let state = isHere ? "is-here" : place < dossier.place ? "is-past" : nil
                w.tag("li", ["class": state, "aria-current": isHere ? "step" : nil], text: stage.word)
            }
        }
    }

    private func fields(_ w: HTMLWriter, _ context: PageContext) {
        w.panel(
            "登记内容",
            remark: isOldVersion ? "按登记时的专项版本；专项已有新版本。" : nil,
            action: isOldVersion ? renewing : nil
        ) {
            w.summaryList {
                w.summaryRow("所在地", place)
                for (place, field) in playbook.fields.enumerated() where item.values[place].isKnown {
                    let value = item.values[place]
                    if case .file = field.type {
                        files(field, value, w)
                    } else if case .personal = field.type {
                        personal(field, value, w, context)
                    } else if case .link = field.type {
                        w.summaryRow(field.label) { linked(value, w) }
                    } else if case .point = field.type {
                        w.summaryRow(field.label) {
                            w.text(words(value, field) + " ")
                            w.link("在图上看", to: "/ledgers/\(playbook.key)/map?region=\(item.region)")
                        }
                    } else {
                        w.summaryRow(field.label, words(value, field))
                    }
                }
                w.summaryRow("登记", "\(Format.day(item.createdAt.day)) \(item.person)")
                w.summaryRow("编号") { w.copyable("\(item.id)") }
            }
            let open = playbook.fields.enumerated().filter { !item.values[$0.offset].isKnown }.map(\.element.label)
            if !open.isEmpty { w.remark("没有填写：\(open.joined(separator: "、"))") }
        }
    }

    /// Who may change the thing moves it; others read what changed.
    private var renewing: PageAction {
        mayEnter && item.trashedAt == nil
            ? .link("改用新版", to: "/items/\(item.id)/renewal") : .link("改了什么", to: "/ledgers/\(playbook.key)/versions")
    }

    private func files(_ field: LedgerField, _ value: Value, _ w: HTMLWriter) {
        guard case .set(let keys) = value, !keys.isEmpty else { return w.summaryRow(field.label, "") }
        w.summaryRow(field.label) {
            for key in keys {
                w.link(fileNames[key] ?? key, to: "/item-files/\(key)")
                w.text(" ")
            }
        }
    }

    func words(_ value: Value, _ field: LedgerField) -> String {
        if case .link = field.type {
            return ItemStore.linked(value).map { titles[$0] ?? "\($0)" }.joined(separator: "、")
        }
        if case .region = field.type, case .text(let code) = value {
            return RegionCode(code).flatMap { timeline.places[$0] } ?? code
        }
        if case .number(let number) = value {
            return Format.amount(number, field.unit, places: field.shownPlaces)
        }
        return ItemWords.shown(value, field)
    }

    private func personal(_ field: LedgerField, _ value: Value, _ w: HTMLWriter, _ context: PageContext) {
        w.summaryRow(field.label) {
            if let opened, opened.field == field.key {
                w.text(opened.plain)
            } else {
                w.text(ItemWords.shown(value, field))
                w.confirm("查看", kind: .quiet) {
                    w.form("/items/\(item.id)/opening", token: context.token) {
                        w.hidden("field", field.key)
                        w.textField(Field("reason", "为什么要看", hint: "会留痕。", size: .medium, form: "open-\(field.key)"))
                        w.formActions { w.button("查看\(field.label)", kind: .secondary) }
                    }
                }
            }
        }
    }

    private func tidying(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("整理") {
            w.confirm("合并重复的", kind: .quiet, isOpen: attempt?.act == "merging") {
                for one in namesakes.prefix(Self.mostNamesakes) {
                    w.tag("p") {
                        w.text("同名的：")
                        w.link("\(item.title)（\(one.place)）", to: "/items/\(one.id)")
                    }
                    w.actionForm(
                        "把它并入这一条",
                        to: "/items/\(item.id)/merging",
                        token: context.token,
                        about: one.place,
                        fields: [("duplicate", "\(one.id)")]
                    )
                }
                if namesakes.count > Self.mostNamesakes {
                    w.paragraph("同名的不止这 \(Self.mostNamesakes) 条，其余的在台账里按名称查。")
                }
                w.form("/items/\(item.id)/merging", token: context.token, errors: errors("merging")) {
                    w.textField(field("duplicate", "重复那一条", "merging", hint: "写名称、编号，或粘贴它的网址。它的关联、附件和经过并到这一条，它自己进回收站。"))
                    w.formActions { w.button("并入这一条", kind: .secondary) }
                }
            }
            w.confirm("移入回收站", kind: .danger, isOpen: attempt?.act == "trashing") {
                w.form("/items/\(item.id)/trashing", token: context.token, errors: errors("trashing")) {
                    w.hidden("version", "\(item.version)")
                    w.textArea(field("reason", "理由", "trashing"), rows: 2)
                    w.formActions { w.button("移入回收站", kind: .danger) }
                }
            }
        }
    }

    func errors(_ act: String) -> [FieldError] {
        attempt?.act == act ? attempt?.errors.map { $0.inForm(act) } ?? [] : []
    }

    func field(_ name: String, _ label: String, _ act: String, hint: String? = nil) -> Field {
        let own = attempt?.act == act ? attempt : nil
        return Field(
            name,
            label,
            value: own?.values[name] ?? "",
            hint: hint,
            errors: own?.errors ?? [],
            size: .medium,
            form: act
        )
    }
}

/// An act that was refused, with everything the person had entered.
struct ItemAttempt: Sendable {
    let act: String
    let errors: [FieldError]
    let values: [String: String]
}
