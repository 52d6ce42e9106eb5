/// Takes the marks out of Markdown and leaves what a reader sees: headings, emphasis, links, quotes, list marks, tables.
/// Underscores stay: in official texts they are blanks to fill in.
func textOfMarkdown(_ markdown: String) -> String {
    var lines: [String] = []
    var isInFence = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
            isInFence.toggle()
        } else if isInFence {
            lines.append(String(line))
        } else if !isRule(trimmed) {
            lines.append(textOfLine(trimmed))
        }
    }
    return lines.joined(separator: "\n")
}

/// `---`, `***`, `===` and the line under a table's header.
private func isRule(_ line: Substring) -> Bool {
    let marks = line.filter { $0 != " " }
    return marks.count >= 3 && marks.allSatisfy { "-*_=|:".contains($0) } && marks.contains { "-*_=".contains($0) }
}

private func textOfLine(_ line: Substring) -> String {
    var rest = line
    while rest.first == ">" { rest = rest.dropFirst().drop { $0 == " " } }
    let hashes = rest.prefix { $0 == "#" }
    if (1...6).contains(hashes.count), rest.dropFirst(hashes.count).first.map({ $0 == " " || $0 == "\t" }) ?? true {
        rest = rest.dropFirst(hashes.count).drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == "#" || last == " " { rest.removeLast() }
    }
    if let mark = rest.first, "-*+".contains(mark), rest.dropFirst().first == " " {
        rest = rest.dropFirst(2).drop { $0 == " " }
    }
    guard rest.first == "|" else { return textOfSpan(rest) }
    let cells = rest.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map(trimmedCell)
    return (rest.last == "|" ? cells.dropLast() : cells[...]).joined(separator: "\t")
}

private func trimmedCell(_ cell: Substring) -> String {
    var text = Substring(textOfSpan(cell))
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
}

/// Emphasis, code, links and pictures within a line.
private func textOfSpan(_ span: Substring) -> String {
    var text = ""
    var rest = span
    while let character = rest.first {
        if character == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
            text.append(next)
            rest = rest.dropFirst(2)
        } else if rest.hasPrefix("**") || rest.hasPrefix("~~") {
            rest = rest.dropFirst(2)
        } else if character == "`" {
            rest = rest.dropFirst()
        } else if character == "*", isEmphasis(rest, after: text) {
            rest = rest.dropFirst()
        } else if let (label, after) = link(rest) {
            text += textOfSpan(label)
            rest = after
        } else {
            text.append(character)
            rest = rest.dropFirst()
        }
    }
    return text
}

/// `3 * 4` and `3*4` stay: a star between numbers or between spaces is no mark.
private func isEmphasis(_ rest: Substring, after text: String) -> Bool {
    guard let last = text.last, let next = rest.dropFirst().first else { return true }
    return !(last.isNumber && next.isNumber) && !(last == " " && next == " ")
}

/// `[words](address)` and `![words](address)`: the words, and what follows.
private func link(_ rest: Substring) -> (label: Substring, after: Substring)? {
    let start = rest.first == "!" ? rest.dropFirst() : rest
    guard start.first == "[", let close = start.firstIndex(of: "]") else { return nil }
    let tail = start[start.index(after: close)...]
    guard tail.first == "(", let end = tail.firstIndex(of: ")") else { return nil }
    return (start[start.index(after: start.startIndex)..<close], tail[tail.index(after: end)...])
}
