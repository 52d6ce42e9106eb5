import Core
import Ledgers
import Pages
import Programmes
import Regions

/// `/programmes/{programme}?day=`: how far it was on the evening of an earlier day, by what its sums and targets say.
struct ProgrammeDayPage {
    let day: Day
    let state: ProgrammeState
    let region: RegionCode
    let place: String
    /// Where the place is no more by now.
    let ended: EndedPlace?
    /// Where the place was not there yet.
    let begun: BegunPlace?
    /// Where nothing was on record yet.
    let bare: BareDay?
    /// What the reader's post may see.
    let reach: RegionCode
    let outlooks: [Outlook]
    /// The places one level below.
    let lines: [ProgrammePage.Line]

    private var isOwnPlace: Bool { region == reach }
    private var playbook: Playbook { state.playbook }
    private var address: String { "/programmes/\(playbook.key)" }
    private var now: String { isOwnPlace ? address : "\(address)?region=\(region)" }
    /// The number today's page is told by.
    private var main: Outlook? { outlooks.first }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(isOwnPlace ? playbook.name : "\(playbook.name) · \(place)")（\(Format.day(day))）",
            lead: "截至 \(Format.day(day)) 晚上的数，按当天的目标和汇总。",
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("专项挂图", "/board/programmes?day=\(day)"), Crumb(playbook.name, now),
            ],
            actions: [.link("看现在的", to: now), .print()],
            printStyle: .landscape,
            context: context.searching(playbook)
        )
        return page.render { w in
            if let ended { w.endedPlace(ended, address, to: reach, on: day) }
            if let begun { return notYet(begun, w) }
            if let bare {
                return bare.write(to: w, today: context.today) { day in
                    ProgrammeWallPage.address(
                        address,
                        isOwnPlace ? nil : "region=\(region)",
                        day.map { "day=\($0)" }
                    )
                }
            }
            progress(w)
            let stats = zip(playbook.stages, state.counts).map { stage, count in
                Stat(stage.word, Format.number(count), unit: playbook.item.counter)
            }
            w.statStrip(stats, label: "按环节统计")
            w.remark("这些是那天晚上的数。那天是哪些\(playbook.item.word)没有留下清单，所以点不开；台账里每一条只有现在的样子，办过什么看它的经过。")
            if !lines.isEmpty { w.panel("各地进展", remark: "\(place)，截至 \(Format.day(day))") { matrix(w) } }
            if let ended {
                guard ended.isOpen(to: reach) else { return }
                w.tag("p") { w.link("打开\(ended.heir.name)现在的台账", to: list(nil)) }
            } else {
                w.tag("p") { w.link("打开现在的台账", to: list(nil)) }
            }
        }
    }

    private func notYet(_ begun: BegunPlace, _ w: HTMLWriter) {
        w.panel("那天还没有\(begun.name)") {
            w.tag("p", text: begun.sentence)
            let former = begun.former.filter { reach.contains($0.code) }
            guard !former.isEmpty else { return }
            w.tag("p") {
                w.text("那天的数在并入它的地方：")
                for (place, one) in former.enumerated() {
                    if place > 0 { w.text("、") }
                    w.link(one.name, to: "\(address)?region=\(one.code)&day=\(day)")
                }
            }
        }
    }

    /// Things of a place that is no more are in the ledger of what it was merged into.
    private func list(_ line: ProgrammePage.Line?) -> String {
        let within = line.map { $0.ended?.heir.code ?? $0.region } ?? ended?.heir.code ?? (isOwnPlace ? nil : region)
        return "/ledgers/\(playbook.key)" + (within.map { "?region=\($0)" } ?? "")
    }

    private func progress(_ w: HTMLWriter) {
        w.tag("section", ["class": "outlook", "aria-label": "总体进度"]) {
            guard let main else { return w.progressBar(Progress(state.share, outlook: "那时还没有定目标，这里列完成的比例。")) }
            w.tag("p") {
                if let signal = main.signal { w.light(signal) }
                w.text(" \(main.indicator.word) \(main.course == nil ? "那天还没有目标，没有灯" : main.goal)")
            }
            if main.course == nil { w.tag("p", text: "那天 \(main.words(main.value))。") }
            w.progressBar(main.progress() ?? state.bar(main.signal))
        }
    }

    private func matrix(_ w: HTMLWriter) {
        let columns =
            [TableColumn("地方", .name), TableColumn("灯", .short)]
            + playbook.stages.map { TableColumn($0.word, .number) } + [
                TableColumn("合计", .number), TableColumn(main?.indicator.word ?? "完成", .number),
                TableColumn("应达", .number), TableColumn("现在", .short),
            ]
        w.table("各地各环节", columns, footer: { row(nil, state.counts, main, w) }) {
            for line in lines where line.isBegun { row(line, line.counts, line.outlook, w) }
        }
    }

    /// - Parameter line: one of the places below; nil for the sum of all.
    private func row(_ line: ProgrammePage.Line?, _ counts: [Int], _ outlook: Outlook?, _ w: HTMLWriter) {
        w.row(signal: line == nil ? nil : outlook?.signal) {
            if let line {
                w.cell(line.name, linkingTo: "\(address)?region=\(line.region)&day=\(day)")
            } else {
                w.cell("合计")
            }
            w.cell { if let signal = outlook?.signal { w.light(signal) } else { w.text("—") } }
            for count in counts { w.cell(count == 0 ? "·" : Format.number(count)) }
            let total = zip(playbook.stages, counts).filter { $0.0.outcome != .dropped }.map(\.1).reduce(0, +)
            w.cell(Format.number(total))
            w.cell(outlook.map { $0.words($0.value) } ?? "—")
            w.cell(outlook.map { $0.finer($0.standing?.expected) } ?? "—")
            if let ended = line?.ended, !ended.isOpen(to: reach) {
                w.cell("已并入\(ended.heirName)")
            } else {
                w.cell(line?.ended.map { "台账（已并入\($0.heirName)）" } ?? "台账", linkingTo: list(line))
            }
        }
    }
}

extension HTMLWriter {
    /// That a place was merged into another, which goes on with its numbers; where that lies outside `reach`, what of them
    /// can still be read.
    /// - Parameter day: the evening the page tells of; nil for now.
    func endedPlace(_ ended: EndedPlace, _ address: String, to reach: RegionCode, on day: Day? = nil) {
        panel("已并入\(ended.heirName)") {
            tag("p") {
                text("\(ended.sentence)从那天起它的数算在\(ended.heirName)")
                if ended.isOpen(to: reach) {
                    text("。")
                    return link("看\(ended.heir.name)", to: "\(address)?region=\(ended.heir.code)")
                }
                text("，不在你的岗位能看的范围里；并入以前的数还可以看。")
                if day.map({ $0 > ended.lastDay }) ?? true {
                    link(
                        "看\(ended.name) \(Format.day(ended.lastDay)) 的数",
                        to: "\(address)?region=\(ended.code)&day=\(ended.lastDay)"
                    )
                }
            }
        }
    }
}
