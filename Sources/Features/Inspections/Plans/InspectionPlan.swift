import Core

package enum YearItemSubject {}
package typealias PlanID = Identifier<InspectionPlan>
package typealias YearItemID = Identifier<YearItemSubject>

/// Who inspects what, where and when, under whose authority.
package struct InspectionPlan: Hashable, Sendable {
    package let id: PlanID
    package let county: RegionCode
    package let number: PlanNumber
    package var title: String
    package var kind: InspectionKind
    package var content: String
    /// The number of the document that allows it.
    package var document: String
    /// Who approved it: 县政府主要负责人, or the unit.
    package var approvedBy: String
    package var yearItem: YearItemID
    package var checklist: String
    package var checklistVersion: String
    package var first: Day
    package var last: Day
    package var stage: PlanStage
    /// 督查结论, written when it is closed.
    package var conclusion: String
    package let author: AccountID
    package let person: String
    package let unit: UnitID
    package let unitName: String
    package let at: Instant
    package var version: Int
    package var places: [RegionCode] = []
    package var members: [InspectionMember] = []

    package var isJoint: Bool { Set(members.map(\.unit)).count > 1 }
}

package struct InspectionMember: Hashable, Sendable {
    package let account: AccountID
    package let unit: UnitID
    package let person: String
    package let unitName: String
    package var isHead: Bool

    package init(account: AccountID, unit: UnitID, person: String, unitName: String, isHead: Bool) {
        self.account = account
        self.unit = unit
        self.person = person
        self.unitName = unitName
        self.isHead = isHead
    }
}

/// 督查〔2026〕3号 of a county and year.
package struct PlanNumber: Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    package let sequence: Int

    package var description: String { "督查〔\(year)〕\(sequence)号" }
}

/// 政府督查工作条例, art. 12.
package enum InspectionKind: String, CaseIterable, Sendable {
    case comprehensive, special, event, daily, clue

    package var word: String {
        switch self {
        case .comprehensive: "综合督查"
        case .special: "专项督查"
        case .event: "事件调查"
        case .daily: "日常督办"
        case .clue: "线索核查"
        }
    }
}

package enum PlanStage: String, CaseIterable, Sendable {
    case open, closed, withdrawn

    package var word: String {
        switch self {
        case .open: "进行中"
        case .closed: "已结束"
        case .withdrawn: "已撤销"
        }
    }
}

/// A line of the county's yearly plan of inspections (年度督查检查计划).
package struct YearItem: Hashable, Sendable {
    package let id: YearItemID
    package let county: RegionCode
    package let year: Int
    package let title: String
    package let document: String
    package let approvedBy: String
    /// How many inspections it allows in the year.
    package let times: Int
    /// How many were planned, those withdrawn left out.
    package var used: Int

    package init(
        id: YearItemID,
        county: RegionCode,
        year: Int,
        title: String,
        document: String,
        approvedBy: String,
        times: Int,
        used: Int = 0
    ) {
        self.id = id
        self.county = county
        self.year = year
        self.title = title
        self.document = document
        self.approvedBy = approvedBy
        self.times = times
        self.used = used
    }
}
