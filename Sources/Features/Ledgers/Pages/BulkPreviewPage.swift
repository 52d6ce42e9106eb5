import Core
import Pages
import Programmes

/// What a bulk act would do to each thing, before it is done.
struct BulkPreviewPage {
    let playbook: Playbook
    let act: String
    let text: String
    /// 报告拆除, or 把“拆除面积”改为“120”.
    let word: String
    let preview: BulkPreview
    let places: [RegionCode: String]
    /// The address of the list the things were picked from.
    let list: String
    private static let mostLines = 200

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let (ready, held) = (preview.ready, preview.held)
        let page = Page(
            "预览：\(word)",
            lead: "\(ready.count) 条可以办理，\(held.count) 条暂时不能。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)],
            context: context.searching(playbook)
        )
        return page.render { w in
            if !ready.isEmpty {
                w.form(base + "/bulk", token: context.token) {
                    w.hidden("act", act)
                    w.hidden("text", text)
                    w.hidden("list", list.split(separator: "?").dropFirst().joined(separator: "?"))
                    for item in ready { w.hidden("item", "\(item.id)-\(item.version)") }
                    w.formActions {
                        w.button("\(word)（\(ready.count) 条）")
                        w.linkButton("返回台账", to: list, kind: .quiet)
                    }
                }
            }
            if ready.isEmpty { w.formActions { w.linkButton("返回台账", to: list) } }
            if !held.isEmpty {
                if act == "renew" { w.paragraph("暂时不能的留在原来的版本。点开一条，照“还缺什么”改好，就改用新版。") }
                table("暂时不能办理的", held, w)
            }
            if preview.lines.count == BulkActs.largest {
                w.remark("一次最多办 \(Format.number(BulkActs.largest)) 条，办完这些再办其余的。")
            }
            table("可以办理的", preview.lines.filter(\.issues.isEmpty), w)
        }
    }

    private func table(_ caption: String, _ lines: [BulkPreview.Line], _ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        let columns = [TableColumn("名称", .name), TableColumn("所在地"), TableColumn("变化"), TableColumn("还缺什么")]
        let count = "\(Format.number(lines.count)) 条"
        w.panel(caption, remark: lines.count > Self.mostLines ? "\(count)，列出前 \(Self.mostLines) 条" : count) {
            w.table(caption, columns) {
                for line in lines.prefix(Self.mostLines) {
                    w.row {
                        let isHeld = act == "renew" && !line.issues.isEmpty
                        w.cell(line.item.title, linkingTo: "/items/\(line.item.id)" + (isHeld ? "/renewal" : ""))
                        w.cell(places[line.item.region] ?? line.item.region.digits)
                        w.cell(line.change)
                        w.cell(line.issues.map(ledgerWords.sentence).joined(separator: " "))
                    }
                }
            }
        }
    }
}
