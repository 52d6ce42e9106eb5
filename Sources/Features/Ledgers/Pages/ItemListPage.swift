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
    /// What this person's post may see.
    let reach: RegionCode
    let found: ItemLines
    /// Where a thing is that was asked for by its number.
    let elsewhere: Elsewhere?
    /// What its things show of other ledgers.
    let reads: ReadThrough
    /// By place in the playbook's stages, within what this person sees.
    let counts: [Int]
    let places: [Choice]
    let mayEnter: Bool
    let mayTidy: Bool
    /// Those this person's post makes.
    let moves: [LedgerMove]
    /// Behind which thing this page of the list begins; nil for the first.
    let cursor: ItemCursor?
    /// An act on many that was refused, with what was ticked and entered.
    var attempt: BulkAttempt?

    private var isFirst: Bool { cursor == nil }

    struct Elsewhere: Sendable {
        let id: ItemID
        /// 农户收入账台账; 农村老旧房屋拆除台账的回收站 or 的清单.
        let words: String
    }

    var playbook: Playbook { book.playbook }
    private var lines: [ItemLine] { found.lines }
    private var following: String? { found.next.map { LedgerAddress(path, filter, after: $0).text } }
    private var path: String { "/ledgers/\(playbook.key)" + (filter.isTrash ? "/trash" : "") }

    /// In the hand one question stands on a page.
    private func entering(_ word: String, icon: Icon? = nil) -> PageAction {
        let new = "/ledgers/\(playbook.key)/new"
        return .forked(word, to: new, inHand: new + "/steps/1", icon: icon)
    }

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            filter.isTrash ? "\(playbook.name)回收站" : playbook.ledgerName,
            lead: filter.isTrash ? "移入回收站的不再计数，可以恢复。" : "每条一\(playbook.item.counter)\(playbook.item.word)。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.name, "/programmes/\(playbook.key)")],
            primary: mayEnter && !filter.isTrash ? entering("登记\(playbook.item.word)", icon: .plus) : nil,
            actions: filter.isTrash
                ? [.link("返回台账", to: base)]
                : [
                    .link("导出表格", to: LedgerAddress(base + "/items.xlsx", filter).text, icon: .download),
                    .link("按表样导出", to: LedgerAddress(base + "/filling", filter).text, icon: .download),
                    .link("导出 CSV", to: LedgerAddress(base + "/items.csv", filter).text, icon: .download),
                    .print("打印"),
                ],
            printStyle: .landscape,
            context: context.searching(playbook, within: filter.isTrash ? ItemFilter() : filter)
        )
        return page.render { w in
            if !filter.isTrash {
                LedgerTabs(playbook, mayEnter: mayEnter, mayTidy: mayTidy, in: filter.region).write(w, at: .list)
            }
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
            for words in readRemarks { w.remark(words) }
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
        if let elsewhere {
            let action = PageAction.link("打开这一条", to: "/items/\(elsewhere.id)")
            return w.emptyState("这个编号不在这里", "它在\(elsewhere.words)里。", action: action)
        }
        if filter.isTrash { return w.emptyState("回收站是空的", "登记错的、重复的移到这里，可以恢复。") }
        if filter.isEmpty {
            let action = mayEnter ? entering("登记第一\(playbook.item.counter)") : nil
            return w.emptyState("还没有\(playbook.item.word)", "登记以后列在这里；已有的表格可以成批登记。", action: action)
        }
        if let ended { return moved(ended, w) }
        if let looked = found.looked, let following {
            return w.emptyState(
                "翻看的 \(Format.number(looked)) 条里没有符合条件的",
                "后面还有没看的\(playbook.item.word)，可以接着找；加上地方或环节，找得更快。",
                action: .link("接着往下找", to: following)
            )
        }
        if let everywhere { return w.emptyState("筛选出的里面没有“\(filter.text)”", "别的条件还开着。", action: everywhere) }
        w.emptyState(
            "没有符合条件的\(playbook.item.word)",
            "去掉一两个筛选条件再看。",
            action: .link("查看全部", to: path)
        )
    }

    /// The words alone, where other filters are on too.
    private var everywhere: PageAction? {
        var words = ItemFilter()
        words.text = filter.text
        var narrowed = filter
        narrowed.text = ""
        guard !filter.text.isEmpty, !narrowed.isEmpty else { return nil }
        return .link("在整本台账里搜索“\(filter.text)”", to: LedgerAddress(path, words).text)
    }

    /// The things of a place that is no more are in another, which may be outside what this person sees.
    private func moved(_ ended: EndedPlace, _ w: HTMLWriter) {
        var there = filter
        there.region = ended.heir.code
        let then = "/programmes/\(playbook.key)?region=\(ended.code)&day=\(ended.lastDay)"
        let isOpen = ended.isOpen(to: reach)
        w.emptyState(
            "这里没有\(playbook.item.word)了",
            "\(ended.sentence)台账随同归\(ended.heirName)。"
                + (isOpen ? "" : "那里不在你的岗位能看的范围里；并入以前的数还可以看。"),
            action: isOpen
                ? .link("看\(ended.heir.name)的台账", to: LedgerAddress(path, there).text)
                : .link("看\(ended.name) \(Format.day(ended.lastDay)) 的数", to: then)
        )
    }

    /// What a list shows of a thing: the first few fields people compare by.
    static func columns(_ playbook: Playbook) -> [Int] {
        let shown = playbook.fields.indices.filter { place in
            place != playbook.item.title && isCompared(playbook.fields[place])
        }
        let required = shown.filter { playbook.fields[$0].isRequired }
        return Array((required + shown.filter { !playbook.fields[$0].isRequired }).prefix(4)).sorted()
    }

    private static func isCompared(_ field: LedgerField) -> Bool {
        switch field.type {
        case .number, .money, .day, .truth, .choice: true
        default: false
        }
    }

    /// The first few that are read from other ledgers, beside the own ones.
    private var readColumns: [ReadField] { Array(reads.fields.filter { Self.isCompared($0.field) }.prefix(2)) }

    /// Which columns are not the ledger's own, by the ledger they come from.
    private var readRemarks: [String] {
        let names = Dictionary(grouping: readColumns) { $0.book.playbook.name }
        return names.sorted { $0.key < $1.key }.map { name, fields in
            "\(fields.map(\.field.label).joined(separator: "、"))从“\(name)”读，在那边改。"
        }
    }

    private func table(_ w: HTMLWriter, _ context: PageContext) {
        let shown = Self.columns(playbook)
        let choice = mayTidy && !filter.isTrash ? [TableColumn("选择", .choice)] : []
        let columns =
            choice + [
                TableColumn(playbook.fields[playbook.item.title].label, .name),
                TableColumn("登记", .short, sort: sort(.newest), onlyOnDesk: true),
                TableColumn("所在地", .short, sort: sort(.place)), TableColumn("环节", .short), TableColumn("灯", .short),
            ]
        let fields = shown.map { column($0) } + readColumns.map { column($0.field, nil) }
        let waited = TableColumn("在本环节", .number, unit: "天", sort: sort(.slowest))
        w.table("\(playbook.name)清单", columns + fields + [waited]) {
            for line in lines { row(line, shown, w, context) }
        }
        if mayTidy, !filter.isTrash { bulkForm(w, context) }
    }

    private func column(_ place: Int) -> TableColumn {
        column(playbook.fields[place], sort(.field(playbook.fields[place].key)))
    }

    private func column(_ field: LedgerField, _ order: TableColumn.Sort?) -> TableColumn {
        switch field.type {
        case .number, .money:
            return TableColumn(field.label, .number, unit: field.unit.isEmpty ? nil : field.unit, sort: order)
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
            if mayTidy, !filter.isTrash {
                let isOn = attempt?.ticked.contains(item.id) == true
                w.choiceCell("item", "\(item.id)", about: item.title, form: "bulk", isOn: isOn)
            }
            w.cell(item.title, linkingTo: address)
            w.cell("\(item.createdAt.day)")
            w.cell(line.place)
            w.cell(line.stageWord)
            w.cell { if let light = line.light(on: context.today) { w.light(light.signal) } else { w.text("—") } }
            for place in shown {
                cell(line.values[place], "", w, places: playbook.fields[place].shownPlaces)
            }
            for one in readColumns { cell(reads.only(one, from: line.values), reads.words(one, from: line.values), w) }
            w.cell(context.today.days(since: item.stageDay))
        }
    }

    /// - Parameter words: where there is more than one value.
    private func cell(_ value: Value?, _ words: String, _ w: HTMLWriter, places: Int = 2) {
        switch value {
        case .number(let number)?: w.cell(Format.number(number, places: places))
        case let value? where value.isKnown: w.cell(ItemWords.plain(value))
        default: w.cell(words.isEmpty ? "—" : words)
        }
    }

    private func bulkForm(_ w: HTMLWriter, _ context: PageContext) {
        let options =
            moves.map { Choice("move:\($0.key)", $0.word, group: "办理") }
            + playbook.fields.filter { BulkFields.mayBeEdited($0) }.map {
                Choice("edit:\($0.key)", $0.label, group: "修改字段")
            } + [Choice("renew", "改用新版", group: "其他")]
        let errors = attempt?.errors ?? []
        let act = Field("act", "对勾选的办理", value: attempt?.act ?? "", errors: errors, size: .medium)
        let text = Field(
            "text",
            "填什么",
            value: attempt?.text ?? "",
            hint: "修改字段时写新内容，办理时写说明。",
            errors: errors,
            isOptional: true,
            size: .medium
        )
        w.form("/ledgers/\(playbook.key)/bulk/preview", token: context.token, errors: errors, id: "bulk") {
            w.hidden("list", LedgerAddress("", filter, after: cursor).text)
            w.fieldRow {
                w.select(act, options, blank: "选择")
                w.textField(text)
            }
            w.formActions { w.button("预览", kind: .secondary) }
        }
    }
}

/// What somebody ticked and entered for an act on many things, and why it cannot be previewed.
struct BulkAttempt: Sendable {
    let act: String
    let text: String
    let ticked: Set<ItemID>
    let errors: [FieldError]
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
