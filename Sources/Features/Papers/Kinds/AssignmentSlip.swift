import Core
import Pages
import PaperFormat

/// 交办单 as values: something is handed to a unit, with what is asked and until when.
package struct AssignmentSlip: Sendable {
    package var unit: UnitID?
    package var unitName: String
    /// Where it comes from: an inspection, a meeting, a letter.
    package var source: String
    package var matter: String
    package var demand: String
    package var due: Day?
    /// Units that help.
    package var helpers: [String]
    package var contact: String
    /// Problems handed out together, on pages of their own; empty where `matter` says it all.
    package var items: [RectificationNotice.Item]
    package var about: PaperAbout?

    package init(
        unit: UnitID?,
        unitName: String,
        source: String,
        matter: String,
        demand: String,
        due: Day?,
        helpers: [String] = [],
        contact: String = "",
        items: [RectificationNotice.Item] = [],
        about: PaperAbout? = nil
    ) {
        self.unit = unit
        self.unitName = unitName
        self.source = source
        self.matter = matter
        self.demand = demand
        self.due = due
        self.helpers = helpers
        self.contact = contact
        self.items = items
        self.about = about
    }

    static let listName = "交办问题"
    static let columns: [PaperTable.Column] = [
        .init("序号", share: 0.5), .init("编号", share: 1.4), .init("具体地点", share: 1.3, .left), .init("类别", share: 1),
        .init("存在问题", share: 3.2, .left), .init("整改时限", share: 1.8, .left), .init("责任人", share: 0.9),
    ]

    package func draft(from unitName: String) -> PaperDraft {
        let rows = [
            ["交办事项", matter], ["事项来源", source], ["承办单位", self.unitName],
            ["配合单位", helpers.joined(separator: "、")], ["办理要求", demand],
            ["办结时限", due.map { Format.day($0) } ?? ""], ["联系人", contact], ["办理结果", ""],
        ]
        let table = PaperTable(
            "交办事项",
            showsName: false,
            columns: [.init("项目", share: 1), .init("内容", share: 3.4, .left)],
            rows: rows
        )
        let closing = due.map { "请于\(Format.day($0))前办结，并将办理结果填写在本单上报送\(unitName)。" } ?? "办结后请将办理结果填写在本单上报送\(unitName)。"
        let content = PaperContent(
            title: "交办单",
            addressees: [self.unitName],
            text: "现将下列事项交由你单位办理。\n〔表：交办事项〕\n\(closing)",
            tables: items.isEmpty ? [table] : [table, list],
            annexes: items.isEmpty ? [] : [.init(title: "交办问题清单", text: "〔表：\(Self.listName)〕", isWide: true)],
            parties: [
                PaperParty("交办单位（盖章）", lines: [unitName, "　　年　　月　　日"]),
                PaperParty("承办单位签收", lines: ["签收人：＿＿＿＿＿＿", "　　年　　月　　日"]),
            ],
            office: unitName
        )
        return PaperDraft(.assignment, content, units: unit.map { [$0] } ?? [], about: about)
    }

    private var list: PaperTable {
        PaperTable(
            Self.listName,
            showsName: false,
            columns: Self.columns,
            rows: items.enumerated().map { index, item in
                [
                    "\(index + 1)", item.remark, item.place, item.category, item.problem,
                    item.phases.isEmpty ? item.due.map { Format.tableDay($0) } ?? "" : item.phases, item.person,
                ]
            }
        )
    }
}
