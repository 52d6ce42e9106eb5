import Core
import Documents
import Foundation

/// Whether the cells of a line could be names of columns.
extension HeaderReader {
    /// Texts, or years, months, days and other numbers in their order.
    func isNaming(_ spans: [Span]) -> Bool {
        if width == 1, let only = spans.first, !isNameOfOne(only.text) { return false }
        let counted = countingNames(spans)
        var numbers = 0
        for (place, span) in spans.enumerated() where !counted.contains(place) {
            // A formula that points at an empty cell shows 0.
            if span.text == "0", spans.count >= 4 { continue }
            if span.kind == .number || span.kind == .day || span.kind == .time || span.kind == .boolean {
                guard span.kind == .number, HeaderWords.isPeriod(span.text) else { return false }
                numbers += 1
            } else {
                let bare = HeaderWords.bare(span.text)
                guard bare.count <= 60 || isQuestion(bare), !isLabelled(bare) || headsGroup(span, among: spans) else {
                    return false
                }
                if ValueReading.isPlainNumber(bare), !HeaderWords.isPeriod(bare) { return false }
                if ValueReading.looksPersonal(bare) { return false }
            }
        }
        return numbers < spans.count || spans.count >= 3
    }

    /// The name of a list of one column; what is explained line by line is none.
    private func isNameOfOne(_ text: String) -> Bool {
        let text = HeaderWords.bare(text)
        return text.count <= 30 && !HeaderWords.isNote(text) && text != "备注" && !HeaderWords.isSentence(text)
            && !(text.count > 12 && text.contains("，")) && !isNumbered(text)
    }

    /// `1.于每月5日前报送`
    private func isNumbered(_ text: String) -> Bool {
        let rest = text.drop { $0.isASCII && $0.isNumber }
        return rest.count < text.count && rest.first.map { ".．、".contains($0) } ?? false && rest.count > 10
    }

    /// A question of a survey is as long as it must be.
    private func isQuestion(_ text: String) -> Bool {
        text.count <= 400 && (text.contains { "？?".contains($0) } || text.contains("选）") || isNumbered(text))
    }

    /// A colon parts a label from what is filled in; `其中：小麦`, `面积：亩` and `6:30` are names all the same.
    private func isLabelled(_ text: String) -> Bool {
        guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
        // 求和项:金额 and 计数项汇总数量:户主 are what a pivot table calls its columns.
        return !text.hasPrefix("其中") && !text[..<colon].hasSuffix("项") && !text.prefix(5).contains("项汇总")
            && !text[..<colon].contains { "（(【[".contains($0) }
            && HeaderUnits.parted(text).unit == nil && !isHour(text) && !(text.count > 60 && isQuestion(text))
    }

    /// `产业：脐橙` over two names, beside names merged down to theirs, is the name of a group whatever its colon says.
    private func headsGroup(_ span: Span, among spans: [Span]) -> Bool {
        let place = lines.place(of: span.rows.lowerBound + 1)
        guard span.rows.count == 1, place < block.lines.upperBound, lines.number(place) == span.rows.lowerBound + 1
        else { return false }
        // Without merged cells the blanks beside it have names below, and names without a colon have none.
        if span.width == 1, spans.count(where: { !$0.text.contains { "：:".contains($0) } }) >= 2 {
            let named = Set(line(place).own.map(\.columns.lowerBound))
            let columns = [span.columns.lowerBound, span.columns.lowerBound + 1]
            return columns.allSatisfy(named.contains) && fillsGroups(line(place).own, below: place - 1..<place)
        }
        guard span.width > 1, spans.count(where: { $0.width == 1 && $0.rows.count > 1 }) >= 2 else { return false }
        return line(place).own.count { span.columns.contains($0.columns.lowerBound) && $0.width < span.width } >= 2
    }

    /// `6:30`, `8:00-9:30`
    func isHour(_ text: String) -> Bool {
        text.utf8.count <= 14 && text.contains { ":：".contains($0) }
            && text.allSatisfy { $0.isASCII && $0.isNumber || ":：-—~至".contains($0) }
            && text.prefix(2).allSatisfy { $0.isNumber || ":：".contains($0) }
    }

    /// Cells that count columns off beside a name: the days 1 to 31 of a month, months written as days, and hours.
    /// - Returns: their places among the cells.
    func countingNames(_ spans: [Span]) -> Set<Int> {
        guard let first = spans.first, first.isText else {
            // Above a column of names nobody named: `| 2026-01-01 | 2026-02-01 |`.
            return spans.first.map { $0.columns.lowerBound > block.columns.lowerBound } ?? false
                ? stepping(spans, from: 0) : []
        }
        let text = HeaderWords.bare(first.text)
        guard !isCode(text), !HeaderWords.isLabel(text) else { return [] }
        if ValueReading.isPlainNumber(text) || Day(text) != nil {
            return first.columns.lowerBound > block.columns.lowerBound ? stepping(spans, from: 0) : []
        }
        for start in 1..<max(1, min(5, spans.count))
        where !spans[start].isText || Int(spans[start].text) != nil || ValueReading.isMonthNumber(spans[start].text) {
            let steps = stepping(spans, from: start)
            if !steps.isEmpty { return steps }
        }
        return []
    }

    private func isCode(_ text: String) -> Bool { ["甲", "乙", "丙", "栏次", "行次", "列次"].contains(text) }

    private func stepping(_ spans: [Span], from start: Int) -> Set<Int> {
        var end = start + 1
        if spans[start].kind == .day, let first = Day(spans[start].text) {
            var (last, step) = (first, 0)
            while end < spans.count, spans[end].kind == .day, let next = Day(spans[end].text) {
                let days = next.daysSince1970 - last.daysSince1970
                guard days > 0, step == 0 || isSameStep(days, step) else { break }
                (last, step, end) = (next, days, end + 1)
            }
            return end - start >= 3 ? Set(start..<end) : []
        }
        if spans[start].kind == .time {
            while end < spans.count, spans[end].kind == .time, spans[end].text > spans[end - 1].text { end += 1 }
            return end - start >= 3 ? Set(start..<end) : []
        }
        if ValueReading.isMonthNumber(spans[start].text) { return months(spans, from: start) }
        // The hours of a day go on with 0, the days of a month with 1.
        guard var last = Int(spans[start].text), (0...31).contains(last) else { return [] }
        while end < spans.count, let next = Int(spans[end].text), next == last + 1 || next <= 1 && last >= 20 {
            (last, end) = (next, end + 1)
        }
        let isLong = end - start >= 7 && ["0", "1"].contains(spans[start].text)
        guard end - start >= 5, start == 0 || isLong || HeaderWords.hasColumnWord(spans[start - 1].text) else {
            return []
        }
        return Set(start..<end)
    }

    /// 2025.09, 2025.1, 2025.11: months of which a number cannot keep the nought.
    private func months(_ spans: [Span], from start: Int) -> Set<Int> {
        var (end, last) = (start, 0)
        while end < spans.count, ValueReading.isMonthNumber(spans[end].text) {
            let parts = spans[end].text.split(separator: ".").map { Int($0) ?? 0 }
            let next = parts[0] * 12 + parts[1]
            if end == start || next == last + 1 {
                last = next
            } else if spans[end].text.hasSuffix(".1"), next + 9 == last + 1 {
                last = next + 9
            } else {
                break
            }
            end += 1
        }
        return end - start >= 3 ? Set(start..<end) : []
    }

    /// `必填，18位 | 选填 | 格式：2020-01-01` under the names of a form for entry: how to fill it in.
    func isGuidance(_ line: Line) -> Bool {
        let own = line.own
        guard own.count >= 2, own.count * 2 >= width, own.allSatisfy(\.isText) else { return false }
        return own.count { span in
            let text = HeaderWords.bare(span.text).drop { "（(【*".contains($0) }
            return ["必填", "选填", "必录", "非必填", "格式：", "格式:", "例如", "请填", "请选择", "下拉选择", "填写"].contains(
                where: text.hasPrefix
            )
        } * 3 >= own.count * 2
    }

    /// Days, weeks, months, quarters and years have each their length, months and quarters nearly.
    private func isSameStep(_ one: Int, _ other: Int) -> Bool {
        one == other || one >= 28 && other >= 28 && abs(one - other) <= 3
    }
}
