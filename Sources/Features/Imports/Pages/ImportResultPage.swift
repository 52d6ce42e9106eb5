import Core
import Pages
import Programmes

/// `/imports/{import}` once every row was looked at, was written, or was taken back.
struct ImportResultPage {
    /// So many problem cells are fixed on one page.
    static let fixable = 60

    let one: SheetImport
    let result: ImportResult
    let playbook: Playbook
    let mayWrite: Bool
    let largest: Int
    var errors: [FieldError] = []

    private var base: String { "/imports/\(one.id)" }
    private var ledger: String { "/ledgers/\(playbook.key)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            one.resultTitle,
            lead: lead,
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, ledger)]
                + (mayWrite ? [Crumb("导入", ledger + "/imports")] : []),
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            for remark in result.allRemarks { w.notice(Notice(.blocked, remark), token: context.token) }
            numbers(w)
            switch one.stage {
            case .checked where mayWrite: writing(w, context)
            case .written: written(w, context)
            case .undone: undone(w)
            default: break
            }
            if one.stage == .checked || one.stage == .written { lists(w, context) }
            w.remark("文件：\(one.name)；\(one.unitName)\(one.person)上传。")
        }
    }

    private var lead: String {
        switch one.stage {
        case .written:
            return "新登记 \(result.new) \(playbook.item.counter)，修改 \(result.changed) \(playbook.item.counter)。整批可以撤回。"
        case .undone:
            return "移入回收站 \(result.trashed) 条，恢复原来的内容 \(result.restored) 条，保留 \(result.allLeft) 条。"
        default:
            return result.refused == 0
                ? "\(result.rows) 行全部合格，还没有写入台账。" : "\(result.rows) 行看过了，\(result.refused) 行有问题，还没有写入台账。"
        }
    }

    private func numbers(_ w: HTMLWriter) {
        guard one.stage != .undone else { return }
        w.statStrip(
            [
                Stat("新登记", Format.number(result.new), unit: "行"), Stat("修改", Format.number(result.changed), unit: "行"),
                Stat("没有变化", Format.number(result.unchanged), unit: "行"),
                Stat("有问题", Format.number(result.refused), unit: "行"),
                Stat("表里没有的", Format.number(result.missing), unit: playbook.item.counter),
            ],
            label: "核对结果"
        )
    }

    private func writing(_ w: HTMLWriter, _ context: PageContext) {
        let count = result.new + result.changed
        w.tag("div", ["class": "form-actions"]) {
            if result.refused == 0, count > 0 {
                act("写入台账（\(Format.number(count)) 行）", "/writing", .primary, [("mode", "all")], w, context)
            } else if count > 0 {
                let words = "合格的 \(Format.number(result.good)) 行现在写，\(Format.number(result.refused)) 行以后"
                act(words, "/writing", .primary, [("mode", "good")], w, context)
            } else if result.refused == 0 {
                w.remark("表里的内容和台账里的完全一样，没有要写入的。")
            }
            w.linkButton("改列的对应", to: base + "/columns")
        }
        guard result.problemCount > 0 else { return }
        ImportProblems(one: one, result: result, largest: largest).write(w, context)
    }

    private func act(
        _ word: String,
        _ path: String,
        _ kind: ButtonKind,
        _ fields: [(String, String)],
        _ w: HTMLWriter,
        _ context: PageContext
    ) {
        w.actionForm(
            word,
            to: base + path,
            token: context.token,
            kind: kind,
            fields: fields + [("version", "\(one.version)")]
        )
    }

    private func written(_ w: HTMLWriter, _ context: PageContext) {
        w.tag("div", ["class": "form-actions"]) {
            w.linkButton("打开台账", to: ledger, kind: .primary)
            if result.refused > 0, mayWrite {
                w.linkButton(
                    "下载标出问题的表（\(result.refused) 行没有写入）",
                    to: base + "/problems.xlsx",
                    icon: .download,
                    download: true
                )
                w.linkButton("改好后再导入", to: ledger + "/imports")
            }
            if mayWrite { w.takingBack(one, token: context.token) }
        }
    }

    private func undone(_ w: HTMLWriter) {
        w.tag("div", ["class": "form-actions"]) {
            w.linkButton("打开台账", to: ledger, kind: .primary)
            w.linkButton("再导入一次", to: ledger + "/imports")
        }
        guard !result.left.isEmpty else { return }
        w.panel("没有撤回的", remark: count(result.allLeft, result.left.count)) {
            w.table("没有撤回的", [TableColumn("名称", .name), TableColumn("表里第几行", .number), TableColumn("原因")]) {
                for left in result.left.prefix(200) {
                    w.row {
                        w.cell(left.title.isEmpty ? "\(left.item)" : left.title, linkingTo: "/items/\(left.item)")
                        w.cell(left.row)
                        w.cell(left.sentence)
                    }
                }
            }
        }
    }

    private func lists(_ w: HTMLWriter, _ context: PageContext) {
        if let cells = result.differing {
            let remark = "这些字段从别的台账读，表里的值没有保存。"
            w.differing(cells, of: result.differingCount ?? cells.count, "用了台账里的值的格子", remark: remark)
        }
        if !result.changedLines.isEmpty {
            w.panel("修改的", remark: count(result.changed, result.changedLines.count)) {
                w.table("修改的", [TableColumn("名称", .name), TableColumn("行", .number), TableColumn("改什么")]) {
                    for line in result.changedLines.prefix(200) {
                        w.row {
                            w.cell(line.title, linkingTo: "/items/\(line.item)")
                            w.cell(line.row)
                            w.cell(line.changes.joined(separator: "；"))
                        }
                    }
                }
            }
        }
        if !result.missingLines.isEmpty {
            w.panel("台账里有、表里没有的", remark: count(result.missing, result.missingLines.count) + "，导入不会动它们") {
                w.table("台账里有、表里没有的", [TableColumn("名称", .name), TableColumn("所在地")]) {
                    for line in result.missingLines.prefix(100) {
                        w.row {
                            w.cell(line.title, linkingTo: "/items/\(line.item)")
                            w.cell(line.place)
                        }
                    }
                }
            }
        }
    }

    private func count(_ all: Int, _ shown: Int) -> String {
        all > min(shown, 200) ? "\(Format.number(all)) 条，列出前 \(min(shown, 200)) 条" : "\(Format.number(all)) 条"
    }
}

extension SheetImport {
    /// Of the page that shows what came of it.
    var resultTitle: String {
        switch stage {
        case .written: "已写入：\(name)"
        case .undone: "已撤回：\(name)"
        default: "核对结果：\(name)"
        }
    }
}

extension HTMLWriter {
    /// 撤回这次导入, which asks once more.
    func takingBack(_ one: SheetImport, token: String) {
        confirm("撤回这次导入", kind: .danger, explanation: "新登记的移入回收站，修改的恢复原来的内容；导入后有人改过的保留，逐条说明。") {
            actionForm(
                "撤回导入",
                to: "/imports/\(one.id)/undoing",
                token: token,
                kind: .danger,
                fields: [("version", "\(one.version)")]
            )
        }
    }
}

/// What is wrong, cell by cell, with ways to put it right: here, in the workbook, or with another file.
struct ImportProblems {
    let one: SheetImport
    let result: ImportResult
    let largest: Int

    func write(_ w: HTMLWriter, _ context: PageContext) {
        let base = "/imports/\(one.id)"
        let shown = result.problems.prefix(ImportResultPage.fixable)
        if result.problemCount > shown.count { kinds(w) }
        w.panel("有问题的格子", remark: "\(Format.number(result.problemCount)) 处") {
            w.form(base + "/fixes", token: context.token, keptAs: "fixes-\(one.id)") {
                w.hidden("version", "\(one.version)")
                w.table("有问题的格子", [TableColumn("格子", .name), TableColumn("哪里不对"), TableColumn("改成")]) {
                    for (place, problem) in shown.enumerated() {
                        w.row {
                            w.cell(problem.address ?? "第 \(problem.row) 行")
                            w.cell(Self.words(of: problem))
                            w.cell { fix(problem, place, w) }
                        }
                    }
                }
                if result.problemCount > shown.count {
                    w.remark("先列出前 \(shown.count) 处，\(marked)")
                }
                w.formActions {
                    if shown.contains(where: { $0.address != nil }) { w.button("按改的再核对", kind: .secondary) }
                    w.linkButton(
                        "下载标出问题的表",
                        to: base + "/problems.xlsx",
                        kind: .secondary,
                        icon: .download,
                        download: true
                    )
                }
            }
            w.details("在电脑上改好了？重新上传") {
                w.form(base + "/replacement", token: context.token, sendsFiles: true) {
                    w.fileField(
                        Field("file", "改好的表格"),
                        types: ImportStartPage.endings,
                        largest: largest,
                        inChunks: true
                    )
                    w.formActions { w.button("上传改好的表格", kind: .secondary) }
                }
            }
        }
    }

    /// The address stands beside it already.
    private static func words(of problem: ImportResult.Problem) -> String {
        guard let address = problem.address, problem.sentence.hasPrefix(address + "：") else { return problem.sentence }
        return String(problem.sentence.dropFirst(address.count + 1))
    }

    /// The same problem on a thousand rows is one thing to put right.
    private func kinds(_ w: HTMLWriter) {
        var counts: [String: (count: Int, first: ImportResult.Problem)] = [:]
        for problem in result.problems {
            let sentence = problem.sentence
            let words = sentence.firstIndex(of: "：").map { String(sentence[sentence.index(after: $0)...]) } ?? sentence
            counts[Self.unquoted(words), default: (0, problem)].count += 1
        }
        let all = counts.sorted { ($0.value.count, $1.value.first.row) > ($1.value.count, $0.value.first.row) }
        let kept = result.problems.count
        let remark = result.problemCount > kept ? "按前 \(Format.number(kept)) 处归并" : ""
        w.panel("是哪几种问题", remark: remark) {
            w.table("是哪几种问题", [TableColumn("哪里不对", .name), TableColumn("有几处", .number), TableColumn("第一处", .short)]) {
                for (words, found) in all.prefix(12) {
                    w.row {
                        w.cell(words)
                        w.cell(found.count)
                        w.cell(found.first.address ?? "第 \(found.first.row) 行")
                    }
                }
            }
        }
    }

    /// What a cell said is told apart no more: “大户” and “中户” are the same problem.
    private static func unquoted(_ words: String) -> String {
        var (text, isInside) = ("", false)
        for character in words {
            if character == "”" { isInside = false }
            if !isInside { text.append(character) }
            if character == "“" {
                isInside = true
                text.append("…")
            }
        }
        return text
    }

    private var marked: String {
        let (all, most, commented) = (result.problemCount, ImportResult.mostMarks, ImportResult.mostComments)
        let coloured = all > most ? "下载的表里标出前 \(Format.number(most)) 处" : "全部 \(Format.number(all)) 处在下载的表里都标了出来"
        let words = all > commented ? "，前 \(Format.number(commented)) 处写了批注" : ""
        return "\(coloured)\(words)\(all > most ? "；改好后重新上传，再看其余的" : "")。"
    }

    private func fix(_ problem: ImportResult.Problem, _ place: Int, _ w: HTMLWriter) {
        guard let address = problem.address else { return w.text("在表里补齐这一行") }
        // One cell can have two problems; it is put right once.
        let isRepeated = result.problems.prefix(place).contains { $0.address == address }
        guard !isRepeated else { return w.text("同上") }
        w.void(
            "input",
            [
                "class": "input", "type": "text", "name": "fix-\(address)",
                "value": one.fixes[address] ?? problem.value,
                "aria-label": "\(address) 改成", "autocomplete": "off", "aria-invalid": "true",
            ]
        )
        w.hidden("was-\(address)", one.fixes[address] ?? problem.value)
    }
}

/// `/imports/{import}` while long work goes on: it may be left and come back to.
struct ImportRunPage {
    let one: SheetImport
    let run: ImportRuns.Run

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(run.word)：\(one.name)",
            lead: "可以离开这一页，过一会儿再回来看。",
            breadcrumbs: [Crumb("导入记录", "/imports")],
            context: context
        )
        return page.render { w in
            let left = run.secondsLeft.map { "，还要大约 \($0) 秒" } ?? ""
            w.workProgress(done: run.done, total: max(run.total, run.done, 1), "\(run.word)\(left)")
            w.linkButton("看现在到哪里了", to: "/imports/\(one.id)")
        }
    }
}
