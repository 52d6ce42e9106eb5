import Core

package typealias CadenceID = Identifier<RoundCadence>

/// What a kind of round is for.
package enum RoundKind: String, CaseIterable, Sendable {
    case dispatch, supervision, indicators, drive, disclosure, survey

    package var word: String {
        switch self {
        case .dispatch: "调度"
        case .supervision: "督导"
        case .indicators: "指标分析"
        case .drive: "攻坚"
        case .disclosure: "公开"
        case .survey: "排查"
        }
    }
}

/// Who owes something to a round.
package enum RoundOwing: String, CaseIterable, Sendable {
    case townships, departments, both, villages, nobody

    package var word: String {
        switch self {
        case .townships: "各乡镇"
        case .departments: "县直各部门"
        case .both: "各乡镇、县直各部门"
        case .villages: "各村"
        case .nobody: "不要求单位填报"
        }
    }
}

/// 轮次安排: how often a county comes together over what, who owes what to it; data, shipped or the county's own.
package struct RoundCadence: Hashable, Sendable {
    package let id: CadenceID
    package let county: RegionCode
    package var draft: CadenceDraft
    /// The key of a shipped one; empty for the county's own.
    package let shipped: String
    package var endedOn: Day?
    package let begunOn: Day
    package var version: Int

    package var name: String { draft.name }
    package var kind: RoundKind { draft.kind }

    /// The day a round begins of itself: with its phase, otherwise as early as those who owe something are reminded.
    package func begins(_ occurrence: Occurrence, _ calendar: WorkingCalendar) -> Day {
        occurrence.phase == nil ? calendar.adding(-draft.remindBefore, to: occurrence.due) : occurrence.from
    }
}

/// What a person, or the shipped set, says of a cadence.
package struct CadenceDraft: Hashable, Sendable {
    package var name: String
    package var kind: RoundKind
    package var rule: CadenceRule
    package var shift = DayShift.later
    package var owing = RoundOwing.townships
    /// Working days before and after the day on which those who owe are reminded.
    package var remindBefore = 1
    /// What is asked of each, in words.
    package var asks = ""
    /// The document it follows.
    package var basis = ""
    /// What a survey goes through: `villages`, `groups`, or `ledger KEY`; empty for others.
    package var register = ""

    package init(_ name: String, _ kind: RoundKind, _ rule: CadenceRule) {
        self.name = name
        self.kind = kind
        self.rule = rule
    }

    package var issues: [Issue] {
        var issues: [Issue] = []
        if name.isEmpty || name.count > 40 { issues.append(Issue("cadence.name", field: "name")) }
        if !(0...10).contains(remindBefore) { issues.append(Issue("cadence.remind", field: "remind")) }
        if kind == .survey, SurveyRegister(register) == nil {
            issues.append(Issue("cadence.register", field: "register"))
        }
        return issues + rule.issues
    }
}

/// What a survey goes through, one by one: 不漏村、不漏户、不漏人、不漏项.
package enum SurveyRegister: Hashable, Sendable, LosslessStringConvertible {
    case villages
    case ledger(String)

    package var description: String {
        switch self {
        case .villages: "villages"
        case .ledger(let key): "ledger \(key)"
        }
    }

    package init?(_ text: String) {
        if text == "villages" {
            self = .villages
        } else if text.hasPrefix("ledger "), text.count > 7 {
            self = .ledger(String(text.dropFirst(7)))
        } else {
            return nil
        }
    }
}

/// The cadences the program brings: those of the speech and of the plans behind it.
package enum ShippedCadences {
    package static func all(on today: Day) -> [(key: String, draft: CadenceDraft)] {
        let year = Day(year: today.year, month: 1, day: 1) ?? today
        return [
            ("weekly-dispatch", dispatch), ("ten-day-supervision", supervision(from: year)),
            ("monthly-indicators", indicators), ("hundred-days", drive(from: today)),
            ("quarterly-disclosure", disclosure), ("village-survey", survey),
        ]
    }

    private static var dispatch: CadenceDraft {
        var draft = CadenceDraft("每周一调度", .dispatch, .weekly(1))
        draft.owing = .both
        draft.asks = "只说台账里没有的：为什么慢、下周做到多少、要县上解决什么。"
        draft.basis = "讲话：每周一调度、十天一督导"
        return draft
    }

    private static func supervision(from first: Day) -> CadenceDraft {
        var draft = CadenceDraft("十天一督导", .supervision, .days(10, from: first))
        draft.asks = "上次督导交办的事办到哪一步。"
        draft.basis = "讲话：每周一调度、十天一督导"
        return draft
    }

    private static var indicators: CadenceDraft {
        var draft = CadenceDraft("指标逐月分析", .indicators, .monthly(5))
        draft.owing = .departments
        draft.asks = "没有达到进度的指标：原因、措施、预计哪个月补上。"
        draft.basis = "讲话：逐一进行自查分析，逐月分析调度，逐项攻坚突破"
        return draft
    }

    private static func drive(from first: Day) -> CadenceDraft {
        let phases: [CadenceRule.DrivePhase] = [
            .init("排查摸底", days: 20), .init("集中攻坚", days: 60), .init("验收巩固", days: 20),
        ]
        var draft = CadenceDraft("百日攻坚行动", .drive, .drive(from: first, phases))
        draft.asks = "本阶段完成多少、还差多少、下一阶段怎么干。"
        draft.basis = "讲话：农村人居环境整治百日攻坚行动"
        return draft
    }

    private static var disclosure: CadenceDraft {
        var draft = CadenceDraft("季度公开", .disclosure, .quarterly(15))
        draft.owing = .villages
        draft.asks = "村务、财务按季度公开：公开了哪几项、公开到哪一天。"
        draft.basis = "村民委员会组织法（2018）第三十条"
        return draft
    }

    private static var survey: CadenceDraft {
        var draft = CadenceDraft("逐村排查", .survey, .asked)
        draft.owing = .villages
        draft.register = "villages"
        draft.asks = "过筛子式排查，不漏村、不漏户、不漏人、不漏项。"
        draft.basis = "讲话：过筛子式的大起底、大排查、大冲刺"
        return draft
    }
}
