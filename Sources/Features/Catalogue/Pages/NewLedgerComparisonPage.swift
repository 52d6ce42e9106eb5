import Core
import Imports
import Pages
import Programmes

/// `/proposed-ledgers/{proposal}/comparison`: what the county keeps already of what a new ledger would ask.
struct NewLedgerComparisonPage {
    let id: ProposalID
    let ledger: ProposedLedger
    let version: Int
    let compared: [ComparedLedger]
    let rows: Int
    let form: FormDraft
    let errors: [FieldError]
    /// Where somebody else changed it since this person opened it.
    var sides: [ProposalSide] = []

    private var address: String { "/proposed-ledgers/\(id)" }

    private var asked: [ProposedField] { ledger.fields.filter { $0.use == .asked || $0.use.isLinked } }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "新台账：与已有字段比对",
            lead: lead,
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb("新台账", "/proposed-ledgers"), Crumb(ledger.name, address)],
            context: context
        )
        return page.render { w in
            w.sides(sides)
            w.form(address + "/saving", token: context.token, errors: errors) {
                w.hidden("version", "\(version)")
                readable(w)
                alike(w)
                differing(w)
                card(w)
                cost(w)
                w.formActions {
                    w.button("保存台账，再核对 \(Format.number(rows)) 行")
                    w.linkButton("返回修改字段", to: address, kind: .quiet)
                }
            }
        }
    }

    private var lead: String {
        let count = asked.count { isReadable($0) }
        let saving = "保存后先核对每一行，再导入。"
        guard count > 0 else { return "\(asked.count) 个字段，没有一个能从县里已有的台账读，都照填。\(saving)" }
        return "\(asked.count) 个字段，其中 \(count) 个能从县里已有的台账读，不再让村里填一遍。\(saving)"
    }

    /// Whether some of the sheet's rows are things of a ledger that keeps this: a name in common alone says nothing.
    private func isReadable(_ field: ProposedField) -> Bool {
        let found = matches(field)
        guard field.isTitle else { return !sources(field, found).isEmpty }
        return found.contains { one in one.ledger.joined.map { !$0.things.isEmpty } ?? false }
    }

    private func readable(_ w: HTMLWriter) {
        let fields = asked.filter { isReadable($0) }
        w.panel("能从已有台账读的", remark: "这份表的行在那里有同地同名的，名称、类型、单位和选项也对得上。只比对您能看的在用台账。") {
            if let line = rowsKnown { w.paragraph(line) }
            guard !fields.isEmpty else {
                return w.emptyState("没有能读的", compared.isEmpty ? "您能看的台账都不问这些。" : "有名称相同的项目，行对不上，都照填。")
            }
            w.table("能从已有台账读的", Self.columns("为什么说是同一件事")) {
                for field in fields { row(field, w) }
            }
        }
    }

    /// Called the same in a ledger of other things.
    private func alike(_ w: HTMLWriter) {
        let fields = asked.filter { !isReadable($0) && !matches($0).isEmpty }
        guard !fields.isEmpty else { return }
        w.panel("名称相同的项目", remark: "叫法相同，行对不上，不算重复。") {
            w.table("名称相同的项目", Self.columns("哪里相同")) {
                for field in fields { row(field, w) }
            }
        }
    }

    private var rowsKnown: String? {
        let looked = compared.compactMap(\.joined)
        let lines = compared.compactMap { one in
            one.joined.flatMap { $0.things.isEmpty ? nil : "\(Format.number($0.things.count)) 行在“\(one.name)”里已有" }
        }
        guard !lines.isEmpty else { return nil }
        let count = looked.contains(where: \.isCut) ? looked.map(\.looked).max() ?? rows : rows
        let first = count < rows ? "的前" : ""
        let by = ledger.placeColumns.isEmpty ? "按名称看" : "按所在地和名称看"
        return "这份表\(first) \(Format.number(count)) 行里，\(by)，\(lines.joined(separator: "，"))。"
    }

    /// Cells that say something else than the ledgers their field could be read from.
    private func differing(_ w: HTMLWriter) {
        let offered = Dictionary(
            asked.map { ($0.column, Set(sources($0, matches($0)).map(\.ledger.key))) },
            uniquingKeysWith: { first, _ in first }
        )
        func isOffered(_ column: Int, _ ledger: String) -> Bool { offered[column]?.contains(ledger) == true }
        let cells = compared.flatMap { $0.joined?.cells ?? [] }.filter { isOffered($0.column, $0.ledger) }
        let counts = compared.flatMap { one in
            (one.joined?.differing ?? [:]).filter { isOffered($0.key, one.key) }.map(\.value)
        }
        let remark = "选“仍然填写”，保存这份表里的值；选“不再填”，用台账里的值，这份表里的不保存。"
        w.differing(cells, of: counts.reduce(0, +), "与台账里不同的值", remark: remark)
    }

    private static func columns(_ reason: String) -> [TableColumn] {
        [
            TableColumn("新字段", .name), TableColumn("已有的字段"), TableColumn("在哪本台账"),
            TableColumn("谁填、多久一次", onlyOnDesk: true), TableColumn(reason), TableColumn("怎么办"),
        ]
    }

    private func matches(_ field: ProposedField) -> [(ledger: ComparedLedger, again: AskedAgain)] {
        compared.compactMap { one in
            one.fields.first { $0.column == field.column }.map { (one, $0) }
        }.sorted { $0.again.score > $1.again.score }
    }

    private func row(_ field: ProposedField, _ w: HTMLWriter) {
        let matches = matches(field)
        guard let best = matches.first else { return }
        w.row {
            w.cell(field.label)
            w.cell(
                "\(best.again.kept.field.label)（\(best.again.kept.field.type.word)）\(best.again.isSure ? "" : "，要看一眼")"
            )
            w.cell {
                // One text: on a phone the parts of a cell stand side by side.
                w.tag("span") {
                    w.link(best.ledger.name, to: "/catalogue/\(best.ledger.key)")
                    guard matches.count > 1 else { return }
                    let others = matches.dropFirst().prefix(3).map(\.ledger.name).joined(separator: "、")
                    w.text("，还有 \(matches.count - 1) 本：\(others)")
                }
            }
            w.cell("\(best.again.kept.fillers)，\(best.again.kept.cadence.word)")
            w.cell(best.again.reason)
            w.cell { decision(field, matches, w) }
        }
    }

    private func decision(
        _ field: ProposedField,
        _ matches: [(ledger: ComparedLedger, again: AskedAgain)],
        _ w: HTMLWriter
    ) {
        guard !field.isTitle else {
            return w.text(isReadable(field) ? "名称，用来对上原来的那一项" : "照填：这份表的行在那里没有同地同名的")
        }
        let sources = sources(field, matches)
        guard !sources.isEmpty else {
            let named = matches.filter { $0.ledger.titleColumn != nil }
            guard !named.isEmpty else { return w.text("照填：两本台账没有能对上的名称") }
            let isLookedAt = named.contains { $0.ledger.joined != nil }
            return w.text(isLookedAt ? "照填：这份表的行在那里没有同地同名的" : "照填：没有逐行比对过")
        }
        let name = "decision-\(field.column)"
        // One part: on a phone the parts of a cell stand side by side.
        w.tag("div", ["class": "decision"]) {
            w.tag("select", ["class": "input", "name": name, "id": Field.id(name), "aria-label": "\(field.label)怎么办"]) {
                w.tag("option", ["value": "asked", "selected": field.use == .asked ? "" : nil], text: "仍然填写，用这份表里的")
                for source in sources {
                    let use = ProposedField.Use.linked(source.ledger.key)
                    let differing = source.ledger.joined?.differing[field.column] ?? 0
                    w.tag(
                        "option",
                        ["value": use.text, "selected": field.use == use ? "" : nil],
                        text: (sources.count == 1 ? "不再填，用台账里的值" : "不再填，读“\(source.ledger.name)”")
                            + (differing > 0 ? "（\(Format.number(differing)) 行不同）" : "")
                    )
                }
            }
            for source in sources { standing(field, source.ledger, w) }
        }
    }

    /// Ledgers that know some of the sheet's rows: from others nothing could be read.
    private func sources(_ field: ProposedField, _ matches: [(ledger: ComparedLedger, again: AskedAgain)]) -> [(
        ledger: ComparedLedger, again: AskedAgain
    )] {
        guard !field.isTitle else { return [] }
        return Array(
            matches.filter { source in
                source.ledger.titleColumn != nil && source.again.kept.field.type.isReadThroughLinks
                    && (source.ledger.joined.map { !$0.things.isEmpty } ?? false
                        || field.use == .linked(source.ledger.key))
            }.prefix(4)
        )
    }

    /// What the rows say against what the ledger has.
    private func standing(_ field: ProposedField, _ source: ComparedLedger, _ w: HTMLWriter) {
        guard let joined = source.joined else { return }
        let differing = joined.differing[field.column] ?? 0
        var words = "“\(source.name)”：\(Format.number(joined.things.count)) 行对得上，"
        words += differing == 0 ? "值都一样" : "\(Format.number(differing)) 行的值不同"
        if let first = joined.lost.first {
            words += "；\(Format.number(joined.lost.count)) 行没有对上（先看第 \(first) 行），读不到"
        }
        w.tag("span", ["class": "field-hint"], text: words)
    }

    private func card(_ w: HTMLWriter) {
        w.fieldGroup(
            "表单登记",
            hint: "没有表号、制定机关、批准或备案文号和有效期的统计调查表，填报人可以拒绝填（统计法第十七条）。没有批准的也能先建，目录里会标明。"
        ) { FormCardFields(form: form, errors: errors).write(w) }
    }

    private func cost(_ w: HTMLWriter) {
        let kept = ledger.kept.count
        let times = Cadence(rawValue: ledger.cadence)?.timesAMonth ?? 1
        var words = "每次 \(kept) 个字段，\(Format.number(rows)) 项，\(Cadence(rawValue: ledger.cadence)?.word ?? "每月")更新一次"
        if let hours = FormCost(minutes: form.minutesValue, fillings: Double(rows) * times).hours {
            words += "，每月约 \(Format.number(hours, places: 1)) 小时"
        } else {
            words += "；写上每次要几分钟，就能算出每月多少小时"
        }
        w.paragraph(words + "（用时 × 次数 × 项数，标准成本模型）。")
    }
}

extension ProposedField.Use {
    var isLinked: Bool { if case .linked = self { true } else { false } }
}

/// Number, issuer, approval, validity and minutes of a form, as fields.
struct FormCardFields {
    let form: FormDraft
    let errors: [FieldError]

    func write(_ w: HTMLWriter) {
        w.fieldRow {
            w.textField(Field("number", "表号", value: form.number, errors: errors, isOptional: true, size: .short))
            w.textField(Field("issuer", "制定机关", value: form.issuer, errors: errors, isOptional: true, size: .medium))
            w.textField(
                Field("approval", "批准或备案文号", value: form.approval, errors: errors, isOptional: true, size: .medium)
            )
            w.dayField(Field("valid", "有效期至", value: form.validThrough, errors: errors, isOptional: true, size: .short))
        }
        w.fieldRow {
            w.numberField(
                Field("minutes", "填一次要", value: form.minutes, errors: errors, isOptional: true, size: .short),
                unit: "分钟"
            )
            w.textField(
                Field(
                    "basis",
                    "分钟数怎么来的",
                    value: form.basis,
                    hint: "例如 3 个村试填取平均。",
                    errors: errors,
                    isOptional: true,
                    size: .medium
                )
            )
        }
    }
}
