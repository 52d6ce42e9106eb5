import Documents

/// A sheet that is one thing written down, label by label, and no list.
package struct FoundForm: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let label: String
        /// Empty where the form was not filled in.
        package let value: String
        /// Where the label stands.
        package let address: CellAddress
    }

    /// A small list within a form: 家庭成员 on a 明白卡.
    package struct List: Hashable, Sendable {
        package let title: String?
        package let names: [String]
        package let rows: [[String]]
        /// Where the first name stands.
        package let address: CellAddress
    }

    package var title: String?
    package var entries: [Entry]
    package var lists: [List] = []
}

/// Tells forms from lists, and reads their labels.
struct FormReading {
    let lines: SheetLines
    let grid: Grid

    /// Whether what was read as a table is a part of a form: its lines are cut differently from its header, or most of its
    /// names are values that stand beside each other.
    func isForm(_ table: FoundTable) -> Bool {
        if listsLabels(table) || tellsByPairs(table) || isSignedFor(table) { return true }
        guard !grid.merges.isEmpty, !table.columns.isEmpty else { return false }
        guard let rows = table.dataRows else { return isLastLine(of: table) }
        guard rows.count <= 40 else { return false }
        let records = lines.indices(of: rows).map { lines[$0] }
            .filter { !table.totalRows.contains($0.number) && !$0.own.isEmpty }
        guard records.count <= 25, !table.columns.contains(where: \.isSerial) else { return false }
        // 年　月　日 waits for whoever signs: two of them and nobody keeps a list.
        let signed = records.count { $0.own.contains { isBlankDate($0.text) } }
        if signed >= 2, signed * 6 >= records.count { return true }
        let labels = (table.headLines + table.notes).count { isLabel($0) }
        let around = table.headLines.count + table.notes.count
        guard labels >= 3 || around >= 5 else { return misfits(table, records) * 4 >= records.count * 3 }
        return misfits(table, records) * 5 >= records.count * 2 || isUnnamed(table) || isPaired(table, records)
    }

    /// A header without records below lines that are cut as it is: the last labels of a form.
    private func isLastLine(of table: FoundTable) -> Bool {
        guard table.headerRows.count == 1, let header = table.headerRows.first, table.columns.count <= 8 else {
            return false
        }
        let place = lines.place(of: header)
        var above = 0
        while above < 6, place - above > 0, lines.number(place - above - 1) == header - above - 1,
            lines[place - above - 1].own.count >= 2
        {
            above += 1
        }
        return above >= 3
    }

    /// Labels on the left and what was written on the right, the header among them.
    private func isPaired(_ table: FoundTable, _ records: [Line]) -> Bool {
        guard table.columns.count <= 4, records.count <= 15, table.headerRows.count <= 2, table.totalRows.isEmpty else {
            return false
        }
        guard table.columns.count(where: { HeaderWords.hasColumnWord($0.header) }) * 2 <= table.columns.count else {
            return false
        }
        // Nothing but figures stands behind the first name of each line: nobody reads them as names.
        guard table.columns.dropFirst().contains(where: { ![.integer, .decimal, .amount].contains($0.type) }) else {
            return false
        }
        let columns = table.columns[0].index...table.columns[table.columns.count - 1].index
        let heads = records.compactMap { $0.own.first { $0.columns.overlaps(columns) } }
        // 王一 and 李二 are no labels, however short.
        return heads.allSatisfy(isLabelWord) && Set(heads.map(\.text)).count == heads.count
            && heads.count { HeaderWords.hasColumnWord($0.text) } * 4 >= heads.count
    }

    /// One thing told line by line without a merged cell: what names columns elsewhere stands in the first of two columns,
    /// and no name stands beside it.
    private func listsLabels(_ table: FoundTable) -> Bool {
        guard table.columns.count == 2, table.headerRows.count == 1, let header = table.headerRows.first,
            let rows = table.dataRows, rows.count <= 30, table.totalRows.isEmpty, !table.columns[0].isSerial
        else { return false }
        let columns = table.columns.map(\.index)
        var first = lines.place(of: header)
        while first > 0, isPair(lines[first - 1], columns), lines.number(first) == lines.number(first - 1) + 1 {
            first -= 1
        }
        let pairs = (first..<lines.place(of: rows.upperBound + 1)).map { lines[$0] }.filter { isPair($0, columns) }
        guard pairs.count >= 4 else { return false }
        let labels = pairs.map { HeaderWords.hasColumnWord($0.own[0].text) && isLabelWord($0.own[0]) }
        let values = pairs.map {
            $0.own[1].isText && HeaderWords.hasColumnWord($0.own[1].text) && $0.own[1].text.count <= 8
        }
        return labels.count(where: { $0 }) * 10 >= pairs.count * 6 && values.count(where: { $0 }) * 5 <= pairs.count
            && !values[0]
    }

    private func isPair(_ line: Line, _ columns: [Int]) -> Bool {
        line.own.map(\.columns) == columns.map { $0...$0 }
    }

    private func isBlankDate(_ text: String) -> Bool {
        HeaderWords.isDated(text) && !text.contains(where: \.isNumber)
    }

    private func isLabel(_ text: String) -> Bool {
        HeaderWords.isLabel(text) || text.contains { $0 == "：" || $0 == ":" } || HeaderWords.isDated(text)
    }

    /// Lines with a cell that lies over several columns of the header, or ends within one.
    private func misfits(_ table: FoundTable, _ records: [Line]) -> Int {
        let starts = table.columns.map(\.index)
        let ends = starts.dropFirst().map { $0 - 1 }
        guard let first = starts.first, let last = starts.last else { return 0 }
        return records.count { line in
            // What stands beside the table is another's.
            line.own.contains { span in
                guard span.columns.overlaps(first...last) else { return false }
                guard let place = starts.firstIndex(of: span.columns.lowerBound) else { return true }
                return span.width > 1 && place < ends.count && span.columns.upperBound != ends[place]
            }
        }
    }

    /// Half of the columns or more have no name, or that of another.
    private func isUnnamed(_ table: FoundTable) -> Bool {
        var counts: [String: Int] = [:]
        for column in table.columns { counts[column.path, default: 0] += 1 }
        // 期末余额 stands over figures on both sides of an account.
        return table.columns.count { column in
            column.names.isEmpty
                || counts[column.path, default: 0] > 1 && ![.integer, .decimal, .amount].contains(column.type)
        } * 2 >= table.columns.count
    }

    /// Labels and what stands behind them, line by line.
    func form() -> FoundForm {
        var form = FoundForm(title: nil, entries: [])
        var next = 0
        while next < lines.count {
            let index = next
            if let (list, end) = list(at: index) {
                form.lists.append(list)
                next = end
                continue
            }
            next += 1
            let own = lines[index].own
            if own.count == 1, !own[0].text.contains(where: { $0 == "：" || $0 == ":" }) {
                let isTitle = form.title == nil && form.entries.isEmpty && own[0].text.count <= 40
                if isTitle { form.title = HeaderWords.closed(own[0].text) }
                continue
            }
            read(own, lines[index].number, &form)
        }
        return form
    }

    private func read(_ own: [Span], _ row: Int, _ form: inout FoundForm) {
        var place = 0
        while place < own.count {
            let span = own[place]
            let next = place + 1 < own.count ? own[place + 1] : nil
            let address = CellAddress(row: row, column: span.columns.lowerBound)
            place += 1
            if let (label, rest) = parted(span.text) {
                var value = rest
                if value.isEmpty, let next, parted(next.text) == nil, !isLabelWord(next) {
                    value = next.text
                    place += 1
                }
                form.entries.append(.init(label: label, value: value, address: address))
            } else if isLabelWord(span) {
                var value = ""
                if let next, parted(next.text) == nil {
                    value = next.text
                    place += 1
                }
                form.entries.append(.init(label: HeaderWords.closed(span.text), value: value, address: address))
            }
        }
    }

    /// `承包单位：中铁二十二局` is a label and its value.
    private func parted(_ text: String) -> (label: String, value: String)? {
        guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
        let label = HeaderWords.closed(String(text[..<colon]))
        guard !label.isEmpty, label.count <= 20 else { return nil }
        let rest = text[text.index(after: colon)...].drop(while: \.isWhitespace)
        // `年   月   日` waits to be filled in.
        let isBlank = rest.allSatisfy { $0.isWhitespace || "年月日时分".contains($0) }
        return (label, isBlank ? "" : String(rest.reversed().drop(while: \.isWhitespace).reversed()))
    }

    func isLabelWord(_ span: Span) -> Bool {
        let text = HeaderWords.bare(span.text)
        guard !HeaderWords.isDated(text) else { return false }
        // 一 and 万 are numbers to Unicode, and parts of 统一社会信用代码 and 注册资本（万元）.
        return span.kind == .text && text.count <= 12
            && !text.contains { $0.isNumber && !"一二三四五六七八九十百千万亿".contains($0) }
            && text.unicodeScalars.count >= 2
    }
}

extension FormReading {
    /// Columns of places whose empty cells go on with the place above: each name stands once, at the head of its rows.
    func carriedColumns(_ table: FoundTable) -> [Int] {
        guard let rows = table.dataRows else { return [] }
        let skipped = Set(table.totalRows + table.repeatedHeaderRows + table.sectionRows)
        let records = lines.indices(of: rows).filter { !skipped.contains(lines.number($0)) }
        guard records.count >= 4 else { return [] }
        return table.columns.prefix(4).filter { column in
            let namesPlaces = column.type == .region || HeaderWords.namesPlaces(column.header)
            guard namesPlaces, !column.isSerial else { return false }
            var (empty, last): (Int, String) = (0, "")
            // A line is put together when it is looked at: a large sheet is not laid out twice.
            for (number, index) in records.enumerated() {
                let text = lines[index].spans.first { $0.columns.contains(column.index) }?.text ?? ""
                if text.isEmpty {
                    // The first record must say where it is.
                    guard number > 0 else { return false }
                    empty += 1
                } else {
                    guard text != last else { return false }
                    last = text
                }
            }
            return empty * 10 >= records.count * 3
        }.map(\.index)
    }
}
