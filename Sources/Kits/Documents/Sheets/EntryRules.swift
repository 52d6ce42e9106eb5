/// Drop-downs and other rules of what may be entered (ECMA-376 18.3.1.33). Lists too long for a rule stand in a hidden
/// sheet that every sheet of the workbook shares.
struct EntryRules {
    /// Excel takes a list within a rule up to this length, its commas included.
    private static let lengthLimit = 255
    static let sheetName = "选项"

    private(set) var lists: [[String]] = []

    var isEmpty: Bool { lists.isEmpty }

    /// The rules of a sheet's columns for these rows, counted from 1.
    mutating func xml(of columns: [SheetColumn], rows: ClosedRange<Int>) -> String {
        var rules: [String] = []
        for (place, column) in columns.enumerated() {
            let letters = CellAddress.letters(place + 1)
            let cells = "\(letters)\(rows.lowerBound):\(letters)\(rows.upperBound)"
            if let entry = column.entry {
                rules.append(rule(entry, column, first: "\(letters)\(rows.lowerBound)", cells))
            } else if !column.hint.isEmpty {
                let words = prompt(column)
                rules.append("<dataValidation allowBlank=\"1\" showInputMessage=\"1\"\(words) sqref=\"\(cells)\"/>")
            }
        }
        return rules.isEmpty ? "" : "<dataValidations count=\"\(rules.count)\">\(rules.joined())</dataValidations>"
    }

    /// What stands beside a cell somebody goes to.
    private func prompt(_ column: SheetColumn) -> String {
        let hint = String(column.hint.prefix(250))
        guard !hint.isEmpty else { return "" }
        return " promptTitle=\"\(escaped(String(column.title.prefix(30))))\" prompt=\"\(escaped(hint))\""
    }

    private mutating func rule(_ entry: SheetColumn.Entry, _ column: SheetColumn, first: String, _ cells: String)
        -> String
    {
        let words = prompt(column)
        let start = "<dataValidation allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\""
        func made(_ type: String, _ test: String, _ refusal: String) -> String {
            let shown = " errorTitle=\"填写有误\" error=\"\(escaped(refusal))\""
            return "\(start) type=\"\(type)\"\(words)\(shown) sqref=\"\(cells)\"\(test)</dataValidation>"
        }
        switch entry {
        case .choices(let choices):
            return made("list", "><formula1>\(source(choices))</formula1>", "从下拉列表里选择。")
        case .number(let from, let to, let isWhole):
            let kind = isWhole ? "整数" : "数"
            let type = isWhole ? "whole" : "decimal"
            switch (from, to) {
            case (let from?, let to?):
                let bounds = "<formula1>\(plain(from))</formula1><formula2>\(plain(to))</formula2>"
                return made(type, " operator=\"between\">\(bounds)", "填 \(plain(from)) 到 \(plain(to)) 之间的\(kind)。")
            case (let from?, nil):
                let test = " operator=\"greaterThanOrEqual\"><formula1>\(plain(from))</formula1>"
                return made(type, test, "填 \(plain(from)) 或更大的\(kind)。")
            case (nil, let to?):
                let test = " operator=\"lessThanOrEqual\"><formula1>\(plain(to))</formula1>"
                return made(type, test, "填 \(plain(to)) 或更小的\(kind)。")
            case (nil, nil):
                let bounds = "<formula1>-1E+15</formula1><formula2>1E+15</formula2>"
                return made(type, " operator=\"between\">\(bounds)", "填一个\(kind)，不带单位。")
            }
        case .day:
            // From 1900 on, as far as Excel's days go.
            let test = " operator=\"greaterThanOrEqual\"><formula1>1</formula1>"
            return made("date", test, "填日期，例如 2026-06-10。")
        }
    }

    private mutating func source(_ choices: [String]) -> String {
        let isPlain = choices.allSatisfy { !$0.contains { ",\"\n".contains($0) } }
        let joined = choices.joined(separator: ",")
        if isPlain, !choices.isEmpty, joined.utf16.count <= EntryRules.lengthLimit { return "\"\(escaped(joined))\"" }
        let place = lists.firstIndex(of: choices) ?? lists.count
        if place == lists.count { lists.append(choices) }
        let letters = CellAddress.letters(place + 1)
        return "\(EntryRules.sheetName)!$\(letters)$1:$\(letters)$\(max(1, choices.count))"
    }

    private func plain(_ number: Double) -> String { number == number.rounded() ? String(Int(number)) : "\(number)" }

    /// The lists as rows of the hidden sheet, one column each.
    var rows: some Sequence<[SheetCell]> {
        let lists = lists
        let count = lists.map(\.count).max() ?? 0
        return (0..<count).lazy.map { row in
            lists.map { $0.indices.contains(row) ? .text($0[row]) : .blank }
        }
    }
}

func escaped(_ text: String) -> String {
    var markup = Markup()
    markup.appendEscaped(text)
    return String(decoding: markup.buffer, as: UTF8.self)
}
