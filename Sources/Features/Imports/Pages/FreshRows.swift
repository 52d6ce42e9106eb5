import Core
import Ledgers
import Pages
import Programmes

/// New things as they are stored: units converted, days whole, options as the ledger has them.
struct FreshRows {
    let result: ImportResult
    let playbook: Playbook

    func write(_ w: HTMLWriter) {
        let lines = result.fresh ?? []
        guard !lines.isEmpty else { return }
        var seen: Set<String> = []
        let labels = playbook.fields.map(\.label).filter { label in
            seen.insert(label).inserted && lines.contains { line in line.values.contains { $0.label == label } }
        }
        w.panel("新登记的", id: "new", remark: remark(lines.count)) {
            // As wide as its cells, so that no number is parted from its unit; names stay while the rest scrolls, in the hand
            // too, where twenty fields a card would never end.
            w.tag("div", ["class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": "新登记的"]) {
                w.tag("table", ["class": "sheet-drawing"]) {
                    w.tag("thead") {
                        w.tag("tr") {
                            for head in ["名称", "表里第几行", "所在地"] + labels { w.tag("th", ["scope": "col"], text: head) }
                        }
                    }
                    w.tag("tbody") { for line in lines { row(line, labels, w) } }
                }
            }
        }
    }

    private func remark(_ shown: Int) -> String {
        let count = "\(Format.number(result.new)) 条，照存进台账的样子列出"
        return result.new > shown ? "\(count)前 \(shown) 条" : count
    }

    private func row(_ line: ImportResult.Fresh, _ labels: [String], _ w: HTMLWriter) {
        w.tag("tr") {
            w.tag("th", ["scope": "row"]) {
                if let item = line.item { w.link(line.title, to: "/items/\(item)") } else { w.text(line.title) }
            }
            w.tag("td", text: Format.number(line.row))
            w.tag("td", text: line.place)
            for label in labels { w.tag("td", text: line.values.first { $0.label == label }?.text ?? "—") }
        }
    }
}

/// Before anything is written: which cells were read as more than they say.
struct ReadingNotes {
    let result: ImportResult

    func write(_ w: HTMLWriter) {
        let sentences = [months, choices].compactMap { $0 }
        guard !sentences.isEmpty else { return }
        w.tag("div", ["class": "notice notice-news", "role": "status"]) {
            // One below the other: parts of a notice stand side by side.
            w.tag("div") {
                for sentence in sentences { w.tag("p", text: sentence) }
                w.tag("p", text: "不对就在表里改好，在下面重新上传，再写入。")
            }
        }
    }

    private func list(_ kind: String) -> [ImportResult.Reading] {
        (result.readings ?? []).filter { $0.kind.rawValue == kind }
    }

    private var months: String? {
        guard let all = list("month").first else { return nil }
        return "“\(all.written)”这样只写到月的日期按 1 日记，共 \(Format.number(all.count)) 处：\(cells(all))。"
    }

    private var choices: String? {
        let all = list("choice")
        guard !all.isEmpty else { return nil }
        let count = all.map(\.count).reduce(0, +)
        let words = all.map { "\($0.written) → \($0.meant)（\(cells($0))）" }.joined(separator: "；")
        return "按相近的选项记，共 \(Format.number(count)) 处：\(words)。"
    }

    private func cells(_ reading: ImportResult.Reading) -> String {
        reading.cells.joined(separator: "、") + (reading.count > reading.cells.count ? "等" : "")
    }
}
