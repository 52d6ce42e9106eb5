/// Cuts a clause to the length of a name.
extension TitleReader {
    func opensWithVerb(_ start: Int, before end: Int) -> Bool {
        VerbWords.leading.length(text.flat, at: start, before: end) > 0
            || VerbWords.adverbs.length(text.flat, at: start, before: end) > 0
    }

    /// At most twenty characters, cut where a list or a bracket begins.
    func shortened(_ range: Range<Int>) -> String {
        var range = text.prose.trimmed(afterPrefix(range))
        while let last = range.last, Mark.clauseEnds.contains(text.flat[last]) || text.flat[last] == Mark.pause {
            range = range.lowerBound..<last
        }
        guard range.count > TitleReader.longest else { return text.prose.squeezed(range) }
        if let name = withoutModifier(range) ?? behindObject(range) ?? shortList(range) ?? withoutNumber(range) {
            return name
        }
        let end = range.lowerBound + TitleReader.longest
        let cut = (range.lowerBound + 6..<end).last { cuts($0, from: range.lowerBound) }
        // A quotation that closes near the end is the end.
        let closed = (range.lowerBound + 12...end).last { place in
            TitleWords.closeQuotes.contains(text.flat[place - 1]) && closes(place, from: range.lowerBound)
        }
        var stop = cut ?? closed ?? end
        while stop > range.lowerBound + 4, TitleWords.cuts.contains(text.flat[stop - 1]) { stop -= 1 }
        if text.prose.has("分别", at: stop - 2, before: stop) { stop -= 2 }
        return text.prose.squeezed(range.lowerBound..<beforeOpenQuote(stop, from: range.lowerBound))
    }

    /// A quotation that would stay open is left out, unless it opens the name.
    func beforeOpenQuote(_ stop: Int, from start: Int) -> Int {
        var index = start
        while index < stop {
            if let end = text.enclosureEnd(at: index) {
                if end > stop { return index > start + 5 ? index : stop }
                index = end
            } else {
                index += 1
            }
        }
        return stop
    }

    /// Cuts only outside quotations that opened before.
    func closes(_ index: Int, from start: Int) -> Bool {
        var place = start
        while place < index {
            if let end = text.enclosureEnd(at: place) {
                if end > index { return false }
                place = end
            } else {
                place += 1
            }
        }
        return true
    }

    /// What is done behind a long list of whom it is done to: 对养老院、学校、自建房开展消防检查 becomes 开展消防检查.
    func behindObject(_ range: Range<Int>) -> String? {
        guard let first = range.first else { return nil }
        let leadIn = TitleWords.leadIns.length(text.flat, at: first, before: range.upperBound)
        guard leadIn > 0 || TitleReader.objectFirst.contains(text.flat[first]) else { return nil }
        let verb = Range(from: first + max(2, leadIn + 1), to: range.upperBound).first {
            let length = VerbWords.leading.length(text.flat, at: $0, before: range.upperBound)
            guard length >= 2, TitleWords.nounVerbs.length(text.flat, at: $0, before: range.upperBound) == 0,
                $0 + length < range.upperBound, closes($0, from: first)
            else { return false }
            // 对完成改造的企业: the verb belongs to the object.
            return text.flat[$0 + length] != 0x7684 && text.flat[$0 - 1] != 0x7684
        }
        guard let verb, (4...TitleReader.longest).contains(range.upperBound - verb) else { return nil }
        return text.prose.squeezed(verb..<range.upperBound)
    }

    /// 安排大气污染防治专项资金不少于3000万元 becomes 安排大气污染防治专项资金 where the number has no room.
    func withoutNumber(_ range: Range<Int>) -> String? {
        guard let number = numbers.first(where: { range.contains($0.lowerBound) }),
            number.upperBound == range.upperBound,
            (8...TitleReader.longest).contains(number.lowerBound - range.lowerBound),
            !range.contains(where: { text.flat[$0] == Mark.pause })
        else { return nil }
        return text.prose.squeezed(range.lowerBound..<number.lowerBound)
    }

    /// 支持农民专业合作社、家庭林场、林业企业等新型经营主体 becomes 支持农民专业合作社等新型经营主体: as many as find room.
    func shortList(_ range: Range<Int>) -> String? {
        let flat = text.flat
        guard let mark = range.last(where: { flat[$0] == 0x7B49 && closes($0, from: range.lowerBound) }),
            mark + 2 < range.upperBound, !TitleReader.behindEtc.contains(flat[mark + 1]),
            !TitleReader.beforeEtc.contains(flat[mark - 1]),
            let last = (range.lowerBound..<mark).last(where: {
                flat[$0] == Mark.pause && closes($0, from: range.lowerBound)
                    && $0 - range.lowerBound + range.upperBound - mark <= TitleReader.longest
            }), last - range.lowerBound >= 4,
            // 支持汉中、安康壮大旅游康养等规模: the list is no object.
            !(last..<mark).contains(where: { TitleReader.relations.contains(flat[$0]) })
        else { return nil }
        return text.prose.squeezed(range.lowerBound..<last) + text.prose.squeezed(mark..<range.upperBound)
    }

    private static let relations = ScalarSet("在与向对将把壮")
    /// 等 of 等级, 平等 ends no list.
    private static let behindEtc = ScalarSet("级次于候同待")
    private static let beforeEtc = ScalarSet("平同高初中对优上下一二三")

    /// Verb and the noun behind the last 的: 推进…的项目 becomes 推进项目.
    func withoutModifier(_ range: Range<Int>) -> String? {
        let verb = VerbWords.leading.length(text.flat, at: range.lowerBound, before: range.upperBound)
        guard verb >= 2, let mark = range.last(where: { text.flat[$0] == 0x7684 }) else { return nil }
        let tail = mark + 1..<range.upperBound
        guard tail.count >= 3, tail.count + verb <= TitleReader.longest else { return nil }
        return text.prose.squeezed(range.lowerBound..<range.lowerBound + verb) + text.prose.squeezed(tail)
    }
}
