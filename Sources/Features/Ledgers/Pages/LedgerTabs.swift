import Core
import Pages
import Programmes

/// The views of a ledger: the same on each of them, so that every one leads to every other.
package struct LedgerTabs: Sendable {
    package enum View: Sendable { case list, board, map }

    let playbook: Playbook
    let mayEnter: Bool
    let mayTidy: Bool
    /// The place the view is narrowed to: the other views of the things are of the same place.
    let region: RegionCode?

    package init(_ playbook: Playbook, mayEnter: Bool, mayTidy: Bool, in region: RegionCode? = nil) {
        self.playbook = playbook
        self.mayEnter = mayEnter
        self.mayTidy = mayTidy
        self.region = region
    }

    package func write(_ w: HTMLWriter, at view: View) {
        let base = "/ledgers/\(playbook.key)"
        let within = region.map { "?region=\($0)" } ?? ""
        var tabs = [
            Tab("清单", base + within, isCurrent: view == .list),
            Tab("按环节看", base + "/board" + within, isCurrent: view == .board),
        ]
        if playbook.fields.contains(where: { $0.type == .point }) {
            tabs.append(Tab("位置", base + "/map" + within, isCurrent: view == .map))
        }
        if mayEnter { tabs += [Tab("成批登记", base + "/grid"), Tab("导入", base + "/imports")] }
        if mayTidy { tabs.append(Tab("回收站", base + "/trash")) }
        tabs.append(Tab("版本", base + "/versions"))
        w.tabs(tabs)
    }
}
