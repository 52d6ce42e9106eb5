import Core
import Pages
import Programmes

/// New rows of whose place and name the ledger has one already, with nothing that tells the two apart: said before they are
/// written, and after.
struct PerhapsKnownRows {
    let one: SheetImport
    let result: ImportResult
    let playbook: Playbook

    private var lines: [ImportResult.PerhapsKnown] { result.perhapsKnown ?? [] }
    private var count: String { Format.number(result.perhapsKnownCount ?? lines.count) }

    func note(_ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        w.tag("div", ["class": "notice notice-news", "role": "status"]) {
            w.tag("p") {
                w.text(words)
                w.link("逐条看", to: "#perhaps-known")
            }
        }
    }

    private var words: String {
        let start = "表里有 \(count) 行可能已登记：台账里同一个地方已有同名的一条，\(telling)没有写全，分不清是不是同一条。"
        if one.stage == .written { return start + "这次另外登记了。是同一条的，把两条合并，或者撤回这次导入。" }
        return start + "写入会另外登记。是同一条的，先打开台账里的那一条补上，再点“改列的对应”重新核对；不是同一条，直接写入。"
    }

    /// What rows are told by: 身份证号.
    private var telling: String {
        let labels = playbook.fields.filter { field in
            guard one.mapping.column(.field(field.key)) != nil else { return false }
            return field.unique != nil || field.type == .personal(.identity)
        }.map(\.label)
        return labels.isEmpty ? "能区分的项目" : labels.joined(separator: "、")
    }

    func write(_ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        let all = result.perhapsKnownCount ?? lines.count
        let remark = all > lines.count ? "\(count) 行，列出前 \(lines.count) 行" : "\(count) 行"
        w.panel("可能已登记的", id: "perhaps-known", remark: remark) {
            w.table("可能已登记的", [TableColumn("台账里的", .name), TableColumn("表里第几行", .number)]) {
                for line in lines {
                    w.row {
                        w.cell(line.title, linkingTo: "/items/\(line.item)")
                        w.cell(line.row)
                    }
                }
            }
        }
    }
}
