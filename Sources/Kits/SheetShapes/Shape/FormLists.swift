import Documents

extension FormReading {
    /// A list that begins at a line of a form and the line after it: names side by side, below them values in the same
    /// columns. What is merged down at its left, or stands alone on the line above, is its title.
    func list(at index: Int) -> (list: FoundForm.List, end: Int)? {
        var head = lines[index].own
        var (title, last): (String?, Int?) = (nil, nil)
        if let first = head.first, first.rows.count > 1, isLabelWord(first) {
            (title, last) = (HeaderWords.closed(first.text), first.rows.upperBound)
            head.removeFirst()
        } else if index > 0, lines[index - 1].own.count == 1, lines[index - 1].number == lines[index].number - 1 {
            title = HeaderWords.closed(lines[index - 1].own[0].text)
        }
        guard isHead(head) else { return nil }
        let places = Dictionary(uniqueKeysWithValues: head.enumerated().map { ($1.columns, $0) })
        var (rows, end): ([[String]], Int) = ([], index + 1)
        while end < lines.count, let row = row(lines[end], places), lines[end].number <= last ?? .max,
            lines[end].number == lines[end - 1].number + 1
        {
            rows.append(row)
            end += 1
        }
        guard !rows.isEmpty || last != nil else { return nil }
        let address = CellAddress(row: lines[index].number, column: head[0].columns.lowerBound)
        let names = head.map { HeaderWords.closed($0.text) }
        return (FoundForm.List(title: title, names: names, rows: rows, address: address), end)
    }

    /// Names without a gap, more than half of them usual: of labels with their values half are none.
    private func isHead(_ own: [Span]) -> Bool {
        guard own.count >= 3, own.allSatisfy({ isLabelWord($0) && $0.rows.count == 1 }),
            zip(own, own.dropFirst()).allSatisfy({ $1.columns.lowerBound == $0.columns.upperBound + 1 }),
            Set(own.map(\.text)).count == own.count
        else { return false }
        return own.count { HeaderWords.hasColumnWord($0.text) } * 5 >= own.count * 3
    }

    /// The values of a line that is cut as the names above it; nil where further labels of the form begin.
    private func row(_ line: Line, _ places: [ClosedRange<Int>: Int]) -> [String]? {
        let own = line.own
        guard let first = own.first, own.count >= 2, own.allSatisfy({ places[$0.columns] != nil }) else { return nil }
        guard !(isLabelWord(first) && HeaderWords.hasColumnWord(first.text)), !isHead(own) else { return nil }
        var row = [String](repeating: "", count: places.count)
        for span in own { if let place = places[span.columns] { row[place] = span.text } }
        return row
    }
}
