import Core
import Ledgers
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
    /// The rows this writing left out, where they are still to be written or were since; then those that writing left.
    var rests: [SheetImport] = []
    var errors: [FieldError] = []

    private var base: String { "/imports/\(one.id)" }
    private var ledger: String { "/ledgers/\(playbook.key)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            one.resultTitle,
            lead: lead,
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, ledger)]
                + (mayWrite ? [Crumb("导入", ledger + "/imports")] : []),
            context: context.searching(playbook)
        )
        return page.render { w in
            w.errorSummary(errors)
            for remark in result.allRemarks { w.notice(Notice(.blocked, remark), token: context.token) }
            if mayWrite, one.stage == .checked || one.stage == .written {
                let change = one.stage == .checked ? base + "/columns#field-table" : nil
                w.otherTables(result.otherTables ?? [], change: change)
            }
            numbers(w)
            if one.stage == .checked {
                corrected(w, context)
                ReadingNotes(result: result).write(w)
            }
            if one.stage == .checked || one.stage == .written { settling.note(w) }
            switch one.stage {
            case .checked where mayWrite: writing(w, context)
            case .written: written(w, context)
            case .undone: undone(w)
            default: break
            }
            if one.stage == .checked || one.stage == .written { lists(w, context) }
            w.remark("文件：\(one.file.told)；\(one.unitName)\(one.person)上传。")
        }
    }

    private var lead: String {
        if one.stage == .checked, one.mapping.only != nil {
            let state = result.refused == 0 ? "全部合格" : "\(Format.number(result.refused)) 行有问题"
            return "只看上次没有写的 \(Format.number(result.rows)) 行，\(state)，还没有写入台账。已经写入的不再动。"
        }
        switch one.stage {
        case .written:
            let (new, changed) = (Format.number(result.new), Format.number(result.changed))
            return "新登记 \(new) \(playbook.item.counter)，修改 \(changed) \(playbook.item.counter)。整批可以撤回。"
        case .undone:
            let (trashed, restored) = (Format.number(result.trashed), Format.number(result.restored))
            return "移入回收站 \(trashed) 条，恢复原来的内容 \(restored) 条，保留 \(Format.number(result.allLeft)) 条。"
        default:
            let (rows, refused) = (Format.number(result.rows), Format.number(result.refused))
            return result.refused == 0
                ? "\(rows) 行全部合格，还没有写入台账。" : "核对了 \(rows) 行，\(refused) 行有问题，还没有写入台账。"
        }
    }

    private var settling: RowsToSettle {
        RowsToSettle(one: one, result: result, playbook: playbook, mayWrite: mayWrite)
    }

    /// Of cells that were put right here: that they count, and whether the ledger has it all already.
    private func corrected(_ w: HTMLWriter, _ context: PageContext) {
        guard let count = result.corrected else { return }
        let standing = result.correctedStanding ?? 0
        let start = "已更正的 \(Format.number(count)) 行"
        let words =
            standing == count
            ? "台账里都已经有了，不再写入。"
            : standing > 0 ? "按更正的内容核对，其中 \(Format.number(standing)) 行台账里已经有了。" : "按更正的内容核对。"
        w.tag("div", ["class": "panel"]) {
            w.remark(start + words)
            guard mayWrite else { return }
            w.formActions {
                w.confirm("不用更正", explanation: "这里改过的格子都不要了，照表里写的再核对一遍；要用就得重新改。") {
                    act("不用更正，照表里写的核对", "/fixes", .danger, [("without", "1")], w, context)
                }
            }
        }
    }

    private func numbers(_ w: HTMLWriter) {
        guard one.stage != .undone else { return }
        var stats = [
            stat("新登记", result.new, "行", to: (result.fresh ?? []).isEmpty ? nil : "#new"),
            stat("修改", result.changed, "行", to: result.changedLines.isEmpty ? nil : "#changed"),
            stat("没有变化", result.unchanged, "行"),
            stat("有问题", result.refused, "行", to: showsProblems ? "#problems" : nil),
        ]
        if let count = result.leftOut {
            stats.append(stat("重复，不导入", count, "行", to: one.stage == .checked ? "#settled" : nil))
        }
        let missing = result.missingLines.isEmpty ? nil : "#missing"
        stats.append(stat("台账有、表里没有", result.missing, playbook.item.counter, to: missing))
        w.statStrip(stats, label: "核对结果")
    }

    private func stat(_ word: String, _ count: Int, _ unit: String, to address: String? = nil) -> Stat {
        Stat(word, Format.number(count), unit: unit, address: count > 0 ? address : nil)
    }

    private var showsProblems: Bool {
        switch one.stage {
        case .checked: mayWrite && result.problemCount > 0
        case .written: mayWrite && rests.last?.stage == .checked
        default: false
        }
    }

    private func writing(_ w: HTMLWriter, _ context: PageContext) {
        w.tag("div", ["class": "form-actions"]) {
            // The ledger may change between the check and the writing, which is refused then. Before the button that writes:
            // the first one is pressed by whoever ends a cell with Enter.
            if isForm {
                w.button("重新核对", kind: .secondary, form: ImportProblems.formID)
                taking(w, context)
            } else {
                taking(w, context)
                act("重新核对", "/fixes", .secondary, [], w, context)
            }
            w.linkButton("改列的对应", to: base + "/columns")
            w.discarding(one, token: context.token)
        }
        // What was read as more than it says may be wrong too.
        guard result.problemCount > 0 else {
            return w.formActions { w.replacing(one, largest: largest, token: context.token) }
        }
        ImportProblems(
            one: one,
            result: result,
            playbook: playbook,
            largest: largest,
            decides: settling.hasChoices
        ).write(w, context)
    }

    /// What is put right and decided below goes along with every button: it would be lost otherwise, and rows written without
    /// it.
    private var isForm: Bool { result.problemCount > 0 || settling.hasChoices }

    private func taking(_ w: HTMLWriter, _ context: PageContext) {
        let count = result.new + result.changed
        guard count > 0 else {
            if result.refused == 0 { w.remark("表里要写的，台账里都已经有了，没有要写入的。") }
            return
        }
        let isAll = result.refused == 0
        let (rows, mode) = (Format.number(count), isAll ? "all" : "good")
        let words =
            isAll ? "写入台账（\(rows) 行）" : "写入合格的 \(rows) 行，另外 \(Format.number(result.refused)) 行留着改"
        guard isForm else { return act(words, "/writing", .primary, [("mode", mode)], w, context) }
        w.button(words, name: "mode", value: mode, formAction: base + "/writing", form: ImportProblems.formID)
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
        if let last = rests.last, mayWrite { left(last, w) }
        w.tag("div", ["class": "form-actions"]) {
            w.linkButton("打开台账", to: ledger, kind: .primary)
            if result.refused > 0, mayWrite, rests.isEmpty {
                w.linkButton(
                    "下载标出问题的表（\(Format.number(result.refused)) 行没有写入）",
                    to: base + "/problems.xlsx",
                    icon: .download,
                    download: true
                )
                w.linkButton("改好后再导入", to: ledger + "/imports")
            }
            if mayWrite { w.takingBack(one, token: context.token) }
        }
        guard mayWrite, let rest = rests.last, rest.stage == .checked, let found = rest.result, found.problemCount > 0
        else { return }
        ImportProblems(one: rest, result: found, playbook: playbook, largest: largest).write(w, context)
    }

    /// What was left for later stays here, to be put right and written.
    private func left(_ rest: SheetImport, _ w: HTMLWriter) {
        let tally = RestTally(result, rests)
        guard rest.stage == .checked || rest.stage == .matching else {
            w.tag("p") {
                w.text(tally.words(then: "："))
                w.link(rest.stage.word, to: "/imports/\(rest.id)")
            }
            return
        }
        w.tag("div", ["class": "notice notice-news", "role": "status"]) {
            w.tag("p") {
                w.text(tally.words(then: "，都留着。在下面改好，或下载标出问题的表改好再上传；只写这些行，已经写入的不动。"))
                w.link("单独办这 \(Format.number(tally.open)) 行", to: "/imports/\(rest.id)")
                if rest.result.map({ $0.open != nil || $0.doubled != nil }) ?? false { w.text("，其中同名、重复的在那里定。") }
            }
        }
    }

    private func undone(_ w: HTMLWriter) {
        w.tag("div", ["class": "form-actions"]) {
            w.linkButton("打开台账", to: ledger, kind: .primary)
            w.linkButton("再导入一次", to: ledger + "/imports")
        }
        if let rest = rests.first, rest.stage == .written {
            w.tag("p") {
                w.text("上次没有写的行后来单独写入了，没有跟着撤回：")
                w.link(rest.file.own, to: "/imports/\(rest.id)")
            }
        }
        if let rest = rests.last, rest.stage != .written, rest.stage != .undone {
            w.tag("p") {
                w.text("上次没有写的行还留着，可以接着改、接着写：")
                w.link(rest.file.own, to: "/imports/\(rest.id)")
            }
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
        settling.write(w, context)
        FreshRows(result: result, playbook: playbook).write(w)
        if !result.changedLines.isEmpty {
            w.panel("修改的", id: "changed", remark: count(result.changed, result.changedLines.count)) {
                w.table("修改的", [TableColumn("名称", .name), TableColumn("表里第几行", .number), TableColumn("改什么")]) {
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
            w.panel("台账里有、表里没有的", id: "missing", remark: count(result.missing, result.missingLines.count) + "，导入不会动它们")
            {
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
        case .written: "已写入：\(file.own)"
        case .undone: "已撤回：\(file.own)"
        default: "核对结果：\(file.own)"
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

extension HTMLWriter {
    /// 放弃这次导入, which asks once more.
    /// - Parameter explanation: of what goes, where it is not what goes of any import.
    func discarding(_ one: SheetImport, token: String, explanation: String? = nil) {
        let words =
            explanation
            ?? (one.mapping.only == nil
                ? "上传的表和改过的格子都不再保留，台账不受影响。" : "没有写的这些行和改过的格子都不再保留，已经写入的不动。")
        confirm("放弃这次导入", explanation: words) {
            actionForm(
                "放弃导入",
                to: "/imports/\(one.id)/discarding",
                token: token,
                kind: .danger,
                fields: [("version", "\(one.version)")]
            )
        }
    }
}

/// `/imports/{import}` while long work goes on: it may be left and come back to.
struct ImportRunPage {
    let one: SheetImport
    let playbook: Playbook
    let run: ImportRuns.Run

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(run.word)：\(one.file.own)",
            lead: "可以离开这一页，过一会儿再回来看。",
            breadcrumbs: [Crumb("导入记录", "/imports")],
            context: context.searching(playbook)
        )
        return page.render { w in
            let left = run.secondsLeft.map { "，还要大约 \($0) 秒" } ?? ""
            w.workProgress(done: run.done, total: max(run.total, run.done, 1), "\(run.word)\(left)")
            w.linkButton("看现在到哪里了", to: "/imports/\(one.id)")
        }
    }
}
