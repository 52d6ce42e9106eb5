import Core
import Ledgers
import Pages
import Programmes

/// What is wrong, cell by cell, with ways to put it right: here, in the workbook, or with another file.
struct ImportProblems {
    /// Of the form that sends what was put right, and what was decided of rows beside it.
    static let formID = "fixes"
    /// What the browser keeps of it until it is sent.
    static func keptAs(_ one: SheetImport) -> String { "fixes-\(one.id)" }

    let one: SheetImport
    let result: ImportResult
    let playbook: Playbook
    let largest: Int
    /// Whether rows are decided on the same page.
    private let decides: Bool
    private let alike: AlikeFixes

    init(one: SheetImport, result: ImportResult, playbook: Playbook, largest: Int, decides: Bool = false) {
        self.one = one
        self.result = result
        self.playbook = playbook
        self.largest = largest
        self.decides = decides
        alike = AlikeFixes(result.problems, one.mapping, playbook, fixes: one.fixes)
    }

    func write(_ w: HTMLWriter, _ context: PageContext) {
        let base = "/imports/\(one.id)"
        let shown = result.problems.prefix(ImportResultPage.fixable)
        if result.problemCount > shown.count { kinds(w) }
        w.panel("有问题的格子", id: "problems", remark: "\(Format.number(result.problemCount)) 处") {
            w.form(base + "/fixes", token: context.token, keptAs: Self.keptAs(one), id: Self.formID) {
                w.hidden("version", "\(one.version)")
                table(Array(shown), w)
                if result.problemCount > shown.count {
                    w.remark("先列出前 \(shown.count) 处，\(marked)")
                }
                if alike.isNeeded { together(w) }
                w.formActions {
                    let isFixable = shown.contains { $0.address != nil || $0.cells != nil }
                    if isFixable { w.button(decides ? "按改的、定的再核对" : "按改的再核对", kind: .secondary) }
                    w.linkButton(
                        "下载标出问题的表",
                        to: base + "/problems.xlsx",
                        kind: .secondary,
                        icon: .download,
                        download: true
                    )
                }
            }
            w.replacing(one, largest: largest, token: context.token)
        }
    }

    /// Where rows are settled that need no other cells.
    private func settling(_ row: Int, _ w: HTMLWriter) {
        let page = "/imports/\(one.id)"
        if (result.open ?? []).contains(where: { $0.row == row }) { w.link("定这一行是哪一条", to: page + "#named") }
        if (result.doubled ?? []).contains(where: { $0.row == row }) { w.link("定留哪一行", to: page + "#alike") }
    }

    /// A page can have such a form for the rows that were left, too.
    private func together(_ w: HTMLWriter) {
        let hint = "表里同一个词出现多次的，改一处就够；选得不一样的，各按各的。"
        var field = Field("alike", "同一列里写得一样的，一起照改", hint: hint)
        field.form = "\(one.id)"
        w.checkbox(field, isOn: true)
    }

    private func table(_ shown: [ImportResult.Problem], _ w: HTMLWriter) {
        // Short names are not broken to make room for sentences.
        let isShort = shown.allSatisfy { ($0.title ?? "").count <= 12 }
        let columns = [
            TableColumn("格子", .name), TableColumn("哪一条", isShort ? .short : .text), TableColumn("哪里不对"),
            TableColumn("改成"),
        ]
        w.table("有问题的格子", columns) {
            for problems in Self.byRow(shown) {
                w.row {
                    let first = problems[0]
                    w.cell(problems.count == 1 ? Self.place(of: first) : "第 \(first.row) 行")
                    w.cell(first.title.map { $0.isEmpty ? "没有写名称" : $0 } ?? "—")
                    w.cell { words(of: problems, w) }
                    w.cell { fixes(of: problems, w) }
                }
            }
        }
    }

    /// The problems of a row together, rows as they first come.
    private static func byRow(_ problems: [ImportResult.Problem]) -> [[ImportResult.Problem]] {
        var (rows, places): ([[ImportResult.Problem]], [Int: Int]) = ([], [:])
        for problem in problems {
            if let place = places[problem.row] {
                rows[place].append(problem)
            } else {
                places[problem.row] = rows.count
                rows.append([problem])
            }
        }
        return rows
    }

    private static func place(of problem: ImportResult.Problem) -> String {
        problem.address ?? "第 \(problem.row) 行"
    }

    /// Below each other, without what stands at the start of the line already.
    private func words(of problems: [ImportResult.Problem], _ w: HTMLWriter) {
        w.tag("div") {
            for problem in problems {
                // Of several in a row each says its own cell.
                let isPlaced = problems.count == 1 || problem.address == nil
                w.tag("div", text: isPlaced ? problem.reason : problem.sentence)
            }
        }
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

    /// One cell can have two problems; it is put right once.
    private func fixes(of problems: [ImportResult.Problem], _ w: HTMLWriter) {
        var seen: Set<String> = []
        let wrong = problems.filter { one in one.address.map { seen.insert($0).inserted } ?? false }
        let others = problems.flatMap { $0.others ?? [] }.filter { seen.insert($0.address).inserted }
        // Wide enough for what stands in a cell, whatever the sentence beside it takes.
        if !wrong.isEmpty {
            w.tag("div", ["class": "decision"]) {
                for problem in wrong {
                    guard let address = problem.address else { continue }
                    if problems.count > 1 || !others.isEmpty { w.tag("span", text: address) }
                    answer(address, problem.column, problem.value, isWrong: true, w)
                }
                for cell in others {
                    w.tag("span", text: "\(cell.address) \(cell.label)")
                    answer(cell.address, cell.column, cell.value, isWrong: true, w)
                }
            }
        }
        if let row = problems.first?.row { settling(row, w) }
        let whole = problems.filter { $0.address == nil }
        if !whole.isEmpty { fixRow(whole.compactMap(\.cells).first ?? [], beside: seen, w) }
    }

    /// No one cell is wrong: any of the row may be put right.
    private func fixRow(_ all: [ImportResult.Cell], beside wrong: Set<String>, _ w: HTMLWriter) {
        let cells = all.filter { !wrong.contains($0.address) }
        guard !cells.isEmpty else { return w.tag("div", text: "在表里补齐这一行") }
        w.details("改这一行") {
            w.tag("div", ["class": "decision"]) {
                for cell in cells {
                    w.tag("span", text: "\(cell.address) \(cell.label)")
                    answer(cell.address, cell.column, cell.value, isWrong: false, w)
                }
            }
        }
    }

    private func answer(_ address: String, _ column: Int?, _ found: String, isWrong: Bool, _ w: HTMLWriter) {
        let written = one.fixes[address] ?? found
        // Who puts it right writes it anew from the papers; nobody reads it here.
        let personal = column.flatMap { one.mapping.personal($0, of: playbook) }
        let value = personal.map { PersonalVault.shown(written, of: $0) } ?? written
        let options = column.map { one.mapping.options(of: $0, in: playbook) } ?? []
        let wrong = isWrong ? "true" : nil
        if options.isEmpty {
            input(address, value, wrong, w)
        } else {
            let count = column.map { alike.count(of: written, in: $0) } ?? 0
            choice(address, value, count, options, wrong, w)
        }
        w.hidden("was-\(address)", value)
    }

    private func input(_ address: String, _ value: String, _ wrong: String?, _ w: HTMLWriter) {
        w.void(
            "input",
            [
                "class": "input", "type": "text", "name": "fix-\(address)", "value": value,
                "aria-label": "\(address) 改成", "autocomplete": "off", "aria-invalid": wrong,
            ]
        )
    }

    private func choice(
        _ address: String,
        _ value: String,
        _ count: Int,
        _ options: [String],
        _ wrong: String?,
        _ w: HTMLWriter
    ) {
        let attributes: Attributes = [
            "class": "input", "name": "fix-\(address)", "aria-label": "\(address) 改成", "aria-invalid": wrong,
        ]
        w.tag("select", attributes) {
            if !options.contains(value) {
                let alike = count > 1 ? "，共 \(Format.number(count)) 处" : ""
                let word = value.isEmpty ? "选一个" : "选一个（表里写的是“\(value)”\(alike)）"
                w.tag("option", ["value": value, "selected": ""], text: word)
            }
            for option in options {
                w.tag("option", ["value": option, "selected": option == value ? "" : nil], text: option)
            }
        }
    }
}

extension HTMLWriter {
    /// Another file in place of the one that was brought.
    func replacing(_ one: SheetImport, largest: Int, token: String) {
        details("在电脑上改好了？重新上传") {
            form("/imports/\(one.id)/replacement", token: token, sendsFiles: true) {
                fileField(Field("file", "改好的表格"), types: ImportDesk.endings, largest: largest, inChunks: true)
                formActions { button("上传改好的表格", kind: .secondary) }
            }
        }
    }
}
