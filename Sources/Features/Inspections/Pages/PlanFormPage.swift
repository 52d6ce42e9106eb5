import Core
import Pages

/// `/inspections/new`: what, on whose authority, where, when, who.
struct PlanFormPage {
    let values: [String: String]
    let chosen: [String: Set<String>]
    let errors: [FieldError]
    let yearItems: [YearItem]
    let checklists: [Choice]
    let places: [Choice]
    let people: [Choice]
    let limits: InspectionLimits
    let today: Day

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "安排督查检查",
            lead: "没有批准文号、不在年度计划里、去得太勤或和别人重复的，系统不让安排，并说明依据。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("督查检查", "/inspections")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/inspections", token: context.token, keptAs: "inspection", errors: errors) {
                what(w)
                w.fieldGroup("依据") { authority(w) }
                w.fieldGroup("时间、地方和人") { whereAndWho(w) }
                w.formActions { w.button("安排检查") }
            }
        }
    }

    private func what(_ w: HTMLWriter) {
        w.textField(field("title", "检查什么", hint: "例如 老旧房屋拆除十天督导"))
        w.fieldRow {
            w.select(
                field("kind", "督查形式", size: .short),
                InspectionKind.allCases.map { Choice($0.rawValue, $0.word) }
            )
            w.select(field("checklist", "检查表", size: .medium), checklists, blank: "选择检查表")
        }
        w.textArea(field("content", "内容、对象和范围"), rows: 3, longest: 2000)
    }

    private func authority(_ w: HTMLWriter) {
        w.select(
            field("year", "年度督查检查计划的哪一项"),
            yearItems.map(\.choice),
            blank: "选择"
        )
        w.fieldRow {
            w.textField(field("document", "批准文号", hint: "例如 云政督〔2026〕3号", size: .medium))
            w.textField(field("approved", "批准单位", hint: "例如 县人民政府", size: .medium))
        }
    }

    private func whereAndWho(_ w: HTMLWriter) {
        w.fieldRow {
            w.dayField(field("first", "从", size: .short), earliest: today)
            w.dayField(field("last", "到", hint: "最多 \(limits[.planDays]) 天", size: .short), earliest: today)
        }
        w.picker(
            field("places", "去哪里", hint: "同一个地方 30 天内最多 \(limits[.visitsPerMonth]) 次，两次至少隔 \(limits[.gapDays]) 天。"),
            places,
            chosen: chosen["places"] ?? []
        )
        w.picker(
            field("members", "检查组", hint: "几个单位一起去的是联合检查。本单位、本地方的人要回避。"),
            people,
            chosen: chosen["members"] ?? []
        )
        w.select(
            field("head", "组长", hint: "不选就是检查组里的第一位", isOptional: true, size: .medium),
            people,
            blank: "检查组里的第一位"
        )
    }

    private func field(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        isOptional: Bool = false,
        size: Field.Size = .full
    ) -> Field {
        Field(name, label, value: values[name] ?? "", hint: hint, errors: errors, isOptional: isOptional, size: size)
    }
}

extension YearItem {
    /// As every form that owes a line of the yearly plan offers it.
    package var choice: Choice { Choice("\(id)", "\(year) 年 · \(title)（\(used)/\(times) 次）") }
}
