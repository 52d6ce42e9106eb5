import Core
import Ledgers
import Pages

/// Rows of the name of several things, or of other rows, that nothing tells from them: which one each is, or which of two
/// rows stays.
struct NamedAlikeRows {
    /// So many are shown on one page.
    private static let shown = 100

    let result: ImportResult

    private var open: [ImportResult.OpenRow] { result.open ?? [] }
    private var alike: [ImportResult.Alike] { result.alike ?? [] }
    private var doubled: [ImportResult.Alike] { result.doubled ?? [] }
    private var alikeCount: Int { (result.alikeCount ?? alike.count) + doubled.count }

    var isEmpty: Bool { open.isEmpty && alike.isEmpty && doubled.isEmpty }

    func note(_ w: HTMLWriter) {
        guard !isEmpty else { return }
        w.tag("div", ["class": "notice notice-news", "role": "status"]) {
            // One below the other: parts of a notice stand side by side.
            w.tag("div") {
                if !open.isEmpty {
                    w.tag("p") {
                        w.text("表里\(Self.has(open.count)) 行和台账里的同名，分不清是哪一条，没有定的不能写入。")
                        w.link("逐行定", to: "#named")
                    }
                }
                if !doubled.isEmpty {
                    repeated(doubled, Self.has(doubled.count), "的号码和前面的行相同，没有定留哪一行的不能写入", w)
                }
                if !alike.isEmpty {
                    let rule = "和前面的行所在地、名称都相同，没有编号、身份证号能区分，没有定的会各登记一条"
                    repeated(alike, "有 " + Format.number(result.alikeCount ?? alike.count), rule, w)
                }
            }
        }
    }

    /// 第 3 行和第 2 行、第 5 行和第 4 行等
    private func repeated(_ lines: [ImportResult.Alike], _ has: String, _ rule: String, _ w: HTMLWriter) {
        let told = lines.prefix(3).map { "第 \(Format.number($0.row)) 行和第 \(Format.number($0.first)) 行" }
        let rows = told.joined(separator: "、") + (lines.count > told.count ? "等" : "")
        w.tag("p") {
            w.text("表里\(has) 行\(rule)：\(rows)。")
            w.link("逐行定", to: "#alike")
        }
    }

    /// Of very many rows the first are kept: how many there are nobody counted.
    private static func has(_ count: Int) -> String {
        (count < ImportResult.mostPerhapsKnown ? "有 " : "至少有 ") + Format.number(count)
    }

    func write(_ w: HTMLWriter) {
        if !open.isEmpty { named(w) }
        if !alike.isEmpty || !doubled.isEmpty { repeated(w) }
    }

    private func named(_ w: HTMLWriter) {
        let columns = [
            TableColumn("表里的", .name), TableColumn("表里第几行", .number), TableColumn("同名的会怎样改"),
            TableColumn("这一行是"),
        ]
        w.panel("同名、分不清的", id: "named", remark: remark(open.count, of: open.count, "没有定的不能写入")) {
            w.table("同名、分不清的", columns) {
                for line in open.prefix(Self.shown) {
                    w.row {
                        w.cell(line.title)
                        w.cell(line.row)
                        w.cell { things(line, w) }
                        w.cell { w.rowChoice(line.row, "第 \(line.row) 行\(line.title)是", choices(line)) }
                    }
                }
            }
        }
    }

    private func things(_ line: ImportResult.OpenRow, _ w: HTMLWriter) {
        w.tag("div") {
            for thing in line.things {
                w.tag("div") {
                    w.link("\(thing.title)（\(thing.item)）", to: "/items/\(thing.item)")
                    w.text("：\(Self.change(thing))")
                }
            }
            if let row = line.takenBy {
                w.tag("div", text: "第 \(Format.number(row)) 行已经是台账里的一条")
            } else if line.things.isEmpty {
                w.tag("div", text: "台账里同名的都不是")
            }
        }
    }

    private static func change(_ thing: ImportResult.OpenRow.Thing) -> String {
        if let obstacles = thing.obstacles { return "改不了：" + obstacles.joined() }
        guard let change = thing.change else { return "定了以后核对时列出" }
        return change.changes.isEmpty ? "什么也不改" : change.changes.joined(separator: "；")
    }

    private func choices(_ line: ImportResult.OpenRow) -> [Choice] {
        var choices = line.things.map { Choice("\($0.item)", "台账里的（\($0.item)）") }
        choices.append(Choice(RowChoice.new, line.things.isEmpty ? "新的，另外登记" : "都不是，另外登记"))
        if let row = line.takenBy {
            choices.append(Choice(RowChoice.repeats(row), "和第 \(Format.number(row)) 行重复，不导入"))
        }
        return choices
    }

    private func repeated(_ w: HTMLWriter) {
        let columns = [
            TableColumn("名称", .name), TableColumn("表里第几行", .number), TableColumn("哪里不一样"), TableColumn("是不是重复"),
        ]
        w.panel("表里像是重复的", id: "alike", remark: remark(alikeCount, of: doubled.count, rule)) {
            w.table("表里像是重复的", columns) {
                for line in doubled.prefix(Self.shown) { row(line, mayBeTwo: false, w) }
                for line in alike.prefix(max(0, Self.shown - doubled.count)) { row(line, mayBeTwo: true, w) }
            }
        }
    }

    /// What becomes of rows nobody settled.
    private var rule: String {
        if alike.isEmpty { return "号码和前面的行相同，没有定的不能写入" }
        let named = "所在地、名称都相同，没有编号、身份证号能区分的，没有定就各登记一条"
        return doubled.isEmpty ? named : named + "；号码相同的，没有定不能写入"
    }

    private func row(_ line: ImportResult.Alike, mayBeTwo: Bool, _ w: HTMLWriter) {
        let (own, first) = (Format.number(line.row), Format.number(line.first))
        w.row {
            w.cell(line.title ?? "—")
            w.cell(line.row)
            w.cell(differences(line, mayBeTwo))
            w.cell {
                var choices = [
                    Choice(RowChoice.repeats(line.first), "重复，留第 \(first) 行"),
                    Choice(RowChoice.keeps(over: line.first), "重复，留第 \(own) 行"),
                ]
                if mayBeTwo { choices.append(Choice(RowChoice.new, "不是重复，各登记一条")) }
                w.rowChoice(line.row, "第 \(line.row) 行和第 \(line.first) 行是不是重复", choices)
            }
        }
    }

    private func differences(_ line: ImportResult.Alike, _ mayBeTwo: Bool) -> String {
        let first = Format.number(line.first)
        let start = mayBeTwo ? "和第 \(first) 行同名" : "和第 \(first) 行号码相同"
        guard let differences = line.differences else { return start }
        return start + (differences.isEmpty ? "，写的都一样" : "；" + differences.joined(separator: "；"))
    }

    private func remark(_ count: Int, of kept: Int, _ rule: String) -> String {
        let isCounted = kept < ImportResult.mostPerhapsKnown
        let start = "\(isCounted ? "" : "至少 ")\(Format.number(count)) 行，"
        return start + (count > Self.shown ? "列出前 \(Self.shown) 行，" : "") + rule
    }
}
