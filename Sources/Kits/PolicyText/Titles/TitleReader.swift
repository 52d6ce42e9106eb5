/// A short name for a task: its run-in heading, else verb and object of the clause that asks for something.
struct TitleReader {
    let text: PreparedText
    let units: UnitReader
    /// Days the task names; a clause's name begins behind them.
    let times: [Range<Int>]
    /// Numbers the task sets.
    let numbers: [Range<Int>]

    static let longest = 20

    struct Found: Sendable {
        var words: String
        var rule: ReadingRule
    }

    func read(_ draft: DutyDraft) -> Found {
        if let heading = draft.heading, let words = fitting(heading), heading.count >= 4, isName(heading) {
            return Found(words: words, rule: .headingTitle)
        }
        if let words = withoutTime(draft) { return Found(words: words, rule: .verbObject) }
        if let clause = mainClause(draft) {
            return Found(words: shortened(clause), rule: .verbObject)
        }
        return Found(words: shortened(firstClause(draft)), rule: .firstClause)
    }

    private static let marks = ScalarSet(",;:。!?")

    private func clauses(_ draft: DutyDraft) -> [Range<Int>] {
        var start = draft.range.lowerBound
        if let label = OutlineLabels.read(text, at: start, before: draft.range.upperBound, inline: false) {
            start = label.contentStart
        }
        let pieces = text.pieces(of: Range(from: start, to: draft.range.upperBound), at: TitleReader.marks).map(
            text.prose.trimmed
        )
        // 措施：①4月底前完成…: each point without its label.
        let all = pieces.map { piece in
            OutlineLabels.read(text, at: piece.lowerBound, before: piece.upperBound, inline: true).map {
                min($0.contentStart, piece.upperBound)..<piece.upperBound
            } ?? piece
        }
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

    /// 15个项目务必于3月底前全部开工 is called 15个项目全部开工: what a demand is made of and what shall become of it, without the day.
    private func withoutTime(_ draft: DutyDraft) -> String? {
        guard let cue = draft.cue, draft.rule == .demandWord,
            let clause = clauses(draft).first(where: { $0.contains(cue.lowerBound) })
        else { return nil }
        let start = behindTime(min(cue.upperBound, clause.upperBound), before: clause.upperBound)
        let front = text.prose.trimmed(clause.lowerBound..<cue.lowerBound)
        guard start > cue.upperBound, front.count >= 4, clause.upperBound - start >= 2,
            !opensAct(at: start, before: clause.upperBound),
            units.subject(at: front.lowerBound, before: clause.upperBound) == nil,
            front.count + clause.upperBound - start <= TitleReader.longest
        else { return nil }
        return text.prose.squeezed(front) + text.prose.squeezed(start..<clause.upperBound)
    }

    /// The clause that says the work best, from its verb on: verb and object rather than mood, lead-in or outcome.
    private func mainClause(_ draft: DutyDraft) -> Range<Int>? {
        let clauses = clauses(draft)
        let asked = draft.rule == .noteBehind ? nil : draft.cue
        let place = asked.flatMap { cue in clauses.firstIndex { $0.contains(cue.lowerBound) } }
        var best: (range: Range<Int>, score: Double)?
        for (index, clause) in clauses[(place ?? 0)...].prefix(8).enumerated() {
            guard let range = candidate(clause, place == nil || index > 0 ? nil : asked, draft.rule) else { continue }
            let score = worth(range, at: index, forbids: draft.forbids)
            if score > best?.score ?? -100 { best = (range, score) }
        }
        if let best { return best.range }
        guard let place, let asked else { return nil }
        let end = clauses[place].upperBound
        let start = min(end, behindPartners(demandEnd(asked, clauses[place]), before: end))
        let tail = text.prose.trimmed(start..<end)
        return tail.count >= 4 ? tail : nil
    }

    /// The clause from its verb on; nil where no verb opens it.
    private func candidate(_ clause: Range<Int>, _ cue: Range<Int>?, _ rule: ReadingRule) -> Range<Int>? {
        var start = clause.lowerBound
        if let cue, rule != .targetNumber || text.prose.has("计划", at: cue.lowerBound, before: cue.upperBound) {
            start = rule == .leadingVerb ? cue.lowerBound : demandEnd(cue, clause)
        } else if let subject = units.subject(at: start, before: clause.upperBound), subject.end < clause.upperBound {
            // A unit is no part of a name.
            start = subject.end
        }
        start = min(start, clause.upperBound)
        if rule == .targetNumber, cue != nil, start == clause.lowerBound {
            start += TitleWords.wholes.length(text.flat, at: start, before: clause.upperBound)
            if let time = times.first(where: { $0.lowerBound == start && $0.upperBound < clause.upperBound }) {
                start = time.upperBound
            }
            start += TitleWords.wholes.length(text.flat, at: start, before: clause.upperBound)
            let whole = text.prose.trimmed(start..<clause.upperBound)
            return fromVerb(whole) ?? (whole.count >= 4 ? whole : nil)
        }
        if let verb = fromVerb(start..<clause.upperBound), verb.count >= 4 { return withMeasured(verb, in: clause) }
        return behindUnitAndTime(clause)
    }

    /// 自然资源局11月21日前批复第二批宅基地: what stands behind who and when is the act, whatever its verb.
    private func behindUnitAndTime(_ clause: Range<Int>) -> Range<Int>? {
        guard let subject = units.subject(at: clause.lowerBound, before: clause.upperBound) else { return nil }
        let start = subject.end + TitleWords.modals.length(text.flat, at: subject.end, before: clause.upperBound)
        let time = TimeBehindUnit.length(text.flat, at: start, before: clause.upperBound)
        let act = text.prose.trimmed(Range(from: start + time, to: clause.upperBound))
        return time > 0 && act.count >= 4 ? act : nil
    }

    /// 玉米制种面积要压缩在50万亩以内: the number with what it is set for.
    private func withMeasured(_ range: Range<Int>, in clause: Range<Int>) -> Range<Int> {
        let isMeasure = TitleWords.measures.length(text.flat, at: range.lowerBound, before: range.upperBound) > 0
        let start = units.subject(at: clause.lowerBound, before: clause.upperBound)?.end ?? clause.lowerBound
        guard isMeasure, range.lowerBound - start >= 3 else { return range }
        return start..<clause.upperBound
    }

    /// The higher the better; earlier clauses win where nothing else tells.
    private func worth(_ range: Range<Int>, at index: Int, forbids: Bool) -> Double {
        let flat = text.flat
        var score = -0.7 * Double(index)
        if TitleWords.leadIns.length(flat, at: range.lowerBound, before: range.upperBound) > 0 { score -= 4 }
        if isBare(range) { score -= 5 }
        if onlyNamesObject(range) { score -= 4 }
        if !cutsWell(range) { score -= 2.5 }
        if index > 0, TitleWords.outcomes.length(flat, at: range.lowerBound, before: range.upperBound) > 0 {
            score -= 2
        }
        if forbids != (CueWords.forbidding.length(flat, at: range.lowerBound, before: range.upperBound) > 0) {
            score -= 1.5
        }
        let shown = range.lowerBound..<min(range.upperBound, range.lowerBound + TitleReader.longest)
        if numbers.contains(where: { shown.contains($0.lowerBound) && $0.upperBound <= shown.upperBound }),
            range.count >= 7
        {
            score += 0.75
        }
        return score
    }

    /// 履行责任, 有紧迫感: nothing of the work itself.
    private func isBare(_ range: Range<Int>) -> Bool {
        let flat = text.flat
        let range = afterPrefix(range)
        if TitleWords.moods.length(flat, at: range.lowerBound, before: range.upperBound) > 0, range.count <= 16 {
            return true
        }
        var start = range.lowerBound
        start += CueWords.forbidding.length(flat, at: start, before: range.upperBound)
        while case let length = VerbWords.adverbs.length(flat, at: start, before: range.upperBound), length > 0 {
            start += length
        }
        start += VerbWords.leading.length(flat, at: start, before: range.upperBound)
        if start < range.upperBound, TitleReader.particles.contains(flat[start]) { start += 1 }
        return start == range.upperBound
            || TitleWords.bareObjects.length(flat, at: start, before: range.upperBound) == range.upperBound - start
    }

    private static let particles = ScalarSet("好了")

    /// Whether twenty characters of it are a name and not a torn word.
    private func cutsWell(_ range: Range<Int>) -> Bool {
        if range.count <= TitleReader.longest + 2 || withoutModifier(range) != nil
            || withoutNumber(range) != nil
        {
            return true
        }
        return (range.lowerBound + 8..<range.lowerBound + TitleReader.longest).contains {
            cuts($0, from: range.lowerBound)
        }
    }

    /// Where a name may end: before a list's next item or a bracket, or between two quotations.
    func cuts(_ index: Int, from start: Int) -> Bool {
        guard closes(index, from: start) else { return false }
        if TitleWords.cuts.contains(text.flat[index]) { return !TitleWords.openQuotes.contains(text.flat[index - 1]) }
        return TitleWords.openQuotes.contains(text.flat[index]) && TitleWords.closeQuotes.contains(text.flat[index - 1])
    }

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
        // 由县公安局负责交通疏导.
        let named = start + (text.prose.has("由", at: start, before: clause.upperBound) ? 1 : 0)
        guard let subject = units.subject(at: named, before: clause.upperBound) else { return nil }
        return verb(at: subject.end, of: clause)
    }

    private func verb(at opening: Int, of clause: Range<Int>) -> Range<Int>? {
        let end = clause.upperBound
        var start = behindTime(opening, before: end)
        for _ in 0..<5 {
            start = behindPartners(start, before: end)
            if opensAct(at: start, before: end) { break }
            let length = max(
                TitleWords.modals.length(text.flat, at: start, before: end),
                VerbWords.adverbs.length(text.flat, at: start, before: end),
                TitleWords.rhythms.length(text.flat, at: start, before: end)
            )
            let next = behindTime(start + length, before: end)
            if next == start { break }
            start = next
        }
        if start < end, TitleReader.objectFirst.contains(text.flat[start]), clause.count >= 6,
            hasVerb(start + 2, before: end)
        {
            return start..<end
        }
        return opensAct(at: start, before: end) ? start..<end : nil
    }

    private func opensAct(at start: Int, before end: Int) -> Bool {
        VerbWords.leading.length(text.flat, at: start, before: end) > 0
            || CueWords.forbidding.length(text.flat, at: start, before: end) > 0
    }

    /// Behind 9月底前 or 在9月底前; the same place where no day stands there.
    func behindTime(_ start: Int, before end: Int) -> Int {
        let opensTime = text.prose.has("在", at: start, before: end) || text.prose.has("于", at: start, before: end)
        let named = opensTime ? start + 1 : start
        return times.first { $0.lowerBound == named && $0.upperBound < end }?.upperBound ?? start
    }

    /// 对在疫情防控期间, without a verb of its own, names nothing to do.
    private func hasVerb(_ start: Int, before end: Int) -> Bool {
        guard start < end else { return false }
        return (start..<end).contains { VerbWords.leading.length(text.flat, at: $0, before: end) > 1 }
    }

    static let objectFirst = ScalarSet("对将")

    func afterPrefix(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while range.upperBound - start > 7 {
            let empty = TitleWords.empty.length(text.flat, at: start, before: range.upperBound)
            // 深入乡镇指导: an adverb is left out only before a verb.
            if empty > 0, opensWithVerb(start + empty, before: range.upperBound) {
                start += empty
                continue
            }
            let isLong = range.upperBound - start > TitleReader.longest
            let length =
                isLong
                ? TitleWords.prefixes.length(text.flat, at: start, before: range.upperBound)
                : VerbWords.connectors.length(text.flat, at: start, before: range.upperBound)
            if length == 0 { break }
            let next = start + length
            let isAdverb = VerbWords.adverbs.length(text.flat, at: start, before: range.upperBound) > 0
            if isAdverb, isLong, !opensWithVerb(next, before: range.upperBound) { break }
            start = next
        }
        return start..<range.upperBound
    }
}
