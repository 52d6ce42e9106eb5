import Core
import Pages
import PaperFormat

/// 整改通知单 as values: whoever keeps problems fills it, and `draft` makes the document (14 columns: domain B15).
package struct RectificationNotice: Sendable {
    package struct Item: Sendable {
        package var place: String
        package var category: String
        package var problem: String
        /// How many pictures lie with the problem; the paper says where they are.
        package var pictures: Int
        package var measures: String
        package var due: Day?
        /// The days by which, with what stands then, where there are several; empty prints `due`.
        package var phases: String
        package var person: String
        package var money: String
        package var recheckOn: Day?
        package var result: String
        package var rechecker: String
        package var remark: String

        package init(
            place: String = "",
            category: String = "",
            problem: String,
            pictures: Int = 0,
            measures: String = "",
            due: Day? = nil,
            phases: String = "",
            person: String = "",
            money: String = "",
            recheckOn: Day? = nil,
            result: String = "",
            rechecker: String = "",
            remark: String = ""
        ) {
            self.place = place
            self.category = category
            self.problem = problem
            self.pictures = pictures
            self.measures = measures
            self.due = due
            self.phases = phases
            self.person = person
            self.money = money
            self.recheckOn = recheckOn
            self.result = result
            self.rechecker = rechecker
            self.remark = remark
        }
    }

    /// 被检查单位; nil where it has no account here and gets the paper by hand.
    package var unit: UnitID?
    package var unitName: String
    /// Who checked.
    package var inspector: String
    package var checkedOn: Day?
    /// What the check went by: a document, a plan.
    package var basis: String
    package var items: [Item]
    package var replyBy: Day?
    /// 要求, in the words of who signs.
    package var demand: String
    package var about: PaperAbout?

    package init(
        unit: UnitID?,
        unitName: String,
        inspector: String,
        checkedOn: Day?,
        basis: String = "",
        items: [Item],
        replyBy: Day? = nil,
        demand: String = "",
        about: PaperAbout? = nil
    ) {
        self.unit = unit
        self.unitName = unitName
        self.inspector = inspector
        self.checkedOn = checkedOn
        self.basis = basis
        self.items = items
        self.replyBy = replyBy
        self.demand = demand
        self.about = about
    }
}

extension RectificationNotice {
    /// Columns of the list of problems, as the county's own form may name them: 〔整改问题.存在问题〕.
    package static let columns: [PaperTable.Column] = [
        .init("序号", share: 0.5), .init("被检查单位", share: 1.2, .left), .init("具体地点", share: 1.2, .left),
        .init("类别", share: 0.8), .init("存在问题", share: 2.2, .left), .init("问题图片", share: 0.8),
        .init("整改措施", share: 2, .left), .init("整改期限", share: 1), .init("整改责任人", share: 0.9),
        .init("整改资金", share: 0.8), .init("复查时间", share: 1), .init("完成情况", share: 1, .left),
        .init("复查人", share: 0.8), .init("备注", share: 0.8, .left),
    ]
    static let listName = "整改问题"

    package func draft(from unitName: String) -> PaperDraft {
        let when = checkedOn.map { Format.day($0) } ?? ""
        let basis = basis.isEmpty ? "" : "依据\(basis)，"
        let opening =
            "\(when.isEmpty ? "" : when + "，")\(basis)\(inspector.isEmpty ? "我单位" : inspector)对你单位进行了检查，"
            + "发现问题\(items.count)个。请\(items.count == 1 ? "对照下表" : "对照附件")逐项整改，整改到位后报我单位复查，复查由检查以外的人办理。"
        let closing = replyBy.map { "请于\(Format.day($0))前将整改情况书面报送\(unitName)。" } ?? "整改期满后，请将整改情况书面报送\(unitName)。"
        let single = items.count == 1
        let tables = single ? [upright, wide] : [wide]
        let annexes = single ? [] : [PaperContent.Annex(title: "整改问题清单", text: "〔表：\(Self.listName)〕", isWide: true)]
        let content = PaperContent(
            title: "整改通知单",
            addressees: [self.unitName],
            text: [opening, single ? "〔表：整改事项〕" : "", spoken(demand), closing].filter { !$0.isEmpty }
                .joined(separator: "\n"),
            tables: tables,
            annexes: annexes,
            parties: [
                PaperParty("签发单位负责人", lines: ["签字：＿＿＿＿＿＿", "　　年　　月　　日"]),
                PaperParty("签收单位负责人", lines: ["签字：＿＿＿＿＿＿", "　　年　　月　　日"]),
            ],
            office: unitName
        )
        return PaperDraft(.rectification, content, units: unit.map { [$0] } ?? [], about: about)
    }

    private func cells(_ item: Item, _ number: Int) -> [String] {
        func day(_ day: Day?) -> String { day.map { Format.tableDay($0) } ?? "" }
        return [
            "\(number)", unitName, item.place, item.category, item.problem,
            item.pictures == 0 ? "" : "\(item.pictures) 张", item.measures,
            item.phases.isEmpty ? day(item.due) : item.phases, item.person, item.money,
            day(item.recheckOn), item.result, item.rechecker, item.remark,
        ]
    }

    private var wide: PaperTable {
        PaperTable(
            Self.listName,
            showsName: false,
            columns: Self.columns,
            rows: items.enumerated().map { cells($0.element, $0.offset + 1) }
        )
    }

    /// One problem reads better from the top down.
    private var upright: PaperTable {
        let rows = zip(Self.columns.map(\.title), items.first.map { cells($0, 1) } ?? []).dropFirst()
        return PaperTable(
            "整改事项",
            showsName: false,
            columns: [.init("项目", share: 1), .init("内容", share: 3.4, .left)],
            rows: rows.map { [$0, $1] }
        )
    }
}
