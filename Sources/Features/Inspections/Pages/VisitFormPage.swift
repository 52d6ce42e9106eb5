import Core
import Pages

/// What was typed into a visit's form, and what was wrong with it.
struct VisitAttempt {
    let clientID: String
    var values: [String: String] = [:]
    var chosen: [String: Set<String>] = [:]
    var errors: [FieldError] = []
}

/// `/inspections/{plan}/visits/new`: the check-list of a place as a form; the phone's script makes it work without a network.
struct VisitFormPage {
    let plan: InspectionPlan
    let list: Checklist
    let places: [OfflinePlan.Place]
    let place: String
    let attempt: VisitAttempt
    let today: Day

    private var address: String { "/inspections/\(plan.id)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "现场检查",
            lead: "\(plan.title) · \(list.name)",
            breadcrumbs: [Crumb("督查检查", "/inspections"), Crumb(plan.title, address)],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.tag("div", ["id": "visit", "data-offline-inspection": "\(address)/offline.json"]) {
                w.form(
                    "\(address)/visits",
                    token: context.token,
                    sendsFiles: true,
                    errors: attempt.errors,
                    id: "visit-form"
                ) {
                    w.hidden("id", attempt.clientID)
                    w.hidden("checklist", list.key)
                    w.hidden("version", list.version)
                    head(w)
                    sections(w)
                    w.formActions { w.button("交现场记录") }
                }
            }
        }
    }

    private func head(_ w: HTMLWriter) {
        w.select(
            Field("place", "地方", value: attempt.values["place"] ?? place, errors: attempt.errors),
            places.map { Choice($0.code.digits, $0.name, group: $0.above.isEmpty ? nil : $0.above) },
            blank: "选择地方"
        )
        w.textField(
            Field(
                "spot",
                "具体地点",
                value: attempt.values["spot"] ?? "",
                hint: "例如 二组东头；同一个地点下次写一样的，前后照片就能对照",
                errors: attempt.errors,
                isOptional: true
            )
        )
        w.dayField(
            Field(
                "found",
                "哪一天看的",
                value: attempt.values["found"] ?? "\(max(plan.first, min(plan.last, today)))",
                errors: attempt.errors,
                size: .short
            ),
            earliest: plan.first,
            latest: plan.last
        )
    }

    private func sections(_ w: HTMLWriter) {
        var order: [String] = []
        for item in list.items where !order.contains(item.section) { order.append(item.section) }
        for section in order {
            w.fieldGroup(section) {
                for item in list.items where item.section == section { write(item, w) }
            }
        }
    }

    private func write(_ item: ChecklistItem, _ w: HTMLWriter) {
        w.tag("div", ["class": "visit-item", "data-item": item.key]) {
            answer(item, w)
            w.details("说明和照片", isOpen: hasMore(item)) {
                w.textArea(
                    Field("note-\(item.key)", "说明", value: attempt.values["note-\(item.key)"] ?? "", isOptional: true),
                    rows: 2
                )
                w.fileField(
                    Field("photo-\(item.key)", "照片", hint: item.photo?.why ?? "这一项不要求照片", isOptional: true),
                    types: [".jpg", ".jpeg", ".png"],
                    largest: 20_000_000,
                    several: true
                )
            }
        }
    }

    private func hasMore(_ item: ChecklistItem) -> Bool {
        attempt.errors.contains { $0.field == item.key } && (item.photo != nil || item.note != nil)
            || attempt.values["note-\(item.key)"]?.isEmpty == false
    }

    private func answer(_ item: ChecklistItem, _ w: HTMLWriter) {
        var hints: [String] = []
        if item.points > 0 { hints.append("\(Score.written(item.points)) 分") }
        if let photo = item.photo { hints.append("扣分时可能要照片：\(photo.why)") }
        if !item.source.isEmpty { hints.append("依据：\(item.source)") }
        let field = Field(
            item.key,
            item.ask,
            value: attempt.values[item.key] ?? "",
            hint: hints.isEmpty ? nil : hints.joined(separator: " · "),
            errors: attempt.errors,
            isOptional: item.isOptional
        )
        switch item.type {
        case .choice(let options): w.radios(field, options.map { Choice($0, $0) }, inline: true)
        case .several(let options):
            w.checkboxes(field, options.map { Choice($0, $0) }, chosen: attempt.chosen[item.key] ?? [], inline: true)
        case .yesNo: w.radios(field, [Choice("yes", "是"), Choice("no", "否")], inline: true)
        case .number: w.numberField(field, unit: item.unit.isEmpty ? nil : item.unit)
        case .text: w.textArea(field, rows: 2)
        }
    }
}
