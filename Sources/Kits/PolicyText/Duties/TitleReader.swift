/// A short name for a task: its run-in heading, else verb and object of the clause that asks for something.
struct TitleReader {
    let text: PreparedText
    let units: UnitReader
    /// Days the task names; a clause's name begins behind them.
    let times: [Range<Int>]

    static let longest = 20

    struct Found: Sendable {
        var words: String
        var rule: ReadingRule
    }

    func read(_ draft: DutyDraft) -> Found {
        if let heading = draft.heading, let words = fitting(heading), heading.count >= 4 {
            return Found(words: words, rule: .headingTitle)
        }
        if let clause = mainClause(draft) {
            return Found(words: shortened(clause), rule: .verbObject)
        }
        return Found(words: shortened(firstClause(draft)), rule: .firstClause)
    }

    private func fitting(_ range: Range<Int>) -> String? {
        let range = afterPrefix(range)
        return range.count <= TitleReader.longest ? text.prose.squeezed(range) : nil
    }

    private static let marks = ScalarSet(",;:。!?")

    private func clauses(_ draft: DutyDraft) -> [Range<Int>] {
        var start = draft.range.lowerBound
        if let label = OutlineLabels.read(text, at: start, before: draft.range.upperBound, inline: false) {
            start = label.contentStart
        }
        let all = text.pieces(of: start..<max(start, draft.range.upperBound), at: TitleReader.marks).map(
            text.prose.trimmed
        )
        let telling = all.filter { !onlyNamesUnits($0) }
        return telling.isEmpty ? all : telling
    }

    private static let roleWords = WordTable("牵头 牵头负责 负责 负责牵头 配合 密切配合 协助 参与 协同 支持配合")

    /// 县农业农村局牵头, 水务局配合: who, not what.
    private func onlyNamesUnits(_ clause: Range<Int>) -> Bool {
        guard clause.count <= 60, let word = TitleReader.roleWords.ends(text.flat, clause, longest: 4) else {
            return false
        }
        let start = clause.lowerBound + (text.prose.has("由", at: clause.lowerBound, before: clause.upperBound) ? 1 : 0)
        return start < word.lowerBound && units.whole(start..<word.lowerBound) != nil
    }

    /// Behind 会同各乡镇; the same place where it does not stand there.
    private func behindPartners(_ start: Int, before end: Int) -> Int {
        guard text.prose.has("会同", at: start, before: end) else { return start }
        return units.subject(at: start + 2, before: end)?.end ?? start
    }

    private func firstClause(_ draft: DutyDraft) -> Range<Int> {
        clauses(draft).first { $0.count >= 4 } ?? draft.range
    }

    /// The clause the cue stands in, from its verb on; with a number in it where there is one.
    private func mainClause(_ draft: DutyDraft) -> Range<Int>? {
        let clauses = clauses(draft)
        let asked = draft.rule == .noteBehind ? nil : draft.cue
        if let cue = asked, let place = clauses.firstIndex(where: { $0.contains(cue.lowerBound) }) {
            let near = clauses[place...].prefix(3).compactMap { clause -> Range<Int>? in
                let isCue = clause.contains(cue.lowerBound)
                let start =
                    isCue ? draft.rule == .leadingVerb ? cue.lowerBound : demandEnd(cue, clause) : clause.lowerBound
                return fromVerb(min(start, clause.upperBound)..<clause.upperBound).flatMap { $0.count >= 4 ? $0 : nil }
            }
            let main = near.filter { TitleReader.weak.length(text.flat, at: $0.lowerBound, before: $0.upperBound) == 0 }
            if let first = main.first ?? near.first {
                return cutsWell(first) ? first : main.first(where: cutsWell) ?? first
            }
            let end = clauses[place].upperBound
            let asked = min(end, behindPartners(demandEnd(cue, clauses[place]), before: end))
            let tail = text.prose.trimmed(asked..<clauses[place].upperBound)
            if tail.count >= 4 { return tail }
        }
        let all = clauses.compactMap(fromVerb).filter { $0.count >= 4 }
        return all.first { TitleReader.weak.length(text.flat, at: $0.lowerBound, before: $0.upperBound) == 0 }
            ?? all.first
    }

    /// Whether twenty characters of it are a name and not a torn word.
    private func cutsWell(_ range: Range<Int>) -> Bool {
        if range.count <= TitleReader.longest + 2 || withoutModifier(range) != nil { return true }
        return (range.lowerBound + 8..<range.lowerBound + TitleReader.longest).contains {
            TitleReader.cuts.contains(text.flat[$0]) && closes($0, from: range.lowerBound)
        }
    }

    /// Verbs that only lead in what shall be done.
    private static let weak = WordTable("按照 根据 围绕 对照 参照 依托 立足 结合 瞄准 紧扣 针对 聚焦 遵循 依据")

    private func demandEnd(_ cue: Range<Int>, _ clause: Range<Int>) -> Int {
        let verb = VerbWords.leading.length(text.flat, at: cue.lowerBound, before: clause.upperBound)
        let forbids = CueWords.forbidding.length(text.flat, at: cue.lowerBound, before: clause.upperBound)
        // 计划拆除: the verb stands at the end of the words that decided.
        let takesObject = text.flat[cue.lowerBound] == 0x628A
        if verb == 0, forbids == 0, !takesObject,
            let last = VerbWords.leading.ends(text.flat, cue, longest: 4), last.lowerBound > cue.lowerBound
        {
            return last.lowerBound
        }
        return verb > 0 || forbids > 0 ? cue.lowerBound : min(cue.upperBound, clause.upperBound)
    }

    /// From the verb on, behind who shall do it, until when and how; nil where no verb stands there.
    private func fromVerb(_ clause: Range<Int>) -> Range<Int>? {
        let start = afterPrefix(clause).lowerBound
        if let verb = verb(at: start, of: clause) { return verb }
        guard let subject = units.subject(at: start, before: clause.upperBound) else { return nil }
        return verb(at: subject.end, of: clause)
    }

    private func verb(at opening: Int, of clause: Range<Int>) -> Range<Int>? {
        var start = behindTime(opening, before: clause.upperBound)
        for _ in 0..<5 {
            start = behindPartners(start, before: clause.upperBound)
            if opensAct(at: start, before: clause.upperBound) { break }
            let length = max(
                TitleReader.modals.length(text.flat, at: start, before: clause.upperBound),
                VerbWords.adverbs.length(text.flat, at: start, before: clause.upperBound)
            )
            let next = behindTime(start + length, before: clause.upperBound)
            if next == start { break }
            start = next
        }
        if start < clause.upperBound, TitleReader.objectFirst.contains(text.flat[start]), clause.count >= 6 {
            return start..<clause.upperBound
        }
        return opensAct(at: start, before: clause.upperBound) ? start..<clause.upperBound : nil
    }

    private func opensAct(at start: Int, before end: Int) -> Bool {
        VerbWords.leading.length(text.flat, at: start, before: end) > 0
            || CueWords.forbidding.length(text.flat, at: start, before: end) > 0
    }

    /// Behind 9月底前 or 在9月底前; the same place where no day stands there.
    private func behindTime(_ start: Int, before end: Int) -> Int {
        let named = text.prose.has("在", at: start, before: end) ? start + 1 : start
        return times.first { $0.lowerBound == named && $0.upperBound < end }?.upperBound ?? start
    }

    private static let objectFirst = ScalarSet("对将")
    private static let modals = WordTable("要 必须 务必 一定要 应当 应 须 还要 也要 就要 力争 确保")
    private static let empty = WordTable("切实 进一步 着力 认真 扎实 不断 努力")
    private static let prefixes = WordTable("同时 另外 此外 总之 特别是 尤其是 今年 继续 切实 进一步 着力 不断 努力 认真 扎实 大力 积极 全面 深入 充分 有效 充分")

    private func afterPrefix(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while range.upperBound - start > 7 {
            let empty = TitleReader.empty.length(text.flat, at: start, before: range.upperBound)
            if empty > 0 {
                start += empty
                continue
            }
            let isLong = range.upperBound - start > TitleReader.longest
            let length =
                isLong
                ? TitleReader.prefixes.length(text.flat, at: start, before: range.upperBound)
                : VerbWords.connectors.length(text.flat, at: start, before: range.upperBound)
            if length == 0 { break }
            start += length
        }
        return start..<range.upperBound
    }

    private static let cuts = ScalarSet("、和及与或并(“\"")

    /// At most twenty characters, cut where a list or a bracket begins.
    private func shortened(_ range: Range<Int>) -> String {
        var range = text.prose.trimmed(afterPrefix(range))
        while let last = range.last, Mark.clauseEnds.contains(text.flat[last]) || text.flat[last] == Mark.pause {
            range = range.lowerBound..<last
        }
        guard range.count > TitleReader.longest else { return text.prose.squeezed(range) }
        if let name = withoutModifier(range) ?? behindObject(range) { return name }
        let end = range.lowerBound + TitleReader.longest
        let cut = (range.lowerBound + 6..<end).last {
            TitleReader.cuts.contains(text.flat[$0]) && closes($0, from: range.lowerBound)
        }
        var stop = cut ?? end
        while stop > range.lowerBound + 4, TitleReader.cuts.contains(text.flat[stop - 1]) { stop -= 1 }
        return text.prose.squeezed(range.lowerBound..<stop)
    }

    /// Cuts only outside quotations that opened before.
    private func closes(_ index: Int, from start: Int) -> Bool {
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
    private func behindObject(_ range: Range<Int>) -> String? {
        guard let first = range.first, TitleReader.objectFirst.contains(text.flat[first]) else { return nil }
        let verb = (first + 2..<range.upperBound).first {
            VerbWords.leading.length(text.flat, at: $0, before: range.upperBound) >= 2 && closes($0, from: first)
        }
        guard let verb, (4...TitleReader.longest).contains(range.upperBound - verb) else { return nil }
        return text.prose.squeezed(verb..<range.upperBound)
    }

    /// Verb and the noun behind the last 的: 推进…的项目 becomes 推进项目.
    private func withoutModifier(_ range: Range<Int>) -> String? {
        let verb = VerbWords.leading.length(text.flat, at: range.lowerBound, before: range.upperBound)
        guard verb >= 2, let mark = range.last(where: { text.flat[$0] == 0x7684 }) else { return nil }
        let tail = mark + 1..<range.upperBound
        guard tail.count >= 3, tail.count + verb <= TitleReader.longest else { return nil }
        return text.prose.squeezed(range.lowerBound..<range.lowerBound + verb) + text.prose.squeezed(tail)
    }
}
