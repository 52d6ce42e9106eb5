import Core
import Pages
import Programmes

/// `/ledgers/{ledger}/board`: a column a stage, those that stand longest on top.
struct LedgerBoardPage {
    let book: LedgerBook
    /// The place it is narrowed to.
    let region: RegionCode?
    let places: [Choice]
    let counts: [Int]
    /// By place in the stages.
    let lines: [[ItemLine]]
    let mayTidy: Bool
    let mayEnter: Bool
    /// The moves this person's post makes that need neither words nor files: one press on the card.
    let moves: [LedgerMove]

    private var playbook: Playbook { book.playbook }

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            "\(playbook.name)各环节",
            lead: "每个环节停留最久的在前。" + (moves.isEmpty ? "" : "卡片上可以直接办下一步；关口没有过的不会动，会说缺什么。"),
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)],
            width: .full,
            printStyle: .landscape,
            context: context.searching(playbook)
        )
        return page.render { w in
            LedgerTabs(playbook, mayEnter: mayEnter, mayTidy: mayTidy, in: region).write(w, at: .board)
            if places.count > 1 {
                let choice = FilterBar.Control.select(
                    name: "region",
                    label: "地方",
                    choices: places,
                    value: region?.digits ?? ""
                )
                w.filterBar(FilterBar(base + "/board", [choice]))
            }
            w.tag("div", ["class": "stage-board", "tabindex": "0", "role": "region", "aria-label": "各环节"]) {
                for (place, stage) in playbook.stages.enumerated() { column(place, stage, w, context) }
            }
        }
    }

    private func list(_ stage: LedgerStage) -> String {
        var filter = ItemFilter()
        filter.region = region
        filter.stages = [stage.key]
        filter.order = .slowest
        return LedgerAddress("/ledgers/\(playbook.key)", filter).text
    }

    private func column(_ place: Int, _ stage: LedgerStage, _ w: HTMLWriter, _ context: PageContext) {
        w.tag("section", ["class": "stage-column"]) {
            w.tag("h2") {
                w.link(stage.word, to: list(stage))
                w.tag("span", ["class": "tab-count"], text: Format.number(counts[place]))
            }
            let gates = playbook.gates.filter { $0.before.contains(place) && stage.outcome != .dropped }
            if !gates.isEmpty {
                w.details("进入前要过 \(gates.count) 个关口") {
                    w.tag("ul", ["class": "stage-gates"]) { for gate in gates { w.tag("li", text: gate.sentence) } }
                }
            }
            if lines[place].isEmpty { w.tag("p", ["class": "remark"], text: "没有") }
            w.tag("ul") {
                for line in lines[place] {
                    w.tag("li", ["class": "stage-card"]) {
                        w.link(line.item.title, to: "/items/\(line.item.id)")
                        let days = context.today.days(since: line.item.stageDay)
                        let since = stage.isTerminal ? "" : " · 已 \(days) 天"
                        w.tag("span", ["class": "remark"], text: line.place + since)
                        let own = moves.filter { $0.from.contains(place) }
                        guard !own.isEmpty else { return }
                        w.tag("div", ["class": "stage-acts"]) { for move in own { act(move, line.item, w, context) } }
                    }
                }
            }
            let rest = counts[place] - lines[place].count
            if rest > 0 {
                w.tag("p") {
                    w.link("其余 \(Format.number(rest)) \(playbook.item.counter)", to: list(stage))
                }
            }
        }
    }

    private func act(_ move: LedgerMove, _ item: LedgerItem, _ w: HTMLWriter, _ context: PageContext) {
        w.actionForm(
            move.word,
            to: "/items/\(item.id)/moves/\(move.key)",
            token: context.token,
            kind: .quiet,
            about: item.title,
            fields: [("version", "\(item.version)"), ("from", "board"), ("region", region?.digits ?? "")]
        )
    }
}
