import Documents

/// Systems export the codes of their fields on a line above or below the names: `hbh | hzxm | xzqh` and `户编号 | 户主姓名 |
/// 行政区划`. The names are the header; the codes are kept beside them.
extension HeaderReader {
    /// A line of codes, then one of Chinese names in the same columns that the line after it does not look like.
    func hasNamesBelowCodes(_ start: Int) -> Bool {
        guard start + 1 < block.lines.upperBound, follows(start),
            isFieldCodes(line(start)) || isEnglish(line(start).own, of: width)
        else { return false }
        let (codes, names) = (line(start).own, line(start + 1).own)
        guard names.count >= codes.count, names.allSatisfy({ $0.isText && $0.width == 1 && $0.rows.count == 1 }),
            Set(codes.map(\.columns)).isSubset(of: names.map(\.columns))
        else { return false }
        // Below names in English stand records: those are no words of columns, or no more so than the next.
        let known = share(names)
        return known >= 0.6 && (start + 2 == block.lines.upperBound || share(line(start + 2).own) * 2 <= known)
    }

    /// Codes under Chinese names, and no codes on the line after them.
    func hasCodesBelow(_ header: HeaderReading) -> Bool {
        let end = header.lines.upperBound
        guard end < block.lines.upperBound, follows(end - 1), isFieldCodes(line(end)) else { return false }
        let own = line(end).own
        guard own.allSatisfy({ header.lowest[$0.columns.lowerBound].map(isChinese) ?? false }),
            own.count * 3 >= header.lowest.count * 2
        else { return false }
        // A form to be filled in has nothing below; a record of codes is no line of fields.
        guard end + 1 < block.lines.upperBound else {
            return own.allSatisfy { $0.text.utf8.first.map { (97...122).contains($0) } ?? false }
        }
        let next = line(end + 1).own
        return !next.isEmpty && next.count { isFieldCode($0.text) } * 2 < next.count
    }

    /// Names in English under the Chinese ones, as yearbooks print them: `年份 | 总人口` over `Year | Total Population`.
    func isTranslated(_ header: HeaderReading) -> Bool {
        let end = header.lines.upperBound
        guard end + 1 < block.lines.upperBound, follows(end - 1) else { return false }
        let own = line(end).own
        guard isEnglish(own, of: header.lowest.count),
            own.allSatisfy({ header.lowest[$0.columns.lowerBound].map(isChinese) ?? false })
        else { return false }
        let next = line(end + 1).own
        return !next.isEmpty && next.count { $0.isText && isEnglish($0.text) } * 2 < next.count
    }

    private func isEnglish(_ own: [Span], of names: Int) -> Bool {
        own.count >= 2 && own.count * 2 >= names && own.allSatisfy { $0.isText && isEnglish($0.text) }
    }

    private func isEnglish(_ text: String) -> Bool {
        var letters = 0
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic { letters += 1 }
            guard scalar.value < 0x250 || (0x2010...0x2030).contains(scalar.value) else { return false }
        }
        return letters >= 2
    }

    /// `A | B | C=B-A`, from the first column on: letters that number columns. Answers to choose from stand under a name.
    func isLettered(_ own: [Span]) -> Bool {
        guard own.count >= 3, own.count * 2 >= width, own[0].columns.lowerBound == block.columns.lowerBound else {
            return false
        }
        let letters = own.map { span in
            HeaderWords.bare(span.text).prefix { !"=＝".contains($0) }.filter { !"（）()栏列".contains($0) }
        }
        return Swift.zip(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ").allSatisfy { $0 == String($1) } && letters.count <= 26
    }

    /// 汇总代码, 代码总汇
    func namesCodes(_ text: String) -> Bool {
        text.count <= 4 && (text.contains("代码") || text.contains("编码"))
    }

    func codes(on index: Int) -> [Int: String] {
        Dictionary(line(index).own.map { ($0.columns.lowerBound, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    /// The next line of the sheet is the next line of the block.
    private func follows(_ index: Int) -> Bool { line(index + 1).number == line(index).number + 1 }

    private func isFieldCodes(_ line: Line) -> Bool {
        let own = line.own
        return own.count >= 3 && own.count * 3 >= width * 2
            && own.allSatisfy { $0.isText && $0.width == 1 && $0.rows.count == 1 && isFieldCode($0.text) }
            && Set(own.map(\.text)).count == own.count
    }

    /// hzxm, hh_id, hostName, AAB301; words with one capital in front are names of things.
    private func isFieldCode(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.utf8.count >= 2, text.utf8.count <= 40,
            text.utf8.allSatisfy({ (97...122).contains($0 | 32) || (48...57).contains($0) || $0 == 95 })
        else { return false }
        return first.properties.isLowercase || first.properties.isAlphabetic && text == text.uppercased()
    }

    private func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    /// The part of the cells that are known Chinese names of columns.
    private func share(_ spans: [Span]) -> Double {
        Double(spans.count { $0.isText && isChinese($0.text) && HeaderWords.hasColumnWord($0.text) })
            / Double(max(1, spans.count))
    }
}
