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
    let outlines: Outlines?
    let tabs: LedgerTabs

    private var base: String { "/ledgers/\(playbook.key)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(playbook.name)位置图",
            lead: "\(count) \(playbook.item.counter)里有 \(points.count) \(playbook.item.counter)登记了位置"
                + (hasMore ? "；先画最近登记的 \(count) \(playbook.item.counter)，用条件缩小范围看其余的。" : "。"),
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)],
            actions: [.print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            tabs.write(w, at: .map)
            w.filterBar(bar)
            guard !points.isEmpty else {
                return w.emptyState("没有可画的位置", "登记时填了位置的会画在这里，点开就是那一条。", action: .link("看清单", to: base))
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

    private var bar: FilterBar {
        FilterBar(base + "/map", filter.standingControls(playbook, places: places))
    }
}
