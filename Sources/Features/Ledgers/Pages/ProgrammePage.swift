import Core
import Pages
import Programmes

/// `/programmes/{programme}`: how far it is, where, what holds it up, and the things themselves one click below.
struct ProgrammePage {
    struct Line: Sendable {
        let region: RegionCode
        let name: String
        let counts: [Int]
    }

    let state: ProgrammeState
    let place: String
    /// The places one level below the person's own.
    let lines: [Line]
    let slow: [ItemLine]
    let refusals: [GateRefusals]
    let versions: [AdoptedProgramme]
    let mayEnter: Bool
    /// Finished on each of the last weeks, oldest first.
    let weeks: [Int]

    private var playbook: Playbook { state.playbook }
    private var base: String { "/ledgers/\(playbook.key)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            playbook.name,
            lead: playbook.clause.isEmpty ? nil : "“\(playbook.clause)”",
            breadcrumbs: [Crumb("今日", "/"), Crumb("专项", "/programmes")],
            primary: mayEnter ? .link("登记\(playbook.item.word)", to: base + "/new", icon: .plus) : nil,
            actions: [.link("打开台账", to: base), .print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            progress(w)
            stageStrip(w)
            w.panel("各地进展", remark: place) { matrix(w) }
            if !refusals.isEmpty { gates(w) }
            slowList(w, context)
            if versions.count > 1 { versionList(w) }
        }
    }

    private func progress(_ w: HTMLWriter) {
        let counter = playbook.item.counter
        let recent = weeks.suffix(4).reduce(0, +)
        let pace = recent > 0 ? "近四周每周 \(Format.number(Double(recent) / 4, places: 1)) \(counter)" : "近四周没有完成的"
        let outlook = "完成 \(Format.number(state.done)) / \(Format.number(state.total)) \(counter) · \(pace)"
        w.tag("div", ["class": "task-state"]) { w.progressBar(Progress(state.share, outlook: outlook)) }
    }

    private func stageStrip(_ w: HTMLWriter) {
        let stats = playbook.stages.enumerated().map { place, stage in
            Stat(
                stage.word,
                Format.number(state.counts[place]),
                unit: playbook.item.counter,
                address: base + "?stage=\(stage.key)"
            )
        }
        w.statStrip(stats, label: "按环节统计")
    }

    private func matrix(_ w: HTMLWriter) {
        let stages = playbook.stages
        let columns =
            [TableColumn("地方", .name)] + stages.map { TableColumn($0.word, .number) } + [
                TableColumn("合计", .number), TableColumn("完成", .number, unit: "%"),
            ]
        w.table("各地各环节", columns, footer: { footer(w) }) {
            for line in lines {
                w.row {
                    w.cell(line.name, linkingTo: base + "?region=\(line.region)")
                    for (place, stage) in stages.enumerated() {
                        count(line.counts[place], base + "?region=\(line.region)&stage=\(stage.key)", w)
                    }
                    let (total, done) = sums(line.counts)
                    count(total, base + "?region=\(line.region)", w)
                    w.cell(total == 0 ? "—" : Format.number(Double(done) * 100 / Double(total), places: 1))
                }
            }
        }
    }

    private func footer(_ w: HTMLWriter) {
        w.row {
            w.cell("合计")
            for (place, stage) in playbook.stages.enumerated() {
                count(state.counts[place], base + "?stage=\(stage.key)", w)
            }
            count(state.total, base, w)
            w.cell(state.total == 0 ? "—" : Format.number(state.share * 100, places: 1))
        }
    }

    private func count(_ number: Int, _ address: String, _ w: HTMLWriter) {
        if number == 0 { w.cell("·") } else { w.cell(Format.number(number), linkingTo: address) }
    }

    private func sums(_ counts: [Int]) -> (total: Int, done: Int) {
        var (total, done) = (0, 0)
        for (place, stage) in playbook.stages.enumerated() where stage.outcome != .dropped {
            total += counts[place]
            if stage.outcome == .done { done += counts[place] }
        }
        return (total, done)
    }

    private func gates(_ w: HTMLWriter) {
        let columns = [TableColumn("卡在哪个关口", .name), TableColumn("条数", .number), TableColumn("怎么办")]
        w.panel("关口没有放行的", remark: "试过办理而条件不够的，满足以后自动消去。") {
            w.table("关口没有放行的", columns) {
                for refusal in refusals {
                    let gate = playbook.gates.first { $0.key == refusal.gate }
                    w.row {
                        w.cell(gate?.sentence ?? refusal.gate, linkingTo: base + "?gate=\(refusal.gate)")
                        w.cell(refusal.things)
                        w.cell(gate?.fix ?? "")
                    }
                }
            }
        }
    }

    private func slowList(_ w: HTMLWriter, _ context: PageContext) {
        guard !slow.isEmpty else { return }
        let columns = [
            TableColumn("名称", .name), TableColumn("所在地"), TableColumn("环节", .short),
            TableColumn("环节已有", .number, unit: "天"),
        ]
        w.panel("慢榜", remark: "没有办完、停留最久的 \(slow.count) 条", action: .link("查看全部", to: base + "?order=slowest")) {
            w.table("慢榜", columns) {
                for line in slow {
                    w.row(opening: "/items/\(line.item.id)") {
                        w.cell(line.item.title, linkingTo: "/items/\(line.item.id)")
                        w.cell(line.place)
                        w.cell(line.stageWord)
                        w.cell(context.today.days(since: line.item.stageDay))
                    }
                }
            }
        }
    }

    private func versionList(_ w: HTMLWriter) {
        w.panel("专项版本", remark: "新登记的按最新版本，原有的按登记时的版本，可以成批改用新版。") {
            w.summaryList {
                for version in versions {
                    w.summaryRow(version.digest, "\(Format.day(version.adoptedAt.day)) \(version.person)")
                }
            }
        }
    }
}
