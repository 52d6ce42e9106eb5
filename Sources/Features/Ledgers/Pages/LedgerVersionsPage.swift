import Core
import Pages
import Programmes

/// `/ledgers/{ledger}/versions`: what every version of the playbook changed, and how many things still stand under it.
struct LedgerVersionsPage {
    struct Version: Sendable {
        let adopted: AdoptedProgramme
        /// Since the version before; nil for the first, or where an old text is no longer read.
        let changes: [PlaybookChange]?
        let things: Int
        let isCurrent: Bool
    }

    let playbook: Playbook
    /// Newest first.
    let versions: [Version]
    /// What the program brings that the county has not taken on; nil where there is nothing new.
    let offered: [PlaybookChange]?
    let mayAdopt: Bool
    /// Whether this person moves things to the version of now.
    let mayTidy: Bool

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            "\(playbook.name)：版本",
            lead: "新登记的按现在的版本；原有的按登记时的版本，一条一条改用新版，或在这里成批改用。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)],
            width: .narrow,
            context: context.searching(playbook)
        )
        return page.render { w in
            if let offered { offer(offered, w, context) }
            for version in versions { panel(version, w, context) }
        }
    }

    private func offer(_ changes: [PlaybookChange], _ w: HTMLWriter, _ context: PageContext) {
        w.panel("还没有启用的新版本", remark: "启用以后，新登记的按新版本。") {
            list(changes, w)
            if mayAdopt {
                w.actionForm("启用新版本", to: "/programmes/\(playbook.key)/adoption", token: context.token)
            } else {
                w.paragraph("由督查人员启用。")
            }
        }
    }

    private func panel(_ version: Version, _ w: HTMLWriter, _ context: PageContext) {
        let day = Format.day(version.adopted.adoptedAt.day)
        let count = "\(Format.number(version.things)) \(playbook.item.counter)按这一版"
        w.panel(
            version.isCurrent ? "现在的版本 \(version.adopted.digest)" : "版本 \(version.adopted.digest)",
            remark: "\(day) \(version.adopted.person)启用，\(count)"
        ) {
            if let changes = version.changes { list(changes, w) } else { w.paragraph("第一个版本。") }
            if !version.isCurrent, version.things > 0 { moving(version, w, context) }
        }
    }

    /// From an earlier version to the one of now: the things it still holds, and all of them at once.
    private func moving(_ version: Version, _ w: HTMLWriter, _ context: PageContext) {
        let base = "/ledgers/\(playbook.key)"
        let query = "version=\(version.adopted.digest)"
        w.formActions {
            w.linkButton(
                "看这 \(Format.number(version.things)) \(playbook.item.counter)",
                to: "\(base)?\(query)",
                kind: .quiet
            )
            if mayTidy {
                w.actionForm(
                    "预览成批改用新版",
                    to: base + "/bulk/preview",
                    token: context.token,
                    about: version.adopted.digest,
                    fields: [("act", "renew"), ("list", query), ("every", "1")]
                )
            }
        }
    }

    private func list(_ changes: [PlaybookChange], _ w: HTMLWriter) {
        guard !changes.isEmpty else { return w.paragraph("只改了说明文字，字段、环节、关口和数字都不变。") }
        w.tag("ul") {
            for change in changes {
                w.tag("li", text: change.sentence + (change.needsMoving ? "（改用新版时要核对原有的）" : ""))
            }
        }
    }
}
