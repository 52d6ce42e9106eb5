/// 牵头县领导: the county leader who answers for a task, as the text says it. Read from a label in the note
/// (牵头领导：张三) or from the sentence (由张三副县长牵头负责, XX县长要抓在手上).
struct LeaderReader {
    let text: PreparedText

    init(_ text: PreparedText) { self.text = text }

    private static let labels = WordTable(
        "牵头县领导 县级牵头领导 牵头领导 责任县领导 县级责任领导 包抓县领导 包抓领导 包联县领导 分管县领导 县级领导 牵头县级领导"
    )
    private static let titles = WordTable(
        "县长 副县长 常务副县长 县委书记 县委副书记 县委常委 区长 副区长 常务副区长 市长 副市长 常务副市长 旗长 副旗长 县人大常委会主任 县政协主席"
    )
    private static let acts = WordTable("牵头 抓在手上 负总责 挂帅 包抓 主抓")
    /// Words between the title and the act that are no name.
    private static let fillers = WordTable("同志 要 亲自 具体 负责 全面 总")
    private static let ends = ScalarSet(",;。)]】\n\t")
    private static let stops = ScalarSet(",;:、。()〔〕[]【】 \n\t由请和与及在是经按把向对")
    private static let mask = ScalarSet("Xx×＊*")

    func read(_ duty: Duty) -> String? {
        (duty.note.flatMap { read($0.range) }) ?? read(duty.span.range)
    }

    func read(_ range: Range<Int>) -> String? {
        for index in range {
            if let name = labelled(index, range.upperBound) ?? acting(index, range) { return name }
        }
        return nil
    }

    private func labelled(_ index: Int, _ end: Int) -> String? {
        let length = Self.labels.length(text.flat, at: index, before: end)
        guard length > 0, index + length < end, text.flat[index + length] == Mark.colon else { return nil }
        let start = index + length + 1
        let stop = (start..<min(end, start + 24)).first { Self.ends.contains(text.flat[$0]) } ?? min(end, start + 24)
        let name = text.prose.squeezed(start..<stop)
        return name.isEmpty ? nil : name
    }

    private func acting(_ index: Int, _ range: Range<Int>) -> String? {
        let length = Self.titles.length(text.flat, at: index, before: range.upperBound)
        guard length > 0, let between = gap(after: index + length, range.upperBound) else { return nil }
        let before = name(before: index, range.lowerBound)
        if before.isEmpty, let name = between { return text.prose.squeezed(index..<name.upperBound) }
        guard between == nil else { return nil }
        return text.prose.squeezed(before.lowerBound..<index + length)
    }

    /// What stands between a title and the act behind it: a name, nothing, or, where no act follows, no gap at all.
    private func gap(after start: Int, _ end: Int) -> Range<Int>?? {
        var (index, name) = (start, start)
        while index < min(end, start + 8) {
            if Self.acts.length(text.flat, at: index, before: end) > 0 {
                return .some(name == start ? nil : start..<name)
            }
            let filler = Self.fillers.length(text.flat, at: index, before: end)
            if filler == 0 {
                guard name == index, index - start < 3, Prose.isHan(text.flat[index]) else { return nil }
                name += 1
            }
            index += max(1, filler)
        }
        return nil
    }

    /// Up to three characters of a name, or the X it is hidden behind; empty where none stands there.
    private func name(before end: Int, _ start: Int) -> Range<Int> {
        var index = end
        while index > start, end - index < 4, Self.mask.contains(text.flat[index - 1]) { index -= 1 }
        if index < end { return index..<end }
        while index > start, end - index < 4, Prose.isHan(text.flat[index - 1]),
            !Self.stops.contains(text.flat[index - 1])
        {
            index -= 1
        }
        return end - index <= 3 ? index..<end : end..<end
    }
}

extension Breakdown {
    mutating func readLeaders(_ text: PreparedText) {
        let reader = LeaderReader(text)
        for index in duties.indices { duties[index].leader = duties[index].leader ?? reader.read(duties[index]) }
    }
}
