import Core
import Pages
import PaperFormat

/// 督办函 as values: a unit is pressed about a problem that was not put right in time.
package struct SupervisionLetter: Sendable {
    package var unit: UnitID
    package var unitName: String
    package var item: RectificationNotice.Item
    /// Why now: 阶段时限 2026-06-10 已过 5 天.
    package var facts: String
    /// The words of who decided.
    package var reason: String
    package var replyBy: Day
    package var about: PaperAbout

    package init(
        unit: UnitID,
        unitName: String,
        item: RectificationNotice.Item,
        facts: String,
        reason: String,
        replyBy: Day,
        about: PaperAbout
    ) {
        self.unit = unit
        self.unitName = unitName
        self.item = item
        self.facts = facts
        self.reason = reason
        self.replyBy = replyBy
        self.about = about
    }

    static let listName = "督办问题"
    static let columns: [PaperTable.Column] = [
        .init("编号", share: 1.5), .init("具体地点", share: 1.3, .left), .init("存在问题", share: 3, .left),
        .init("整改时限", share: 2, .left), .init("责任人", share: 1),
    ]

    package func draft(from unitName: String, on today: Day) -> PaperDraft {
        let phases = item.phases.isEmpty ? item.due.map { Format.day($0) } ?? "" : item.phases
        let table = PaperTable(
            Self.listName,
            showsName: false,
            columns: Self.columns,
            rows: [[item.remark, item.place, item.problem, phases, item.person]]
        )
        let state = facts.isEmpty ? "" : "截至\(Format.day(today))，\(facts)。"
        let content = PaperContent(
            title: "关于督办\(item.remark)整改的函",
            addressees: [self.unitName],
            text: [
                "你单位负责整改的下列问题没有按期取得成效。\(state)现予督办。", "〔表：\(Self.listName)〕", spoken(reason),
                "请对照整改方案查明原因，落实措施和责任人，于\(Format.day(replyBy))前将整改情况书面答复\(unitName)。"
                    + "对本函有异议的，可以自签收之日起30日内在问题页提出，由其他人员复核。",
            ].filter { !$0.isEmpty }.joined(separator: "\n"),
            tables: [table],
            signature: unitName,
            office: unitName,
            dated: today
        )
        return PaperDraft(.supervisionLetter, content, units: [unit], about: about)
    }
}
