import Core
import Ledgers
import Pages
import Programmes
import Regions
import Tasks

/// `/programmes/{programme}`: how far it is, against the plan, where, what holds it up, and the things themselves one
/// click below.
struct ProgrammePage {
    struct Line: Sendable {
        let region: RegionCode
        let name: String
        let counts: [Int]
        /// Where it was merged into another place since.
        let ended: EndedPlace?
        /// By the programme's main number there.
        let outlook: Outlook?

        /// Whether the place has anything to show.
        var isBegun: Bool { counts.contains { $0 != 0 } || outlook?.isTold == true }
    }

    struct GapLine: Sendable {
        let share: GapShare
        let name: String
        let township: String
    }

    let state: ProgrammeState
    /// The place looked at: the person's own, or one within it.
    let region: RegionCode
    let place: String
    /// Where the place looked at is no more.
    let ended: EndedPlace?
    /// What the reader's post may see.
    let reach: RegionCode
    let outlooks: [Outlook]
    /// The places one level below.
    let lines: [Line]
    let gaps: [GapLine]
    let outlines: Outlines?
    let slow: [ItemLine]
    let newest: [ItemLine]
    let refusals: [GateRefusals]
    /// Nil while it is worked out for the first time.
    let look: Looked<PlaceLook>?
    let versions: [AdoptedProgramme]
    let mayEnter: Bool
    let maySet: Bool

    var playbook: Playbook { state.playbook }
    private var isOwnPlace: Bool { region == reach }
    var base: String { "/ledgers/\(playbook.key)" }
    /// What the page is told by, in every place.
    var main: Outlook? { outlooks.first }
    private var address: String { "/programmes/\(playbook.key)" }
    /// What narrows a list to the place looked at.
    private var within: String { isOwnPlace ? "" : "region=\(region)" }

    func list(_ query: String = "") -> String {
        let parts = [within, query].filter { !$0.isEmpty }
        return parts.isEmpty ? base : base + "?" + parts.joined(separator: "&")
    }

    func render(_ context: PageContext) -> [UInt8] {
        // One comes to a place from the wall, or from the programme of the whole.
        let wall = Crumb("专项挂图", "/board/programmes")
        let crumbs =
            [Crumb("今日", "/")]
            + (isOwnPlace ? [Crumb("专项", "/programmes")] : [wall, Crumb(playbook.name, address)])
        let page = Page(
            isOwnPlace ? playbook.name : "\(playbook.name) · \(place)",
            lead: playbook.clause.isEmpty ? nil : "“\(playbook.clause)”",
            breadcrumbs: crumbs,
            primary: mayEnter ? .link("登记\(playbook.item.word)", to: base + "/new", icon: .plus) : nil,
            actions: [
                .link("打开台账", to: list()), .link(maySet ? "定目标、分解目标" : "查看目标", to: address + "/targets"), .print(),
            ],
            printStyle: .landscape,
            context: context.searching(playbook)
        )
        return page.render { w in
            if let ended { w.endedPlace(ended, address, to: reach) }
            progress(w, context)
            stageStrip(w)
            map(w)
            w.panel("各地进展", remark: place) { matrix(w) }
            if let main, !main.weeks.isEmpty {
                w.panel("走势", remark: "\(main.indicator.word)，每周末的数") { w.trend(main.chart(today: context.today)) }
            }
            gapList(w)
            if !refusals.isEmpty { gates(w) }
            reminders(w)
            slowList(w, context)
            ledger(w, context)
            if versions.count > 1 { versionList(w) }
        }
    }

    private func progress(_ w: HTMLWriter, _ context: PageContext) {
        w.tag("section", ["class": "outlook", "aria-label": "总体进度"]) {
            guard let main else {
                return w.progressBar(Progress(state.share, outlook: "还没有定目标，这里先列完成的比例。"))
            }
            w.tag("p") {
                if let signal = main.signal { w.light(signal) }
                w.text(" \(main.indicator.word) \(main.goal) ")
                w.link("看这个指标", to: indicator(main))
            }
            w.progressBar(main.progress() ?? state.bar(main.signal))
            w.tag("p", text: main.sentence)
            if let sentence = main.forecastSentence(today: context.today) {
                w.tag("p", ["class": "forecast"], text: sentence)
            }
            if let sentence = main.errorSentence { w.remark(sentence) }
        }
        others(w)
    }

    /// The page of a number, of the place looked at.
    private func indicator(_ outlook: Outlook) -> String {
        "/indicators/\(outlook.key.set)/\(outlook.key.indicator)" + (isOwnPlace ? "" : "?region=\(region)")
    }

    private func others(_ w: HTMLWriter) {
        let rest = outlooks.filter { $0.key != main?.key }
        guard !rest.isEmpty else { return }
        let columns = [
            TableColumn("其他目标", .name), TableColumn("灯", .short), TableColumn("现在", .short), TableColumn("应达", .short),
            TableColumn("目标"),
        ]
        w.panel("其他目标") {
            w.table("其他目标", columns) {
                for outlook in rest {
                    w.row {
                        w.cell(
                            outlook.indicator.word,
                            linkingTo: indicator(outlook)
                        )
                        w.cell { w.light(of: outlook) }
                        w.cell(outlook.words(outlook.value))
                        w.cell(outlook.finer(outlook.standing?.expected))
                        w.cell(outlook.goal)
                    }
                }
            }
        }
    }

    private func stageStrip(_ w: HTMLWriter) {
        let stats = playbook.stages.enumerated().map { place, stage in
            Stat(
                stage.word,
                Format.number(state.counts[place]),
                unit: playbook.item.counter,
                address: list("stage=\(stage.key)")
            )
        }
        w.statStrip(stats, label: "按环节统计")
    }

    private func map(_ w: HTMLWriter) {
        let isLit = lines.contains { $0.outlook?.signal != nil }
        // Without a target there are no lights, and the numbers still tell where most is done.
        guard lines.count > 1, isLit || main != nil && lines.contains(where: \.isBegun) else { return }
        let remark = main.map { isLit ? "\($0.indicator.word)的灯" : $0.indicator.word }
        let places = lines.map { line in
            PlaceMap.Place(
                line.name,
                figure: line.outlook.map { $0.words($0.value) } ?? "—",
                signal: line.outlook?.signal,
                address: below(line.region),
                rings: outlines?.rings[line.region] ?? []
            )
        }
        w.panel(region.level >= .township ? "各村" : "乡镇地图", remark: remark) {
            if isLit { w.lightKey([.behind, .slow, .onTrack, .notDue]) }
            w.placeMap(PlaceMap(main?.indicator.word ?? playbook.name, places: places, source: outlines?.source ?? ""))
        }
    }

    /// The next level of the same page; a village's things.
    func below(_ place: RegionCode) -> String {
        place.level >= .village ? base + "?region=\(place)" : "\(address)?region=\(place)"
    }
}

extension ProgrammeState {
    /// How many things are done, for a number whose own way no bar shows; says of what it is a share.
    func bar(_ signal: Signal?) -> Progress { Self.bar(share, of: playbook, signal) }

    /// The same of a share that is known.
    static func bar(_ share: Double, of playbook: Playbook, _ signal: Signal?) -> Progress {
        var bar = Progress(share, signal: signal)
        let done = playbook.stages.filter { $0.outcome == .done }.map(\.word)
        if !done.isEmpty { bar.told = "\(done.joined(separator: "、"))的占 \(Format.percent(share))" }
        return bar
    }
}
