import Core
import Ledgers
import Pages
import Programmes

/// New rows of whose place and name the ledger has one already, with nothing that tells the two apart: settled before they
/// are written, and said after.
struct PerhapsKnownRows {
    /// So many are shown on one page.
    static let shown = 100

    let one: SheetImport
    let result: ImportResult
    let playbook: Playbook
    let mayWrite: Bool

    private var lines: [ImportResult.PerhapsKnown] { result.perhapsKnown ?? [] }
    private var decided: [ImportResult.Decided] { one.stage == .checked ? result.decided ?? [] : [] }
    private var all: Int { result.perhapsKnownCount ?? lines.count }
    private var count: String { Format.number(all) }
    private var isAsked: Bool { mayWrite && one.stage == .checked }

    func note(_ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        w.tag("div", ["class": "notice notice-news", "role": "status"]) {
            w.tag("p") {
                w.text(words)
                w.link(isAsked ? "逐条定" : "逐条看", to: "#perhaps-known")
            }
        }
    }

    private var words: String {
        let start = "表里有 \(count) 行可能已登记：台账里同一个地方已有同名的一条，\(telling)没有写全，分不清是不是同一条。"
        if one.stage == .written { return start + "这次另外登记了。是同一条的，把两条合并，或者撤回这次导入。" }
        return start + "逐行定下是不是同一条；没有定的，写入时另外登记。"
    }

    /// What rows are told by: 身份证号.
    private var telling: String {
        let labels = playbook.fields.filter { field in
            one.mapping.column(.field(field.key)) != nil && field.isIdentifying
        }.map(\.label)
        return labels.isEmpty ? "能区分的项目" : labels.joined(separator: "、")
    }

    func write(_ w: HTMLWriter, _ context: PageContext) {
        guard !lines.isEmpty || isAsked && !decided.isEmpty else { return }
        w.panel("可能已登记的", id: "perhaps-known", remark: remark) {
            guard isAsked else { return plain(w) }
            w.form("/imports/\(one.id)/decisions", token: context.token) {
                w.hidden("version", "\(one.version)")
                w.table("可能已登记的", Self.columns) {
                    for line in lines.prefix(Self.shown) { asked(line, w) }
                    for line in decided.prefix(Self.shown) { settled(line, w) }
                }
                w.remark("定为同一条的，只改表里写了的字段，其余照旧；定了还可以改，写入以前台账不动。")
                w.formActions {
                    w.button("按定的再核对", kind: .secondary)
                    if all > 1 {
                        w.button("\(undecided)都是同一条", kind: .secondary, name: "act", value: "same")
                        w.button("\(undecided)都是新的", kind: .secondary, name: "act", value: "new")
                    }
                }
            }
        }
    }

    /// Of very many the first are settled at once, then the next.
    private var undecided: String {
        all > lines.count ? "前 \(Format.number(lines.count)) 行没有定的" : "没有定的"
    }

    private var remark: String {
        var parts: [String] = []
        if !lines.isEmpty { parts.append("\(count) 行\(isAsked ? "没有定" : "")") }
        if all > Self.shown { parts.append("列出前 \(Self.shown) 行") }
        guard isAsked, !decided.isEmpty else { return parts.joined(separator: "，") }
        parts.append("已定 \(Format.number(result.decidedCount ?? decided.count)) 行")
        if decided.count > Self.shown { parts.append("列出 \(Self.shown) 行，有问题的在前") }
        return parts.joined(separator: "，")
    }

    private static let columns = [
        TableColumn("台账里的", .name), TableColumn("表里第几行", .number), TableColumn("是同一条，会改什么"),
        TableColumn("是不是同一条"),
    ]

    /// Before anybody could settle it, or after it was written.
    private func plain(_ w: HTMLWriter) {
        w.table("可能已登记的", Array(Self.columns.prefix(2))) {
            for line in lines.prefix(Self.shown) {
                w.row {
                    w.cell(line.title, linkingTo: "/items/\(line.item)")
                    w.cell(line.row)
                }
            }
        }
    }

    private func asked(_ line: ImportResult.PerhapsKnown, _ w: HTMLWriter) {
        w.row {
            w.cell {
                for (place, item) in line.items.enumerated() {
                    if place > 0 { w.text("、") }
                    w.link(line.items.count > 1 ? "\(line.title)（\(item)）" : line.title, to: "/items/\(item)")
                }
            }
            w.cell(line.row)
            w.cell(Self.change(line))
            w.cell {
                let same = line.choices.map { item in
                    Choice("\(item)", line.items.count > 1 ? "和（\(item)）是同一条" : "同一条")
                }
                choose(line.row, line.title, same, chosen: "", w)
            }
        }
    }

    private static func change(_ line: ImportResult.PerhapsKnown) -> String {
        if let row = line.takenBy { return "第 \(row) 行已经是台账里的这一条。这一行是重复的，就在表里删去" }
        if let obstacles = line.obstacles { return "改不了：" + obstacles.joined() }
        guard let change = line.change else { return "定了以后核对时列出" }
        let changes = change.changes.isEmpty ? "什么也不改" : change.changes.joined(separator: "；")
        return line.items.count > 1 ? "和（\(line.item)）是同一条：\(changes)" : changes
    }

    private static func became(_ line: ImportResult.Decided) -> String {
        switch line.became {
        case .refused?: "不能这样写，见“有问题的格子”"
        case .unchanged?: "什么也不改"
        default: line.item == nil ? "另外登记" : "见“修改的”"
        }
    }

    private func settled(_ line: ImportResult.Decided, _ w: HTMLWriter) {
        w.row {
            if let item = line.item {
                w.cell(line.title, linkingTo: "/items/\(item)")
            } else {
                w.cell(line.title)
            }
            w.cell(line.row)
            w.cell(Self.became(line))
            w.cell {
                let same = line.item.map { [Choice("\($0)", "同一条")] } ?? []
                choose(line.row, line.title, same, chosen: same.first?.value ?? "new", w)
            }
        }
    }

    private func choose(_ row: Int, _ title: String, _ same: [Choice], chosen: String, _ w: HTMLWriter) {
        let choices = [Choice("", "还没有定")] + same + [Choice("new", "不是，是新的")]
        w.tag("div", ["class": "decision"]) {
            w.tag("select", ["class": "input", "name": "row-\(row)", "aria-label": "第 \(row) 行\(title)是不是同一条"]) {
                for choice in choices {
                    let isChosen = choice.value == chosen
                    w.tag("option", ["value": choice.value, "selected": isChosen ? "" : nil], text: choice.word)
                }
            }
            w.hidden("was-\(row)", chosen)
        }
    }
}
