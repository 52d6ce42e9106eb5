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
    /// Whether a person may settle them here.
    let isAsked: Bool

    private var lines: [ImportResult.PerhapsKnown] { result.perhapsKnown ?? [] }
    private var all: Int { result.perhapsKnownCount ?? lines.count }
    private var count: String { Format.number(all) }

    var isEmpty: Bool { lines.isEmpty }

    func note(_ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        w.tag("div", ["class": "notice notice-news", "role": "status"]) {
            w.tag("p") {
                w.text(words)
                w.link(isAsked ? "逐行定" : "逐行看", to: "#perhaps-known")
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

    func write(_ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        w.panel("可能已登记的", id: "perhaps-known", remark: remark) {
            w.table("可能已登记的", Self.columns) {
                for line in lines.prefix(Self.shown) { asked(line, w) }
            }
        }
    }

    /// What is said of all rows at once.
    func buttons(_ w: HTMLWriter) {
        guard all > 1 else { return }
        let form = ImportProblems.formID
        w.button("\(undecided)都是同一条", kind: .secondary, name: "act", value: "same", form: form)
        w.button("\(undecided)都是新的", kind: .secondary, name: "act", value: "new", form: form)
    }

    /// Of very many the first are settled at once, then the next.
    private var undecided: String {
        all > lines.count ? "可能已登记的前 \(Format.number(lines.count)) 行" : "可能已登记的"
    }

    private var remark: String {
        let start = "\(count) 行\(isAsked ? "没有定" : "")"
        return all > Self.shown ? "\(start)，列出前 \(Self.shown) 行" : start
    }

    private static let columns = [
        TableColumn("台账里的", .name), TableColumn("表里第几行", .number), TableColumn("是同一条，会改什么"),
        TableColumn("是不是同一条"),
    ]

    /// Before anybody could settle it, or after it was written.
    func plain(_ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        w.panel("可能已登记的", id: "perhaps-known", remark: remark) {
            w.table("可能已登记的", Array(Self.columns.prefix(2))) {
                for line in lines.prefix(Self.shown) {
                    w.row {
                        w.cell(line.title, linkingTo: "/items/\(line.item)")
                        w.cell(line.row)
                    }
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
                var choices = line.choices.map { item in
                    Choice("\(item)", line.items.count > 1 ? "和（\(item)）是同一条" : "同一条")
                }
                choices.append(Choice(RowChoice.new, "不是，是新的"))
                if let row = line.takenBy {
                    choices.append(Choice(RowChoice.repeats(row), "和第 \(Format.number(row)) 行重复，不导入"))
                }
                w.rowChoice(line.row, "第 \(line.row) 行\(line.title)是不是同一条", choices)
            }
        }
    }

    private static func change(_ line: ImportResult.PerhapsKnown) -> String {
        if let row = line.takenBy { return "第 \(Format.number(row)) 行已经是台账里的这一条" }
        if let obstacles = line.obstacles { return "改不了：" + obstacles.joined() }
        guard let change = line.change else { return "定了以后核对时列出" }
        let changes = change.changes.isEmpty ? "什么也不改" : change.changes.joined(separator: "；")
        return line.items.count > 1 ? "和（\(line.item)）是同一条：\(changes)" : changes
    }
}
