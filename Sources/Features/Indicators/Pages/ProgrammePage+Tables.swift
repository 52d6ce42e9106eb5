import Core
import Ledgers
import Pages
import Programmes
import Tasks

extension ProgrammePage {
    func matrix(_ w: HTMLWriter) {
        let stages = playbook.stages
        let columns =
            [TableColumn("地方", .name), TableColumn("灯", .short)] + stages.map { TableColumn($0.word, .number) } + [
                TableColumn("合计", .number), TableColumn(main?.indicator.word ?? "完成", .number),
                TableColumn("应达", .number),
            ]
        // On a phone each place is a card: those with nothing yet are named in one line.
        let begun = lines.filter(\.isBegun)
        let idle = lines.filter { !$0.isBegun }
        w.table("各地各环节", columns, footer: { footer(w) }) {
            for line in begun { row(line, w) }
        }
        if main?.course != nil, !begun.isEmpty, lines.allSatisfy({ $0.outlook?.course == nil }) {
            w.remark("目标还没有分解到\(region.level >= .township ? "村" : "乡镇")，各地只列数，没有灯。")
        }
        guard !idle.isEmpty else { return }
        w.tag("p", ["class": "remark"]) {
            w.text("还没有登记的地方：")
            for (place, line) in idle.enumerated() {
                if place > 0 { w.text("、") }
                w.link(line.name, to: below(line.region))
            }
        }
    }

    private func row(_ line: Line, _ w: HTMLWriter) {
        let here = base + "?region=\(line.region)"
        w.row(signal: line.outlook?.signal) {
            w.cell(line.name, linkingTo: below(line.region))
            w.cell { w.light(of: line.outlook) }
            for (place, stage) in playbook.stages.enumerated() {
                count(line.counts[place], here + "&stage=\(stage.key)", w)
            }
            let total = zip(playbook.stages, line.counts).filter { $0.0.outcome != .dropped }.map(\.1).reduce(0, +)
            count(total, here, w)
            w.cell(line.outlook.map { $0.words($0.value) } ?? "—")
            w.cell(line.outlook.map { $0.finer($0.standing?.expected) } ?? "—")
        }
    }

    private func footer(_ w: HTMLWriter) {
        w.row {
            w.cell("合计")
            w.cell { w.light(of: main) }
            for (place, stage) in playbook.stages.enumerated() {
                count(state.counts[place], list("stage=\(stage.key)"), w)
            }
            count(state.total, list(), w)
            w.cell(main.map { $0.words($0.value) } ?? "—")
            w.cell(main.map { $0.finer($0.standing?.expected) } ?? "—")
        }
    }

    private func count(_ number: Int, _ address: String, _ w: HTMLWriter) {
        guard number == 0 else { return w.cell(Format.number(number), linkingTo: address) }
        w.cell { w.tag("span", ["class": "matrix-none", "aria-label": "无"], text: "·") }
    }

    func gapList(_ w: HTMLWriter) {
        guard !gaps.isEmpty, let main else { return }
        let columns = [
            TableColumn("地方", .name), TableColumn("现在", .short), TableColumn("应达", .short),
            TableColumn("占全部差距", .number),
        ]
        w.panel("差距在哪里", remark: "“\(main.indicator.word)”落后于计划的地方，差得最多的在前") {
            w.table("差距在哪里", columns) {
                for gap in gaps {
                    w.row(opening: base + "?region=\(gap.share.region)") {
                        w.cell(gap.township + gap.name, linkingTo: base + "?region=\(gap.share.region)")
                        w.cell(main.words(gap.share.value ?? 0))
                        w.cell(main.finer(gap.share.expected))
                        w.cell(Format.percent(gap.share.share))
                    }
                }
            }
            if main.target == nil || lines.allSatisfy({ $0.outlook?.target == nil }) {
                w.remark("目标没有分解到下级的，按各地台账数分摊后比较。")
            }
        }
    }

    func gates(_ w: HTMLWriter) {
        let columns = [TableColumn("卡在哪个关口", .name), TableColumn("条数", .number), TableColumn("怎么办")]
        w.panel("关口没有放行的", remark: "试过办理而条件不够的，满足以后自动消去。") {
            w.table("关口没有放行的", columns) {
                for refusal in refusals {
                    let gate = playbook.gates.first { $0.key == refusal.gate }
                    w.row {
                        w.cell(gate?.sentence ?? refusal.gate, linkingTo: list("gate=\(refusal.gate)"))
                        w.cell(refusal.things)
                        w.cell(gate?.fix ?? "")
                    }
                }
            }
        }
    }

    /// What the playbook wants looked at: whole places first, then things.
    func reminders(_ w: HTMLWriter) {
        guard let look else { return w.panel("提醒") { w.remark(ReminderWords.working) } }
        let (flags, waiting) = (look.answer.flags, look.answer.waiting)
        guard !flags.isEmpty || !waiting.isEmpty else { return }
        let columns = [TableColumn("提醒什么", .name), TableColumn("有多少", .short), TableColumn("在哪里"), TableColumn("由谁处理")]
        w.panel("提醒", remark: "按专项的规定要看一看的，情况变了自动消去" + look.age) {
            w.table("提醒", columns) {
                for group in Dictionary(grouping: flags, by: \.flag.key).values.sorted(by: {
                    $0[0].flag.key < $1[0].flag.key
                }) {
                    w.row {
                        w.cell(group[0].flag.sentence)
                        w.cell("\(group.count) 处")
                        let links = group.prefix(20).map { (name: $0.name, address: base + "?region=\($0.region)") }
                        w.cell { named(links, w) }
                        w.cell(group[0].flag.to.word)
                    }
                }
                for one in waiting {
                    w.row {
                        w.cell(one.warning.sentence, linkingTo: list("warning=\(one.warning.key)"))
                        w.cell("\(one.count) \(playbook.item.counter)" + (one.hasMore ? "以上" : ""))
                        w.cell { places(of: one, w) }
                        w.cell(one.warning.to.word)
                    }
                }
            }
        }
    }

    /// So many places are named of what a warning found; the list behind it has the others.
    private static let named = 6

    private func places(of one: PlaceLook.Waiting, _ w: HTMLWriter) {
        let links = one.places.prefix(Self.named).map {
            (name: $0.name, address: base + "?region=\($0.region)&warning=\(one.warning.key)")
        }
        named(links, w, areMore: one.hasMore || one.places.count > Self.named)
    }

    /// One element: a card on a phone sets each part of a cell beside the others and would not break the line.
    private func named(_ links: [(name: String, address: String)], _ w: HTMLWriter, areMore: Bool = false) {
        w.tag("span") {
            for (number, link) in links.enumerated() {
                if number > 0 { w.text("、") }
                w.link(link.name, to: link.address)
            }
            if areMore { w.text(" 等地") }
        }
    }

    func slowList(_ w: HTMLWriter, _ context: PageContext) {
        guard !slow.isEmpty else {
            // Where no stage has days nothing can be slow.
            if state.total > 0, playbook.stages.contains(where: \.isTimed) { w.panel("慢榜") { w.remark("没有慢的。") } }
            return
        }
        w.panel("慢榜", remark: "没有办完、停留超过天数的，滞后的在前", action: .link("查看全部", to: list("order=slowest"))) {
            items("慢榜", slow, w, context)
        }
    }

    func ledger(_ w: HTMLWriter, _ context: PageContext) {
        w.panel(
            "台账",
            remark: "共 \(Format.number(state.total)) \(playbook.item.counter)，最近登记的在前",
            action: .link("打开台账", to: list())
        ) {
            guard !newest.isEmpty else {
                return w.emptyState("还没有登记的\(playbook.item.word)", "登记以后列在这里，各地的数也从这里加起来。")
            }
            items("台账", newest, w, context)
        }
    }

    private func items(_ caption: String, _ lines: [ItemLine], _ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("名称", .name), TableColumn("所在地"), TableColumn("环节", .short), TableColumn("灯", .short),
            TableColumn("在本环节", .number, unit: "天"),
        ]
        w.table(caption, columns) {
            for line in lines {
                w.row(opening: "/items/\(line.item.id)") {
                    w.cell(line.item.title, linkingTo: "/items/\(line.item.id)")
                    w.cell(line.place)
                    w.cell(line.stageWord)
                    w.cell {
                        if let light = line.light(on: context.today) { w.light(light.signal) } else { w.text("—") }
                    }
                    w.cell(context.today.days(since: line.item.stageDay))
                }
            }
        }
    }

    func versionList(_ w: HTMLWriter) {
        w.panel(
            "专项版本",
            remark: "新登记的按最新版本，原有的按登记时的版本，可以成批改用新版。",
            action: .link("改了什么", to: base + "/versions")
        ) {
            w.summaryList {
                for version in versions {
                    w.summaryRow(version.digest, "\(Format.day(version.adoptedAt.day)) \(version.person)")
                }
            }
        }
    }
}
