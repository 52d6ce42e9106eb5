import Core
import Ledgers
import Pages
import Programmes

/// `/programmes/{programme}/targets/{indicator}`: setting or changing a target.
struct TargetFormPage {
    let playbook: Playbook
    let indicator: Indicator
    let region: RegionCode
    let place: String
    /// The year whose target the form sets; another year's is set only after the person was told.
    let year: Int
    /// The target that stands; a form that sends another makes a new version.
    let current: Target?
    let form: TargetForm
    let now: Double?
    let errors: [FieldError]
    /// Nothing is missing: the person was told of something and sends the form once more.
    var asksOnly = false

    func render(_ context: PageContext) -> [UInt8] {
        let address = "/programmes/\(playbook.key)/targets"
        let page = Page(
            "\(current == nil ? "定" : "调整")“\(indicator.word)”的目标",
            lead: "\(place)，\(year) 年，现在 \(TargetWords.value(now, indicator))。",
            breadcrumbs: [Crumb(playbook.name, "/programmes/\(playbook.key)"), Crumb("目标", address)],
            width: .narrow,
            context: context.searching(playbook)
        )
        return page.render { w in
            let heading = asksOnly ? "保存前请确认" : nil
            w.form("\(address)/\(indicator.key)", token: context.token, errors: errors, heading: heading) {
                w.hidden("region", region.digits)
                w.hidden("year", "\(year)")
                fields(w)
                w.formActions {
                    w.button(current == nil ? "定下目标" : "保存为新版")
                    w.linkButton("返回目标", to: address, kind: .quiet)
                }
            }
        }
    }

    private func fields(_ w: HTMLWriter) {
        if indicator.direction == .interval {
            w.numberField(field("low", "下限", form.low, size: .short), unit: indicator.unit)
        }
        let word = ["reach": "目标值", "stay-within": "不超过", "interval": "上限"][indicator.direction.rawValue] ?? "目标值"
        w.numberField(field("value", word, form.value, size: .short), unit: indicator.unit)
        if indicator.direction == .reach, indicator.unit != "%" {
            w.checkbox(Field("added", "这是年内新增的数，起算日以前的存量不算", errors: errors), isOn: form.isAdded)
        }
        w.fieldRow {
            w.dayField(field("start", "起算日期", form.start, size: .short))
            w.dayField(field("due", "完成日期", form.due, size: .short))
        }
        w.radios(
            Field("trajectory", "怎样推进", value: form.trajectory, errors: errors),
            [
                Choice("straight", "按时间均匀推进"),
                Choice("season", "按季节推进", hint: "下面写十二个月各占百分之几"),
                Choice("milestones", "按节点推进", hint: "下面写每个节点的日期和百分比"),
            ]
        )
        w.textField(
            field("season", "十二个月各占百分之几", form.season, hint: "例如 0,0,5,10,15,15,15,15,15,10,0,0", isOptional: true)
        )
        w.textArea(
            field("milestones", "节点", form.milestones, hint: "一行一个，例如 05-31 30；最后一行到 100", isOptional: true),
            rows: 4
        )
        w.textField(field("source", "依据", form.source, hint: "哪个文件、哪次会议定的"))
        if let current {
            w.textField(
                field(
                    "reason",
                    "为什么调整",
                    form.reason,
                    hint: "现行第 \(current.version) 版：\(TargetWords.goal(current, indicator))"
                )
            )
        } else if !form.reason.isEmpty {
            // Of another year nothing stands: what was written for this one is not lost.
            w.textField(
                field("reason", "为什么调整", form.reason, hint: "\(year) 年还没有定过目标，可以不写", isOptional: true)
            )
        }
    }

    private func field(
        _ name: String,
        _ label: String,
        _ value: String,
        hint: String? = nil,
        isOptional: Bool = false,
        size: Field.Size = .full
    ) -> Field {
        Field(name, label, value: value, hint: hint, errors: errors, isOptional: isOptional, size: size)
    }
}

/// The answers of a target's form as they were typed.
struct TargetForm: Sendable {
    var value = ""
    var low = ""
    var isAdded = false
    var start = ""
    var due = ""
    var trajectory = "straight"
    var season = ""
    var milestones = ""
    var source = ""
    var reason = ""

    init() {}

    init(_ draft: TargetDraft) {
        value = draft.value.map(Self.plain) ?? ""
        low = draft.low.map(Self.plain) ?? ""
        isAdded = draft.isAdded
        start = draft.startsOn?.description ?? ""
        due = draft.dueOn?.description ?? ""
        source = draft.source
        switch draft.trajectory {
        case .straight: trajectory = "straight"
        case .season(let shares):
            trajectory = "season"
            season = shares.map { Self.plain($0 * 100) }.joined(separator: ",")
        case .milestones(let steps):
            trajectory = "milestones"
            milestones = steps.map { "\($0.by.month.padded(2))-\($0.by.day.padded(2)) \(Self.plain($0.share * 100))" }
                .joined(separator: "\n")
        }
    }

    static func plain(_ value: Double) -> String {
        Format.number(value, places: TargetWords.typedPlaces).replacing(",", with: "")
    }
}
