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
        if let name = withoutModifier(range) ?? behindObject(range) { return name }
        let end = range.lowerBound + TitleReader.longest
        let cut = (range.lowerBound + 6..<end).last { cuts($0, from: range.lowerBound) }
        // A quotation that closes near the end is the end.
        let closed = (range.lowerBound + 12...end).last { place in
            TitleWords.closeQuotes.contains(text.flat[place - 1]) && closes(place, from: range.lowerBound)
        }
        var stop = cut ?? closed ?? end
        while stop > range.lowerBound + 4, TitleWords.cuts.contains(text.flat[stop - 1]) { stop -= 1 }
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
        guard let first = range.first, TitleReader.objectFirst.contains(text.flat[first]) else { return nil }
        let verb = Range(from: first + 2, to: range.upperBound).first {
            VerbWords.leading.length(text.flat, at: $0, before: range.upperBound) >= 2 && closes($0, from: first)
        }
        guard let verb, (4...TitleReader.longest).contains(range.upperBound - verb) else { return nil }
        return text.prose.squeezed(verb..<range.upperBound)
    }

    /// Verb and the noun behind the last 的: 推进…的项目 becomes 推进项目.
    func withoutModifier(_ range: Range<Int>) -> String? {
        let verb = VerbWords.leading.length(text.flat, at: range.lowerBound, before: range.upperBound)
        guard verb >= 2, let mark = range.last(where: { text.flat[$0] == 0x7684 }) else { return nil }
        let tail = mark + 1..<range.upperBound
        guard tail.count >= 3, tail.count + verb <= TitleReader.longest else { return nil }
        return text.prose.squeezed(range.lowerBound..<range.lowerBound + verb) + text.prose.squeezed(tail)
    }
}
