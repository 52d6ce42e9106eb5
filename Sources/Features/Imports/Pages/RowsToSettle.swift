import Core
import Ledgers
import Pages
import Programmes

/// Rows only a person can say more of: those that may be known, those whose name does not tell which thing they are about,
/// those that are like a row before them, and what was said so far. They are one form with the cells that are put right: what
/// was entered in either is sent with the other.
struct RowsToSettle {
    let one: SheetImport
    let result: ImportResult
    let playbook: Playbook
    let mayWrite: Bool

    private var isAsked: Bool { mayWrite && one.stage == .checked }
    private var decided: [ImportResult.Decided] { result.decided ?? [] }
    private var known: PerhapsKnownRows {
        PerhapsKnownRows(one: one, result: result, playbook: playbook, isAsked: isAsked)
    }
    private var named: NamedAlikeRows { NamedAlikeRows(result: result) }

    /// Said at the top, each with the way to it.
    func note(_ w: HTMLWriter) {
        known.note(w)
        if isAsked { named.note(w) }
    }

    func write(_ w: HTMLWriter, _ context: PageContext) {
        guard isAsked else { return known.plain(w) }
        guard hasChoices else { return }
        if result.problemCount > 0 { return choices(w) }
        let kept = ImportProblems.keptAs(one)
        w.form("/imports/\(one.id)/decisions", token: context.token, keptAs: kept, id: ImportProblems.formID) {
            w.hidden("version", "\(one.version)")
            choices(w)
        }
    }

    /// Whether anything is chosen here.
    var hasChoices: Bool { isAsked && (!known.isEmpty || !named.isEmpty || !decided.isEmpty) }

    private func choices(_ w: HTMLWriter) {
        named.write(w)
        known.write(w)
        SettledRows(result: result).write(w)
        w.remark("定为同一条的，只改表里写了的字段，其余照旧；定了还可以改，写入以前台账不动。")
        w.formActions {
            let word = result.problemCount > 0 ? "按改的、定的再核对" : "按定的再核对"
            w.button(word, kind: .secondary, form: ImportProblems.formID)
            known.buttons(w)
        }
    }
}

/// What people said of rows; those that cannot be taken so stand first.
private struct SettledRows {
    /// So many are shown on one page.
    private static let shown = 100

    let result: ImportResult

    func write(_ w: HTMLWriter) {
        // A row that has the number of another is asked about there; one row is chosen of once on a page.
        let asked = Set((result.doubled ?? []).map(\.row))
        let all = result.decided ?? []
        let decided = all.filter { !asked.contains($0.row) }
        guard !decided.isEmpty else { return }
        let count = (result.decidedCount ?? all.count) - (all.count - decided.count)
        var remark = "已定 \(Format.number(count)) 行"
        if decided.count > Self.shown { remark += "，列出 \(Self.shown) 行，有问题的在前" }
        let columns = [
            TableColumn("名称", .name), TableColumn("表里第几行", .number), TableColumn("写入时"), TableColumn("定的是"),
        ]
        w.panel("已经定下的", id: "settled", remark: remark) {
            w.table("已经定下的", columns) {
                for line in decided.prefix(Self.shown) { row(line, w) }
            }
        }
    }

    private func row(_ line: ImportResult.Decided, _ w: HTMLWriter) {
        w.row {
            if let item = line.item { w.cell(line.title, linkingTo: "/items/\(item)") } else { w.cell(line.title) }
            w.cell(line.row)
            w.cell(Self.became(line))
            w.cell {
                var choices: [Choice] = []
                if let item = line.item { choices.append(Choice("\(item)", "和台账里的是同一条")) }
                if let other = line.keeps {
                    choices.append(Choice(RowChoice.repeats(other), "和第 \(Format.number(other)) 行重复，不导入"))
                }
                let chosen = choices.first?.value ?? RowChoice.new
                choices.append(Choice(RowChoice.new, line.keeps == nil ? "是新的" : "不是重复的，要导入"))
                w.rowChoice(line.row, "第 \(line.row) 行\(line.title)定为", choices, chosen: chosen)
            }
        }
    }

    private static func became(_ line: ImportResult.Decided) -> String {
        switch line.became {
        case .refused?: "不能这样写，见“有问题的格子”"
        case .unchanged?: "什么也不改"
        case .leftOut?: "不导入"
        default: line.item == nil ? "另外登记" : "见“修改的”"
        }
    }
}
