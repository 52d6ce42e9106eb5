import Accounts
import Core
import Directives
import PolicyText
import Tasks
import Workflow

/// Makes tasks of all units, stages and dates with what belongs to them.
struct LoadedTasks: Sendable {
    struct Made: Sendable {
        var rows: [TaskRows] = []
        var movements: [Movement] = []
        var reports: [ReportRow] = []
    }

    let units: LoadedUnits
    let today: Day
    let environment: Environment
    private var random: SeededGenerator

    init(_ units: LoadedUnits, today: Day, _ environment: Environment, _ random: SeededGenerator) {
        self.units = units
        self.today = today
        self.environment = environment
        self.random = random
    }

    var year: Int { today.year }

    private static let verbs = ["完成", "推进", "整治", "新建", "改造", "排查", "培训", "绿化", "维修", "清理"]
    private static let things = [
        "农村危房改造", "高标准农田建设", "农村公路养护", "户用卫生厕所", "饮水管网", "养殖小区", "村庄规划编制", "矛盾纠纷化解", "技能培训", "消防隐患整改", "生活污水治理",
        "特色林果种植",
    ]

    /// `count` tasks numbered from `sequence` on.
    mutating func make(_ count: Int, from sequence: Int) -> Made {
        var made = Made()
        for number in 0..<count { add(sequence + number, to: &made) }
        return made
    }

    private mutating func add(_ sequence: Int, to made: inout Made) {
        let lead = lead()
        let issued = today.adding(days: -random.whole(5...200))
        let length = random.whole(20...400)
        let deadline: Day? = random.chance(6) ? nil : issued.adding(days: length)
        let stage = stage(deadline)
        let percent = stage == .closed ? 100 : percent(issued, deadline)
        let (document, section) = place()
        let at = Instant(issued, 9).adding(seconds: random.whole(0...30_000))
        let id: TaskID = environment.newID()
        let title = "\(random.pick(Self.verbs))\(random.pick(Self.things))"
        let goal = random.whole(20...900)
        let isSigned = stage != .awaitingSigning
        let task = Task(
            id: id,
            county: units.county,
            region: lead.region,
            directive: document,
            section: section?.ordinal,
            sectionTitle: section?.title ?? "",
            parent: nil,
            number: TaskNumber(year: year, sequence: sequence),
            title: title,
            content: "\(lead.shortName)要在\(deadline.map { "\($0)前" } ?? "年内")\(title)\(goal)\(measure)，逐项建立台账，按月报送进展。",
            kind: .target,
            lead: lead.id,
            post: nil,
            stage: stage,
            startsOn: issued,
            deadline: deadline,
            cadence: nil,
            cadenceText: nil,
            percent: percent,
            reportedAt: isSigned ? at.adding(days: 3) : nil,
            issuedAt: at,
            signedAt: isSigned ? at.adding(seconds: 9000) : nil,
            closedAt: stage == .closed ? at.adding(days: 9) : nil,
            version: 3
        )
        made.rows.append(
            TaskRows(task: task, draft: nil, units: parts(of: lead), quantities: [quantity(goal, percent)])
        )
        guard isSigned else { return }
        let signing = movement("signing", of: task, lead, at.adding(seconds: 9000), "")
        let report = movement("progress", of: task, lead, at.adding(days: 3), "按计划推进。")
        made.movements += [signing, report]
        made.reports.append(ReportRow(report, percent: percent, quantity: nil))
    }

    private var measure: String { "户" }

    private mutating func lead() -> Unit {
        switch random.whole(1...100) {
        case ...45: random.pick(units.departments)
        case ...80: random.pick(units.townships)
        default: random.pick(units.villages)
        }
    }

    private mutating func stage(_ deadline: Day?) -> TaskStage {
        switch random.whole(1...100) {
        case ...8: .awaitingSigning
        case ...10: .objected
        case ...14: .awaitingVerification
        case ...40: .closed
        case ...42: .withdrawn
        default: .underway
        }
    }

    private mutating func percent(_ issued: Day, _ deadline: Day?) -> Double {
        let pace = Pace(stage: .underway, startsOn: issued, deadline: deadline, percent: 0, today: today)
        let expected = pace.expected ?? 40
        return min(99, max(0, expected + Double(random.whole(-45...12)))).rounded()
    }

    private mutating func place() -> (DirectiveID, LoadedUnits.Section?) {
        let document = random.pick(units.documents)
        return (document.id, document.sections.isEmpty ? nil : random.pick(document.sections))
    }

    private mutating func parts(of lead: Unit) -> [TaskUnit] {
        var parts = [TaskUnit(unit: lead.id, name: lead.name, role: .lead)]
        for _ in 0..<random.whole(0...3) {
            let unit = random.pick(random.chance(60) ? units.departments : units.townships)
            guard !parts.contains(where: { $0.unit == unit.id }) else { continue }
            parts.append(TaskUnit(unit: unit.id, name: unit.name, role: random.chance(50) ? .responsible : .supporting))
        }
        return parts
    }

    private func quantity(_ goal: Int, _ percent: Double) -> TaskQuantity {
        TaskQuantity(
            ordinal: 1,
            subject: "",
            comparison: .atLeast,
            value: Double(goal),
            upper: nil,
            unit: measure,
            written: "\(goal)\(measure)",
            done: (Double(goal) * percent / 100).rounded()
        )
    }

    private func movement(
        _ transition: String,
        of task: Task,
        _ unit: Unit,
        _ at: Instant,
        _ note: String
    ) -> Movement {
        Movement(
            id: environment.newID(),
            subjectKind: TaskDossier.workflowKind,
            subjectID: task.id.rawValue,
            transition: transition,
            from: TaskStage.awaitingSigning.rawValue,
            to: TaskStage.underway.rawValue,
            account: AccountID(rawValue: 1),
            person: "经办人",
            unit: unit.id,
            unitName: unit.name,
            note: note,
            at: at
        )
    }
}
