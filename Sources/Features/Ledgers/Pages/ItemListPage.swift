import Core
import Expression
import Pages
import Programmes
import Regions
import Tasks

/// `/ledgers/{ledger}`: the things of a ledger, narrowed by filters that stay in the address.
struct ItemListPage {
    let book: LedgerBook
    /// Of a restricted ledger: who opened it.
    let openings: [Opening]
    let filter: ItemFilter
    /// Of the place it is narrowed to.
    let placeName: String?
    /// Where that place is no more.
    let ended: EndedPlace?
    let found: ItemLines
    /// By place in the playbook's stages, within what this person sees.
    let counts: [Int]
    let places: [Choice]
    let mayEnter: Bool
    let mayTidy: Bool
    /// Those this person's post makes.
    let moves: [LedgerMove]
    let isFirst: Bool

    var playbook: Playbook { book.playbook }
    private var lines: [ItemLine] { found.lines }
    private var following: String? { found.next.map { LedgerAddress(path, filter, after: $0).text } }
    private var path: String { "/ledgers/\(playbook.key)" + (filter.isTrash ? "/trash" : "") }

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            filter.isTrash ? "\(playbook.name)回收站" : playbook.ledgerName,
            lead: filter.isTrash ? "移入回收站的不再计数，可以恢复。" : "每条一\(playbook.item.counter)\(playbook.item.word)。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.name, "/programmes/\(playbook.key)")],
            primary: mayEnter && !filter.isTrash
                ? .link("登记\(playbook.item.word)", to: base + "/new", icon: .plus) : nil,
            actions: filter.isTrash
                ? [.link("返回台账", to: base)]
                : [
                    .link("导出表格", to: LedgerAddress(base + "/items.xlsx", filter).text, icon: .download),
                    .link("按表样导出", to: LedgerAddress(base + "/filling", filter).text, icon: .download),
                    .link("导出 CSV", to: LedgerAddress(base + "/items.csv", filter).text, icon: .download),
                    .print("打印"),
                ],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            if !filter.isTrash { LedgerTabs(playbook, mayEnter: mayEnter, mayTidy: mayTidy).write(w, at: .list) }
            stageStrip(w)
            w.filterBar(filterBar)
            guard !lines.isEmpty else { return empty(w, base) }
            table(w, context)
            w.pager(
                Pager(
                    previous: isFirst ? nil : LedgerAddress(path, filter).text,
                    next: following,
                    shown: lines.count
                )
            )
            if let looked = found.looked { w.remark("这一页翻看了 \(Format.number(looked)) 条，后面的还没有看，按下一页接着找。") }
            if !filter.isTrash { w.remark(ItemLight.rule(playbook)) }
            if playbook.isRestricted { w.openings(openings, of: "这本台账") }
        }
    }

    private func stageStrip(_ w: HTMLWriter) {
        guard !filter.isTrash else { return }
        // The counts know the place and nothing else: each opens as many things as it says.
        var all = ItemFilter()
        all.region = filter.region
        let stats = playbook.stages.enumerated().map { place, stage in
            var one = all
            one.stages = [stage.key]
            let address = LedgerAddress(path, one).text
            return Stat(stage.word, Format.number(counts[place]), unit: playbook.item.counter, address: address)
        }
        w.statStrip(stats, label: "按环节统计")
    }

    private func empty(_ w: HTMLWriter, _ base: String) {
        if filter.isTrash { return w.emptyState("回收站是空的", "登记错的、重复的移到这里，可以恢复。") }
        if filter.isEmpty {
            let action: PageAction? = mayEnter ? .link("登记第一\(playbook.item.counter)", to: base + "/new") : nil
            return w.emptyState("还没有\(playbook.item.word)", "登记以后列在这里；已有的表格可以成批登记。", action: action)
        }
        if let ended {
            var there = filter
            there.region = ended.heir.code
            return w.emptyState(
                "这里没有\(playbook.item.word)了",
                "\(ended.sentence)台账随同归\(ended.heir.name)。",
                action: .link("看\(ended.heir.name)的台账", to: LedgerAddress(path, there).text)
            )
        }
        if let looked = found.looked, let following {
            return w.emptyState(
                "翻看的 \(Format.number(looked)) 条里没有符合条件的",
                "后面还有没看的\(playbook.item.word)，可以接着找；加上地方或环节，找得更快。",
                action: .link("接着往下找", to: following)
            )
        }
        w.emptyState(
            "没有符合条件的\(playbook.item.word)",
            "去掉一两个筛选条件再看。",
            action: .link("查看全部", to: path)
        )
    }

    /// What a list shows of a thing: the first few fields people compare by.
    static func columns(_ playbook: Playbook) -> [Int] {
        let shown = playbook.fields.indices.filter { place in
            guard place != playbook.item.title else { return false }
            switch playbook.fields[place].type {
            case .number, .money, .day, .truth, .choice: return true
            default: return false
            }
        }
        let required = shown.filter { playbook.fields[$0].isRequired }
        return Array((required + shown.filter { !playbook.fields[$0].isRequired }).prefix(4)).sorted()
    }

    private func table(_ w: HTMLWriter, _ context: PageContext) {
        let shown = Self.columns(playbook)
        let choice = mayTidy && !filter.isTrash ? [TableColumn("选择", .choice)] : []
        let columns =
            choice + [
                TableColumn(playbook.fields[playbook.item.title].label, .name),
                TableColumn("登记", .short, sort: sort(.newest), onlyOnDesk: true),
                TableColumn("所在地", sort: sort(.place)), TableColumn("环节", .short), TableColumn("灯", .short),
            ] + shown.map(column) + [TableColumn("环节已有", .number, unit: "天", sort: sort(.slowest))]
        w.table("\(playbook.name)清单", columns) {
            for line in lines { row(line, shown, w, context) }
        }
        if mayTidy, !filter.isTrash { bulkForm(w, context) }
    }

    private func column(_ place: Int) -> TableColumn {
        let field = playbook.fields[place]
        let order = sort(.field(field.key))
        switch field.type {
        case .number: return TableColumn(field.label, .number, unit: field.unit.isEmpty ? nil : field.unit, sort: order)
        case .money: return TableColumn(field.label, .number, unit: field.unit.isEmpty ? "元" : field.unit, sort: order)
        case .day: return TableColumn(field.label, .short, sort: order)
        default: return TableColumn(field.label, .text, sort: order, onlyOnDesk: true)
        }
    }

    private func sort(_ order: ItemOrder) -> TableColumn.Sort {
        var sorted = filter
        sorted.order = order
        // A field is sorted the other way by the next click.
        if case .field(let key, _) = order, case .field(key, let isDescending) = filter.order {
            sorted.order = .field(key, isDescending: !isDescending)
            return TableColumn.Sort(LedgerAddress(path, sorted).text, now: isDescending ? .descending : .ascending)
        }
        let isDescending = [.newest, .slowest].contains(order)
        return TableColumn.Sort(
            LedgerAddress(path, sorted).text,
            now: filter.order == order ? isDescending ? .descending : .ascending : nil
        )
    }

    private func row(_ line: ItemLine, _ shown: [Int], _ w: HTMLWriter, _ context: PageContext) {
        let (item, address) = (line.item, "/items/\(line.item.id)")
        w.row(opening: address) {
            if mayTidy, !filter.isTrash { w.choiceCell("item", "\(item.id)", about: item.title, form: "bulk") }
            w.cell(item.title, linkingTo: address)
            w.cell("\(item.createdAt.day)")
            w.cell(line.place)
            w.cell(line.stageWord)
            w.cell { if let light = line.light(on: context.today) { w.light(light.signal) } else { w.text("—") } }
            for place in shown {
                let value = line.values[place]
                if case .number(let number) = value {
                    w.cell(Format.number(number))
                } else {
                    w.cell(value.isKnown ? ItemWords.plain(value) : "—")
                }
            }
            w.cell(context.today.days(since: item.stageDay))
        }
    }

    private func bulkForm(_ w: HTMLWriter, _ context: PageContext) {
        let options =
            moves.map { Choice("move:\($0.key)", $0.word, group: "办理") }
            + playbook.fields.filter { BulkFields.mayBeEdited($0) }.map {
                Choice("edit:\($0.key)", $0.label, group: "修改字段")
            } + [Choice("renew", "改用新版", group: "其他")]
        w.form("/ledgers/\(playbook.key)/bulk/preview", token: context.token, id: "bulk") {
            w.hidden("list", LedgerAddress("", filter).text)
            w.fieldRow {
                w.select(Field("act", "对勾选的办理", size: .medium), options, blank: "选择")
                w.textField(Field("text", "填什么", hint: "修改字段时写新内容，办理时写说明。", isOptional: true, size: .medium))
            }
            w.formActions { w.button("预览", kind: .secondary) }
        }
    }
}

/// Which fields may be given one answer for many things.
enum BulkFields {
    static func mayBeEdited(_ field: LedgerField) -> Bool {
        guard field.unique == nil else { return false }
        switch field.type {
        case .number, .money, .day, .truth, .choice, .set, .text: return true
        default: return false
        }
    }
}
