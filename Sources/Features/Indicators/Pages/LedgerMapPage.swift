import Core
import Ledgers
import Pages
import Programmes
import Tasks

/// `/ledgers/{ledger}/map`: the things of a ledger where they stand, each with its light.
struct LedgerMapPage {
    let playbook: Playbook
    let filter: ItemFilter
    let places: [Choice]
    /// Those whose place is written down.
    let points: [PointMap.Point]
    let names: [(word: String, x: Double, y: Double)]
    /// Units of the picture in one.
    let kilometre: Double?
    /// Of how many things; more were not looked at.
    let count: Int
    let hasMore: Bool
    /// Whether its form asks where a thing stands.
    let hasPlace: Bool
    let mayEnter: Bool
    let outlines: Outlines?
    let tabs: LedgerTabs

    private var base: String { "/ledgers/\(playbook.key)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(playbook.name)位置图",
            lead: lead,
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)],
            actions: [.print()],
            printStyle: .landscape,
            context: context.searching(playbook)
        )
        return page.render { w in
            tabs.write(w, at: .map)
            w.filterBar(bar)
            guard !points.isEmpty else {
                return nothing(w)
            }
            w.lightKey([.behind, .slow, .onTrack])
            w.pointMap(
                PointMap(
                    playbook.name,
                    points: points,
                    rings: outlines?.rings.values.flatMap { $0 } ?? [],
                    source: outlines?.source ?? "",
                    names: names,
                    kilometre: kilometre
                )
            )
            w.remark(ItemLight.rule(playbook))
        }
    }

    /// Nil where there is nothing to count.
    private var lead: String? {
        guard count > 0 else { return nil }
        let counter = playbook.item.counter
        return "\(count) \(counter)里有 \(points.count) \(counter)登记了位置"
            + (hasMore ? "；先画最近登记的 \(count) \(counter)，用条件缩小范围看其余的。" : "。")
    }

    private var isNarrowed: Bool { filter.region != nil || !filter.stages.isEmpty || filter.light != nil }

    /// Why nothing is drawn, and what to do about it.
    private func nothing(_ w: HTMLWriter) {
        let word = playbook.item.word
        let list = PageAction.link("看清单", to: base)
        if !hasPlace { return w.emptyState("这本台账不登记位置", "表单里没有位置一项，画不出图；\(word)在清单里看。", action: list) }
        if count > 0 { return w.emptyState("这些\(word)都没有登记位置", "更正时填上位置，就画在这里，点开就是那一条。", action: list) }
        if isNarrowed {
            return w.emptyState("没有这样的\(word)", "去掉一两个条件再看。", action: .link("看全部", to: base + "/map"))
        }
        let enter = PageAction.link("登记\(word)", to: base + "/new", icon: .plus)
        w.emptyState("还没有登记的\(word)", "登记时填了位置的会画在这里，点开就是那一条。", action: mayEnter ? enter : list)
    }

    private var bar: FilterBar {
        FilterBar(base + "/map", filter.standingControls(playbook, places: places))
    }
}
