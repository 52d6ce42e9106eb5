/// What a sentence is, by its words alone.
struct SentenceReading: Sendable {
    var role: SentenceRole
    var rule: ReadingRule = .leadingVerb
    /// The words that decided.
    var cue: Range<Int>?
    var forbids = false
    /// Two independent signs rather than one.
    var isFirm = false
}

struct SentenceReader {
    let text: PreparedText
    let units: UnitReader

    private static let clauseMarks = ScalarSet(",;:。!?")
    private static let whileWords = WordTable("既 只有 没有 如果 一旦 要是 虽然 尽管")

    func read(_ sentence: OutlinedSentence) -> SentenceReading {
        if sentence.isHeading { return SentenceReading(role: .heading) }
        let range = sentence.piece.content
        if CueWords.formal.occurs(in: text.flat, range), range.count < 120 { return SentenceReading(role: .formality) }
        if isPreamble(range) { return SentenceReading(role: .background) }
        switch sentence.context {
        case .review: return SentenceReading(role: .background)
        case .problems: return SentenceReading(role: .assessment)
        case .closing: return SentenceReading(role: .formality)
        case .guidance: return readGuidance(range)
        case .goals: return readGoal(range)
        case .ordinary: return readOrdinary(range)
        }
    }

    /// In a fragment a person handed in as a task everything counts.
    func readOrdinary(_ range: Range<Int>) -> SentenceReading {
        if let demand = demand(in: range) {
            if isQuoted(demand, in: range) { return SentenceReading(role: .background) }
            let forbids = CueWords.forbidding.length(text.flat, at: demand.lowerBound, before: range.upperBound) > 0
            return SentenceReading(
                role: .task, rule: forbids ? .forbiddingWord : .demandWord, cue: demand, forbids: forbids, isFirm: true)
        }
        let clauses = withoutName(text.pieces(of: range, at: SentenceReader.clauseMarks).map(text.prose.trimmed))
        let assesses = CueWords.assessing.occurs(in: text.flat, range)
        if explains(clauses, range) { return SentenceReading(role: assesses ? .assessment : .background) }
        if let first = clauses.first, SentenceReader.lacking.occurs(in: text.flat, first) {
            return SentenceReading(role: .assessment)
        }
        let past = text.firstOutside(CueWords.past, range) ?? perfective(range)
        if past == nil, let verb = leadingVerb(clauses) {
            return SentenceReading(role: .task, rule: .leadingVerb, cue: verb)
        }
        if past == nil, let subject = clauses.first.flatMap({ subjectVerb($0) }) {
            return SentenceReading(role: .task, rule: .subjectMust, cue: subject)
        }
        if past == nil, let verb = laterVerb(clauses) { return SentenceReading(role: .task, rule: .leadingVerb, cue: verb) }
        if past == nil, let number = comparedNumber(range) { return SentenceReading(role: .task, rule: .targetNumber, cue: number) }
        if let plan = planned(range) { return SentenceReading(role: .task, rule: .targetNumber, cue: plan) }
        if assesses { return SentenceReading(role: .assessment) }
        if past != nil { return SentenceReading(role: .background) }
        return SentenceReading(role: .undecided)
    }

    private static let preambles = WordTable("为 根据 按照 为了 经")
    private static let issues = WordTable("制定本 制订本 特制定 制定如下 提出如下 通知如下 意见如下 公告如下 方案如下 提出以下 制定以下 如下: 印发给你们 明确如下")

    /// 为贯彻…，制定本方案: says why the document was made.
    private func isPreamble(_ range: Range<Int>) -> Bool {
        guard SentenceReader.preambles.length(text.flat, at: range.lowerBound, before: range.upperBound) > 0 else { return false }
        return SentenceReader.issues.occurs(in: text.flat, max(range.lowerBound, range.upperBound - 30)..<range.upperBound)
    }

    private func readGuidance(_ range: Range<Int>) -> SentenceReading {
        SentenceReading(role: .background)
    }

    private func readGoal(_ range: Range<Int>) -> SentenceReading {
        let ordinary = readOrdinary(range)
        if ordinary.role == .task { return ordinary }
        let hasNumber = range.contains { Prose.isDigit(text.flat[$0]) }
        return SentenceReading(role: hasNumber ? .task : ordinary.role, rule: .targetNumber)
    }

    /// Without 县财政局： or 工作职责： in front.
    private func withoutName(_ clauses: [Range<Int>]) -> [Range<Int>] {
        guard let first = clauses.first, clauses.count > 1, first.count <= 16, first.upperBound < text.flat.count,
            text.flat[first.upperBound] == Mark.colon
        else { return clauses }
        return Array(clauses.dropFirst())
    }

    private static let comparisons = WordTable("不少于 不低于 不超过 不高于 不小于 不大于 达到 控制在 稳定在")

    /// 设置不少于4名…: a number set as a standard.
    private func comparedNumber(_ range: Range<Int>) -> Range<Int>? {
        guard let word = text.firstOutside(SentenceReader.comparisons, range), word.upperBound < range.upperBound,
            Prose.isDigit(text.flat[word.upperBound])
        else { return nil }
        return word
    }

    private static let lacking = WordTable("不到位 不足 不够 不力 滞后 不强 不高 不深 不实 不严")

    /// The first word of demand outside brackets and quotations.
    func demand(in range: Range<Int>) -> Range<Int>? {
        let flat = text.flat
        var index = range.lowerBound
        while index < range.upperBound {
            if let end = text.enclosureEnd(at: index) {
                index = end
                continue
            }
            let apparent = CueWords.falseDemands.length(flat, at: index, before: range.upperBound)
            if apparent > 0 {
                index += apparent
                continue
            }
            let length = CueWords.demands.length(flat, at: index, before: range.upperBound)
            if length > 0, !isCondition(index, length, in: range) { return index..<index + length }
            if isModal(index, in: range) { return index..<index + 1 }
            index += 1
        }
        return nil
    }

    /// 暂时不能开工的，…: the case the rule is for.
    private func isCondition(_ index: Int, _ length: Int, in range: Range<Int>) -> Bool {
        guard CueWords.forbidding.length(text.flat, at: index, before: range.upperBound) == length else { return false }
        let stop = (index..<min(range.upperBound, index + 24)).first { Mark.clauseEnds.contains(text.flat[$0]) }
        return stop.map { text.flat[$0 - 1] == 0x7684 } ?? false
    }

    private func isModal(_ index: Int, in range: Range<Int>) -> Bool {
        let flat = text.flat
        let before = index > range.lowerBound ? flat[index - 1] : 0
        guard index + 1 < range.upperBound else { return false }
        let next = flat[index + 1]
        switch flat[index] {
        case 0x8981:  // 要
            return !CueWords.wantBefore.contains(before) && !CueWords.wantNext.contains(next) && next != 0x9760
        case 0x5E94:  // 应
            return !CueWords.shouldBefore.contains(before) && !CueWords.shouldNext.contains(next)
                && !Mark.clauseEnds.contains(next) && next != Mark.pause
        default: return false
        }
    }

    /// Somebody else's demand is told: 省委书记指出，…要….
    private func isQuoted(_ demand: Range<Int>, in range: Range<Int>) -> Bool {
        let before = range.lowerBound..<demand.lowerBound
        guard let word = text.firstOutside(CueWords.quoting, before), word.upperBound < range.upperBound,
            SentenceReader.behindQuoting.contains(text.flat[word.upperBound])
        else { return false }
        return CueWords.voices.occurs(in: text.flat, before.lowerBound..<word.lowerBound)
    }

    private static let behindQuoting = ScalarSet(",:\"“要必我")

    /// 了 behind a verb tells what was done.
    private func perfective(_ range: Range<Int>) -> Range<Int>? {
        let flat = text.flat
        var index = range.lowerBound
        while index < range.upperBound {
            if let end = text.enclosureEnd(at: index) {
                index = end
                continue
            }
            if flat[index] == 0x4E86, index > range.lowerBound, index + 1 < range.upperBound {
                let (before, next) = (flat[index - 1], flat[index + 1])
                // 为了、除了、了解、了结 tell nothing of the past.
                if before != 0x4E3A && before != 0x9664 && next != 0x89E3 && next != 0x7ED3 { return index..<index + 1 }
            }
            index += 1
        }
        return nil
    }

    private func explains(_ clauses: [Range<Int>], _ range: Range<Int>) -> Bool {
        if let word = text.firstOutside(CueWords.explaining, range) {
            // 对有利于增收的项目 explains nothing.
            let before = word.lowerBound > range.lowerBound ? text.flat[word.lowerBound - 1] : 0
            if before != 0x5BF9 && before != 0x628A { return true }
        }
        return clauses.contains { clause in
            CueWords.defining.length(text.flat, at: clause.lowerBound, before: clause.upperBound) > 0
                || SentenceReader.whileWords.length(text.flat, at: clause.lowerBound, before: clause.upperBound) > 0
        } || clauses.prefix(2).contains(where: equates)
    }

    private static let beforeIs = ScalarSet("别其但于凡还要就可总若只既也更正不均都无")

    /// 严格执行是…的硬道理: something is something.
    private func equates(_ clause: Range<Int>) -> Bool {
        var index = clause.lowerBound
        while index < clause.upperBound {
            if let end = text.enclosureEnd(at: index) {
                index = end
                continue
            }
            if text.flat[index] == 0x662F, index > clause.lowerBound, !SentenceReader.beforeIs.contains(text.flat[index - 1]),
                index + 1 < clause.upperBound, text.flat[index + 1] != 0x5426
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// The verb that opens the first clause that is no mere lead-in.
    func leadingVerb(_ clauses: [Range<Int>]) -> Range<Int>? {
        for clause in clauses.prefix(8) {
            let start = skippingLeadWords(clause)
            if let verb = verb(at: start, before: clause.upperBound) { return verb }
            guard isLeadIn(clause) else { return nil }
            if let verb = verbAfterObject(clause) { return verb }
        }
        return nil
    }

    private static let outcomes = WordTable("实现 促进 推动 提高 提升 带动 形成 保障 满足 达到 增强 方便 有效 全面 进一步 服务 引领 突出 具有 成为")

    /// A first clause without a known verb, and behind it one that is told what to do.
    private func laterVerb(_ clauses: [Range<Int>]) -> Range<Int>? {
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
        return VerbWords.prepositions.length(text.flat, at: start, before: clause.upperBound) > 0 || text.flat[last] == 0x7684
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

    /// 县财政局负责…, 各县加强…: a unit and what it does.
    private func subjectVerb(_ clause: Range<Int>) -> Range<Int>? {
        let start = skippingLeadWords(clause)
        guard let subject = units.subject(at: start, before: clause.upperBound) else { return nil }
        return verb(at: subject.end, before: clause.upperBound)
    }

    private static let plans = WordTable("计划 预计可 可新建 力争 目标 任务是 拟 到年底 确保")
    private static let reaches = WordTable("达到 达 建成 完成 建立 形成 实现 提升 提高 超过 突破 不低于 不少于 新建 拆除 改造 控制在")

    /// A number planned or a state to be reached by a day, without any word of demand.
    private func planned(_ range: Range<Int>) -> Range<Int>? {
        let flat = text.flat
        guard range.contains(where: { Prose.isDigit(flat[$0]) || flat[$0] == 0x58 }) else { return nil }
        if let plan = text.firstOutside(SentenceReader.plans, range) {
            return text.firstOutside(SentenceReader.reaches, plan.upperBound..<range.upperBound).map {
                plan.lowerBound..<$0.upperBound
            } ?? (flat[plan.lowerBound] == 0x53EF ? plan : nil)
        }
        let start = range.lowerBound
        guard flat[start] == 0x5230, start + 1 < range.upperBound, Prose.isDigit(flat[start + 1]) else { return nil }
        return text.firstOutside(SentenceReader.reaches, range)
    }
}
