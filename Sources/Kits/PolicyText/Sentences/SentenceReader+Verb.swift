/// Verbs with which a sentence tells somebody what to do.
extension SentenceReader {
    /// The verb that opens the first clause that is no mere lead-in.
    func leadingVerb(_ clauses: [Range<Int>]) -> Range<Int>? {
        for clause in clauses.prefix(8) {
            let start = skippingLeadWords(clause)
            if let verb = verb(at: start, before: clause.upperBound) { return verb }
            if let verb = verb(at: behindTime(start, before: clause.upperBound), before: clause.upperBound) {
                return verb
            }
            guard isLeadIn(clause) else { return nil }
            if let verb = verbAfterObject(clause) { return verb }
        }
        return nil
    }

    private static let timeEnds = ScalarSet("前底内旬末")

    /// 11月中旬前完成验收: behind the day at the head of a clause; the same place where none stands there.
    private func behindTime(_ start: Int, before end: Int) -> Int {
        guard start < end, Prose.isDigit(text.flat[start]) else { return start }
        let horizon = min(end, start + 16)
        let stop = (start..<horizon).last { SentenceReader.timeEnds.contains(text.flat[$0]) }
        return stop.map { min($0 + 1, end) } ?? start
    }

    private static let outcomes = WordTable("实现 促进 推动 提高 提升 带动 形成 保障 满足 达到 增强 方便 有效 全面 进一步 服务 引领 突出 具有 成为")

    /// A first clause without a known verb, and behind it one that is told what to do.
    func laterVerb(_ clauses: [Range<Int>]) -> Range<Int>? {
        guard let first = clauses.first, first.count >= 6 else { return nil }
        return clauses.dropFirst().prefix(5).lazy.compactMap { clause -> Range<Int>? in
            let start = skippingLeadWords(clause)
            if SentenceReader.outcomes.length(text.flat, at: start, before: clause.upperBound) > 0 { return nil }
            return verb(at: start, before: clause.upperBound)
        }.first
    }

    func verb(at start: Int, before end: Int) -> Range<Int>? {
        let length = VerbWords.leading.length(text.flat, at: start, before: end)
        guard length > 0 else {
            let adverb = VerbWords.adverbs.length(text.flat, at: start, before: end)
            return adverb > 0 ? verb(at: start + adverb, before: end) : nil
        }
        let next = start + length < end ? text.flat[start + length] : 0
        return SentenceReader.nounEnds.contains(next) ? nil : start..<start + length
    }

    /// 管理者, 完成率: the verb is part of a noun.
    private static let nounEnds = ScalarSet("者员率性")

    func skippingLeadWords(_ clause: Range<Int>) -> Int {
        var start = clause.lowerBound
        for _ in 0..<3 {
            let length = VerbWords.connectors.length(text.flat, at: start, before: clause.upperBound)
            if length == 0 { break }
            start += length
        }
        return start
    }

    private static let leadInEnds = ScalarSet("时后前中上下面里间内起外的线标手台")

    private func isLeadIn(_ clause: Range<Int>) -> Bool {
        guard let last = clause.last else { return true }
        let start = skippingLeadWords(clause)
        if start >= clause.upperBound { return true }
        return VerbWords.prepositions.length(text.flat, at: start, before: clause.upperBound) > 0
            || text.flat[last] == 0x7684
            || SentenceReader.leadInEnds.contains(text.flat[last]) || Prose.isDigit(text.flat[clause.lowerBound])
    }

    private static let objectFirst = ScalarSet("将把对向为给在")
    private static let future = WordTable("将成为 将是 将会 将有 将继续")

    /// 将…纳入…, 对…实行…: the object stands before the verb.
    private func verbAfterObject(_ clause: Range<Int>) -> Range<Int>? {
        let start = skippingLeadWords(clause)
        guard start < clause.upperBound, SentenceReader.objectFirst.contains(text.flat[start]) else { return nil }
        if SentenceReader.future.length(text.flat, at: start, before: clause.upperBound) > 0 { return nil }
        let isPlace = text.flat[start] == 0x5728
        if isPlace, let last = clause.last, SentenceReader.leadInEnds.contains(text.flat[last]) { return nil }
        var index = start + (isPlace ? 5 : 2)
        while index < clause.upperBound {
            if let end = text.enclosureEnd(at: index) {
                index = end
                continue
            }
            if let verb = verb(at: index, before: clause.upperBound), verb.count >= 2 {
                return isPlace ? verb : start..<verb.upperBound
            }
            index += 1
        }
        return nil
    }

    /// 由县发展改革局牵头, 资金由县财政局统筹解决: says who shall act, whatever stands around it.
    func assignedUnit(_ clauses: [Range<Int>]) -> Range<Int>? {
        for clause in clauses.prefix(6) where clause.last.map({ text.flat[$0] != 0x7684 }) ?? false {
            for index in clause where text.flat[index] == 0x7531 {
                guard let subject = units.subject(at: index + 1, before: clause.upperBound),
                    units.acts(at: subject.end, before: clause.upperBound)
                else { continue }
                return index..<subject.end
            }
        }
        return nil
    }

    /// 县财政局负责…, 各县加强…: a unit and what it does.
    func subjectVerb(_ clause: Range<Int>) -> Range<Int>? {
        let start = skippingLeadWords(clause)
        guard let subject = units.subject(at: start, before: clause.upperBound) else { return nil }
        return verb(at: subject.end, before: clause.upperBound)
    }
}
