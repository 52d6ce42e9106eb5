import Core
import Pages
import Programmes

/// One ledger in the catalogue.
struct CatalogueLine: Sendable {
    let playbook: Playbook
    let form: CatalogueForm
    /// In the place of who reads.
    let fillings: Int
    /// Whether who reads fills it in.
    let isOwn: Bool

    var cost: FormCost { FormCost(minutes: form.minutes, fillings: Double(fillings)) }
}

/// `/catalogue`: every form the county asks people to fill in, as far as a reader may see them; with words to look for, every
/// field that holds them.
struct CataloguePage {
    let lines: [CatalogueLine]
    /// Of a township or village, whose own fillings are counted; nil for the whole county.
    let place: String?
    let words: String
    let standing: String
    /// Where words are looked for.
    let fields: [KeptField]
    let hasMore: Bool
    /// Whether the reader may see every form of the county: a department sees its own.
    let seesAll: Bool
    let mayPropose: Bool
    /// Where the list is a workbook.
    let sheet: String
    let today: Day

    static let standings = [
        Choice("unapproved", "没有批准文号"), Choice("expired", "有效期已过"), Choice("ending", "有效期快到"),
        Choice("approved", "有批准文号"),
    ]

    static func holds(_ form: CatalogueForm, _ standing: String, on today: Day) -> Bool {
        switch (standing, form.standing(on: today)) {
        case ("unapproved", .unapproved), ("expired", .expired), ("ending", .ending), ("approved", .approved), ("", _):
            true
        default: false
        }
    }

    /// A township's or village's own stand first.
    var shown: [CatalogueLine] {
        let shown = lines.filter { Self.holds($0.form, standing, on: today) }
        return place == nil ? shown : shown.filter(\.isOwn) + shown.filter { !$0.isOwn }
    }

    private var counted: String {
        guard let place else { return seesAll ? "建新表以前先到这里找。" : "填写次数和用时按全县算。" }
        return "你填的排在前面；填写次数和用时只算\(place)的，不管是谁登记的。"
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "表单目录",
            lead: "\(seesAll && place == nil ? "全县要人填的" : "你能看到的")每一张表、每一个字段：谁填、多久一次、每月多少小时、谁批准的。"
                + counted,
            breadcrumbs: [Crumb("专项", "/programmes")],
            primary: mayPropose ? .link("新台账", to: "/proposed-ledgers", icon: .plus) : nil,
            actions: [.link("导出表格", to: sheet, icon: .download)],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            strip(w)
            w.filterBar(bar)
            if !words.isEmpty { return found(w) }
            guard !shown.isEmpty else {
                return w.emptyState(
                    lines.isEmpty ? "还没有表单" : "没有这样的表单",
                    lines.isEmpty ? "启用专项或建了台账以后，要填的表列在这里。" : "换一个条件再看。",
                    action: lines.isEmpty ? nil : .link("查看全部", to: "/catalogue")
                )
            }
            guard place != nil else { return table("表单目录", shown, w) }
            let (own, others) = (shown.filter(\.isOwn), shown.filter { !$0.isOwn })
            if !own.isEmpty { table("你填的表", own, w) }
            if !others.isEmpty { table("别人填、你能看到的表", others, w) }
        }
    }

    private func strip(_ w: HTMLWriter) {
        func count(_ standing: String) -> Int { lines.count { Self.holds($0.form, standing, on: today) } }
        let hours = lines.compactMap(\.cost.hours)
        let own = place == nil ? [] : [Stat("你填的表", Format.number(lines.count(where: \.isOwn)), unit: "张")]
        w.statStrip(
            own + [
                Stat("表单", Format.number(lines.count), unit: "张", address: "/catalogue"),
                Stat("字段", Format.number(lines.map(\.playbook.fields.count).reduce(0, +)), unit: "个"),
                Stat(
                    "没有批准文号",
                    Format.number(count("unapproved")),
                    unit: "张",
                    address: "/catalogue?standing=unapproved"
                ),
                Stat("有效期已过", Format.number(count("expired")), unit: "张", address: "/catalogue?standing=expired"),
                Stat(
                    place.map { "\($0)每月填表" } ?? "每月填表",
                    hours.isEmpty ? "—" : Format.number(hours.reduce(0, +), places: 1),
                    unit: hours.isEmpty ? "还没有估过用时" : "小时（\(hours.count) 张估过用时）"
                ),
            ],
            label: "表单统计"
        )
    }

    private var bar: FilterBar {
        FilterBar(
            "/catalogue",
            [
                .search(name: "q", label: "找字段或表单", value: words),
                .select(name: "standing", label: "批准情况", choices: Self.standings, value: standing),
            ]
        )
    }

    private func table(_ title: String, _ lines: [CatalogueLine], _ w: HTMLWriter) {
        let columns = [
            TableColumn("表单", .name), TableColumn("批准情况", .short), TableColumn("表号", .short, onlyOnDesk: true),
            TableColumn("制定机关", onlyOnDesk: true), TableColumn("批准或备案文号", onlyOnDesk: true),
            TableColumn("有效期至", .short, onlyOnDesk: true), TableColumn("字段", .number, unit: "个"), TableColumn("谁填"),
            TableColumn("多久一次", .short), TableColumn("近 30 天填写", .number, unit: "次"),
            TableColumn("每月", .number, unit: "小时"),
        ]
        w.table(title, columns) {
            for line in lines {
                let address = "/catalogue/\(line.playbook.key)"
                let standing = line.form.standing(on: today)
                w.row(opening: address) {
                    w.cell(line.playbook.name, linkingTo: address)
                    w.cell { w.chip(standing.word, tone: standing.isOpen ? .open : .plain) }
                    w.cell(line.form.number.isEmpty ? "—" : line.form.number)
                    w.cell(line.form.issuer.isEmpty ? "—" : line.form.issuer)
                    w.cell(line.form.approval.isEmpty ? "—" : line.form.approval)
                    w.cell(line.form.validThrough.map(Format.tableDay) ?? "—")
                    w.cell(line.playbook.fields.count)
                    w.cell(line.playbook.fillers)
                    w.cell(line.playbook.cadence.word)
                    w.cell(line.fillings)
                    w.cell(line.cost.hours.map { Format.number($0, places: 1) } ?? "没有估")
                }
            }
        }
    }

    private func found(_ w: HTMLWriter) {
        guard !fields.isEmpty else {
            return w.emptyState(
                "没有含“\(words)”的字段",
                "\(seesAll ? "全县在用的" : "你能看到的")台账都不问这个。换一种叫法再找，例如 电话、面积。",
                action: .link("查看全部表单", to: "/catalogue")
            )
        }
        w.paragraph("含“\(words)”的字段 \(fields.count) 个\(hasMore ? "，只列出前面这些，写得更具体一些" : "")。")
        let columns = [
            TableColumn("字段", .name), TableColumn("在哪张表"), TableColumn("类型", .short), TableColumn("单位或选项"),
            TableColumn("为什么要填"), TableColumn("谁填"), TableColumn("多久一次", .short),
        ]
        w.table("字段", columns) {
            for one in fields {
                w.row(opening: "/catalogue/\(one.ledger)") {
                    w.cell(one.field.label)
                    w.cell(one.ledgerName, linkingTo: "/catalogue/\(one.ledger)")
                    w.cell(one.field.type.word)
                    w.cell(
                        one.field.options.isEmpty
                            ? (one.field.unit.isEmpty ? "—" : one.field.unit) : one.field.options.joined(separator: "、")
                    )
                    w.cell(one.field.why.isEmpty ? "—" : one.field.why)
                    w.cell(one.fillers)
                    w.cell(one.cadence.word)
                }
            }
        }
    }
}
