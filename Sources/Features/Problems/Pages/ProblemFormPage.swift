import Core
import Pages
import Tasks

/// `/problems/new`: what was found, where, and as far as it is known already who puts it right and by when.
struct ProblemFormPage {
    let values: [String: String]
    let errors: [FieldError]
    let places: [Choice]
    let units: [Choice]
    /// Aspects in use, offered while typing.
    let aspects: [String]
    /// The thing of a ledger it is about.
    let item: ProblemItem?
    /// Problems with the same thing that are not closed yet.
    let openOfItem: [(id: ProblemID, number: ProblemNumber, title: String)]
    let largestFile: Int

    private static let caution = "这条台账只许限定的岗位看，问题却有更多的人看：下面不要写台账里的编号、姓名和内容。关联只有能看台账的人看得到。"

    static let fileTypes = EvidenceIntake.endings

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "登记问题",
            lead: "写清问题和地方就能登记；责任单位和时限可以在交办时再定。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("问题", "/problems")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/problems", token: context.token, keptAs: "problem", sendsFiles: true, errors: errors) {
                if let item {
                    w.hidden("item", "\(item.id)")
                    w.remark("关联台账：\(item.title)")
                    if item.isRestricted { w.remark(Self.caution) }
                    known(w)
                }
                found(w)
                w.fieldGroup("整改", hint: "现在不清楚的可以空着，交办时再填。") { rectification(w) }
                w.formActions { w.button("登记问题") }
            }
        }
    }

    /// So that nobody registers the same again.
    private func known(_ w: HTMLWriter) {
        guard !openOfItem.isEmpty else { return }
        w.remark("这条台账已有 \(openOfItem.count) 个没有销号的问题，同一个问题不用再登记：")
        w.tag("ul", ["class": "link-list"]) {
            for one in openOfItem {
                w.tag("li") { w.link("\(one.number) \(one.title)", to: "/problems/\(one.id)") }
            }
        }
    }

    private func found(_ w: HTMLWriter) {
        w.textArea(field("content", "存在的问题", hint: "一个问题登记一条。"), rows: 3, longest: ProblemRules.longest)
        if places.count > 1 {
            w.select(field("region", "地方", size: .medium), places, blank: "选择地方")
        } else if let place = places.first {
            w.hidden("region", place.value)
        }
        w.textField(field("spot", "具体地点", hint: "例如 二组东头、幸福路西侧", isOptional: true))
        w.fieldRow {
            w.textField(
                field("aspect", "方面（类别）", hint: "例如 人居环境、资金管理", size: .medium),
                offers: aspects.isEmpty ? nil : ("aspects", aspects)
            )
            w.select(
                field("source", "来源", size: .short),
                ProblemSource.allCases.map { Choice($0.rawValue, $0.word) }
            )
        }
        w.fieldRow {
            w.dayField(field("found", "发现日期", size: .short))
            w.textField(field("finder", "检查人", isOptional: true, size: .medium))
        }
        w.fileField(
            field("files", "整改前照片", hint: "有照片的传上来，整改后好对照", isOptional: true),
            types: Self.fileTypes,
            largest: largestFile,
            several: true
        )
        w.textField(field("task", "关联任务", hint: "任务编号，例如 〔2026〕12号", isOptional: true, size: .medium))
    }

    private func rectification(_ w: HTMLWriter) {
        w.fieldRow {
            w.select(field("owner", "责任单位", isOptional: true, size: .medium), units, blank: "交办时再定")
            w.textField(field("person", "整改责任人", isOptional: true, size: .medium))
        }
        w.textArea(field("cause", "原因", isOptional: true), rows: 2)
        w.textArea(field("measures", "整改措施", isOptional: true), rows: 2)
        PhaseFields.write(w, values, errors, form: nil, isOptional: true)
        w.checkbox(field("needs", "整改结果要公示", hint: "复核通过以后先公示，期满再销号。"), isOn: values["needs"] != nil)
    }

    private func field(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        isOptional: Bool = false,
        size: Field.Size = .full
    ) -> Field {
        Field(
            name,
            label,
            value: values[name] ?? "",
            hint: hint,
            errors: errors,
            isOptional: isOptional,
            size: size
        )
    }
}
