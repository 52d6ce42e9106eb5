import Core
import Pages
import Programmes
import Records
import Workflow

/// The words of acts on indicators and targets in the record.
package let indicatorRecordWords = RecordWords([
    "target.setting": "定目标", "target.handing": "分解目标", "value.entry": "录入指标", "value.checking": "审核指标",
    "value.returning": "退回指标", "outline.import": "导入边界", "letter.signing": "签订责任书",
])

enum TargetWords {
    static func value(_ number: Double?, _ indicator: Indicator, places: Int? = nil) -> String {
        guard let number else { return "—" }
        let places = telling(number, places ?? indicator.decimals, indicator.unit)
        return Format.number(number, places: places) + (indicator.unit == "%" ? "%" : " " + indicator.unit)
    }

    /// Decimals a form shows of a number.
    static let typedPlaces = 4

    /// As finely as numbers are typed, and finer where a difference would be nothing without: what is missing is never 0.
    static func typed(_ number: Double, telling difference: Double) -> String {
        var places = typedPlaces
        while places < 6, difference != 0, Format.rounded(difference, places: places) == 0 { places += 1 }
        return Format.number(number, places: places)
    }

    /// In ten thousands 98 and 136 亩 are both 0.01: as many decimals more as tell a number to a tenth of itself.
    static func telling(_ number: Double, _ decimals: Int, _ unit: String) -> Int {
        guard unit.hasPrefix("万") || unit.hasPrefix("亿"), number.isFinite else { return decimals }
        var places = decimals
        while places < 6, abs(Format.rounded(number, places: places) - number) > abs(number) / 10 { places += 1 }
        return places
    }

    /// By how much a number differs or moves, as finely as a plan: 2.1 座, of a share 74.1 个百分点.
    static func change(_ value: Double, _ decimals: Int, _ unit: String) -> String {
        Format.difference(value, unit, places: telling(value, max(1, decimals), unit))
    }

    /// What each week must bring, rounded up: less would not do, and where something is missing it is never nothing. Houses
    /// and people are whole; what is measured, and in ten thousands, is told as finely as it takes to be something.
    static func needed(_ perWeek: Double, _ indicator: Indicator) -> String {
        let unit = indicator.unit
        let isWhole = indicator.decimals == 0 && unit != "%" && !unit.hasPrefix("万") && !unit.hasPrefix("亿")
        var places = indicator.decimals
        var steps = (0..<places).reduce(1.0) { product, _ in product * 10 }
        while !isWhole, places < 6, perWeek * steps < 0.5 {
            places += 1
            steps *= 10
        }
        let up = max(1, (perWeek * steps - 1e-6).rounded(.up)) / steps
        return Format.difference(up, unit, places: places)
    }

    static func goal(_ target: Target, _ indicator: Indicator) -> String {
        goal(value: target.value, low: target.low, isAdded: target.isAdded, indicator)
    }

    static func goal(value number: Double, low: Double?, isAdded: Bool, _ indicator: Indicator) -> String {
        let value = value(number, indicator)
        switch indicator.direction {
        case .reach: return isAdded ? "年内新增 \(value)" : "达到 \(value)"
        case .stayWithin: return "不超过 \(value)"
        case .interval:
            let low = low ?? 0
            return "\(Format.number(low, places: indicator.places(telling: low))) 到 \(value)"
        }
    }

    static func trajectory(_ trajectory: Trajectory) -> String {
        switch trajectory {
        case .straight: "按时间均匀推进"
        case .season: "按季节推进"
        case .milestones(let steps):
            zip(steps.dayWords, steps).map { "\($0) \(Format.percent($1.share, places: 0))" }.joined(separator: "，")
        }
    }

    static func summary(_ target: Target, _ indicator: Indicator, place: String) -> String {
        let version = target.version > 1 ? "，第 \(target.version) 版：\(target.reason)" : ""
        return "\(place)\(target.year)年“\(indicator.word)”\(goal(target, indicator))，\(target.dueOn) 前\(version)"
    }
}

extension Indicator {
    /// With how many decimals pages tell a value of it.
    package func places(telling value: Double) -> Int { TargetWords.telling(value, decimals, unit) }
}

/// The sentences of everything that can be wrong with targets and entered values.
package let indicatorWords = workflowWords.merging(
    IssueWords([
        "letter.notAllowed": "责任书由乡镇自己签订，用本乡镇的乡镇岗位登录。",
        "letter.ended": "{name}已经撤销，不再签订责任书。",
        "letter.empty": "{year}年还没有分解到本乡镇的目标，也没有牵头的任务，没有可签订的内容。",
        "letter.changed": "看的这会儿目标或任务有了变化，看过新的内容再签订。",
        "letter.same": "与已签订的第 {version} 版完全相同，不用再签。",
        "target.value": "填写“{word}”的目标值，例如 1200（{unit}）。",
        "target.huge": "目标值太大，核对小数点和单位。",
        "target.percent": "这个指标以百分比计，目标填 0 到 100 之间的数。",
        "target.negative": "要达到的目标不能小于 0。",
        "target.nothingAdded": "年内新增的目标要大于 0。",
        "target.low": "填写区间的下限。",
        "target.lowAbove": "区间的下限不能大于上限。",
        "target.due": "填写完成日期，例如 2026-10-31。",
        "target.newYear": "完成日期在 {due} 年：会另立 {due} 年的目标，{year} 年的目标不变。确认就再保存一次。",
        "target.otherYear": "完成日期在 {due} 年：调整的是 {due} 年的目标，{year} 年的目标不变。确认就再保存一次。",
        "target.startBefore": "起算日期是 {start}，从那天起就要有进度。{due} 年才开始的，改成 {due}-01-01。",
        "target.start": "填写起算日期，例如 2026-01-01。",
        "target.year": "日期的年份要在 2000 年到 2100 年之间。",
        "target.dueBeforeStart": "完成日期要晚于起算日期。",
        "target.tooLong": "起算到完成不能超过十年，长期目标分年设定。",
        "target.milestones": "节点一行一个，写“月-日 百分比”，例如 05-31 30。第 {line} 行是“{text}”。",
        "target.milestoneOrder": "节点要按日期先后写，百分比只增不减；跨年的接着写次年的日期，不晚于完成日期。",
        "target.milestoneEnd": "最后一个节点要到 100%。",
        "target.season": "按季节推进要写十二个月各占多少，用逗号分开，例如 0,0,5,10,15,15,15,15,15,10,0,0。",
        "target.source": "写明目标的依据，例如 县委农村工作会议讲话二（一）。",
        "target.reason": "目标已经定过，写明为什么调整；原目标留作旧版。",
        "target.long": "最多写 300 个字。",
        "target.notAllowed": "你的岗位不能定这个地方的目标。",
        "target.placeEnded": "“{name}”已经撤销，不能再定目标。",
        "target.none": "先定本级 {year} 年的目标，再往下分解。",
        "handing.notAllowed": "你的岗位不能分解这个目标。",
        "handing.value": "{place}的目标填写数字，例如 120；不下达的留空。",
        "handing.difference": "各地合计 {sum}{unit}，与本级目标 {value}{unit} 相差 {difference}{unit}。调整到相等，或者勾选“保留差额”并写明理由。",
        "handing.nothing": "至少给一个地方分解目标。",
        "handing.reason": "保留差额要写明理由。",
        "value.number": "填写数字，例如 28.6。",
        "value.period": "期间写成 2026、2026-Q2 或 2026-05。",
        "value.future": "这一期还没有结束，期末之后再录入。",
        "value.source": "写明数字的来源，例如 县统计局 2025 年统计公报。",
        "value.computed": "这个指标由台账自动计算，不用录入。",
        "value.notAllowed": "你的岗位不能录入这个指标。",
        "value.ownEntry": "自己录入的数字要由另一个人审核。",
        "value.same": "这一期已有相同的数字，没有再录入。",
        "outline.unread": "没有读懂这个文件：要 GeoJSON 格式，里面是乡镇的边界。",
        "outline.none": "文件里的 {count} 块边界没有一块能对上本县的乡镇。每块要写区划代码（code 或 adcode）或乡镇名称（name）。",
        "outline.source": "写明边界的来源和审图号，例如 XX省标准地图服务，审图号 甘S(2024)12号。",
    ])
)
