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
        if exhorts(range) { return SentenceReading(role: .formality) }
        if isPreamble(range) { return SentenceReading(role: .background) }
        let front = range.lowerBound..<min(range.upperBound, range.lowerBound + 40)
        if SentenceReader.principles.occurs(in: text.flat, front) { return SentenceReading(role: .background) }
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
                role: .task,
                rule: forbids ? .forbiddingWord : .demandWord,
                cue: demand,
                forbids: forbids,
                isFirm: true
            )
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
        if past == nil, let unit = assignedUnit(clauses) {
            return SentenceReading(role: .task, rule: .subjectMust, cue: unit)
        }
        if past == nil, let verb = laterVerb(clauses) {
            return SentenceReading(role: .task, rule: .leadingVerb, cue: verb)
        }
        if past == nil, let number = comparedNumber(range) {
            return SentenceReading(role: .task, rule: .targetNumber, cue: number)
        }
        if past == nil, let grant = text.firstOutside(SentenceReader.grants, range) {
            return SentenceReading(role: .task, rule: .leadingVerb, cue: grant)
        }
        if let plan = planned(range) { return SentenceReading(role: .task, rule: .targetNumber, cue: plan) }
        if assesses { return SentenceReading(role: .assessment) }
        if past != nil { return SentenceReading(role: .background) }
        return SentenceReading(role: .undecided)
    }

    /// 剩下的时间不多了，大家要有紧迫感: nothing but a state of mind is asked for.
    private func exhorts(_ range: Range<Int>) -> Bool {
        let content = Headings.clean(text, range)
        guard content.count <= 40, let word = CueWords.exhorting.ends(text.flat, content, longest: 16) else {
            return false
        }
        return demand(in: content).map { $0.lowerBound >= word.lowerBound } ?? true
    }

    private static let principles = WordTable("总体要求是 总要求是 总体思路是 总的要求是 指导思想是 基本思路是 工作思路是")

    private static let preambles = WordTable("为 根据 按照 为了 经")
    private static let issues = WordTable("制定本 制订本 特制定 制定如下 提出如下 通知如下 意见如下 公告如下 方案如下 提出以下 制定以下 如下: 印发给你们 明确如下")

    /// 为贯彻…，制定本方案: says why the document was made.
    private func isPreamble(_ range: Range<Int>) -> Bool {
        guard SentenceReader.preambles.length(text.flat, at: range.lowerBound, before: range.upperBound) > 0 else {
            return false
        }
        return SentenceReader.issues.occurs(
            in: text.flat,
            max(range.lowerBound, range.upperBound - 30)..<range.upperBound
        )
    }

    private static let byYear = WordTable("年底前 年底 年前 年末")

    /// Among principles only what shall stand by a year is a goal: 到2027年，…, 2025年底前，实现….
    private func readGuidance(_ range: Range<Int>) -> SentenceReading {
        let flat = text.flat
        let start = range.lowerBound
        let isUntil = flat[start] == 0x5230 && start + 1 < range.upperBound && Prose.isDigit(flat[start + 1])
        let first = start..<min(range.upperBound, start + 10)
        guard isUntil || Prose.isDigit(flat[start]) && SentenceReader.byYear.occurs(in: flat, first) else {
            return SentenceReading(role: .background)
        }
        let goal = readOrdinary(range)
        return goal.role == .task ? goal : SentenceReading(role: .background)
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

    private static let comparisons = WordTable("不少于 不低于 不超过 不高于 不小于 不大于 达到 达 控制在 稳定在 保持在")

    /// 设置不少于4名…: a number set as a standard.
    private func comparedNumber(_ range: Range<Int>) -> Range<Int>? {
        if text.firstOutside(SentenceReader.risen, range) != nil { return nil }
        if let word = text.firstOutside(SentenceReader.comparisons, range), word.upperBound < range.upperBound,
            Prose.isDigit(text.flat[word.upperBound])
        {
            return word
        }
        // 转移就业1500万人以上.
        guard let word = text.firstOutside(SentenceReader.bounds, range) else { return nil }
        return (max(range.lowerBound, word.lowerBound - 6)..<word.lowerBound).contains { Prose.isDigit(text.flat[$0]) }
            ? word : nil
    }

    /// Tell how a number moved, not where it shall be.
    private static let risen = WordTable("增长到 提高到 增加到 上升到 降至 增至 由 位居 排名 首次 连续")
    private static let bounds = WordTable("以上 以内")

    private static let lacking = WordTable("不到位 不足 不够 不力 滞后 不强 不高 不深 不实 不严")

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
            if text.flat[index] == 0x662F, index > clause.lowerBound,
                !SentenceReader.beforeIs.contains(text.flat[index - 1]),
                index + 1 < clause.upperBound, text.flat[index + 1] != 0x5426
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// A measure granted to somebody is a duty of the one who grants it.
    private static let grants = WordTable(
        """
        可申请 可享受 可同等享受 可给予 可按 可由 可在 可将 可优先 可直接 可不经 可不办理 可采取 可组织 可以将 可申领 可返还 可担任 可结合 可适当 \
        可根据 可依法 可通过 按照国家规定执行 按照国家要求执行 按规定执行 按有关规定执行 纳入考核
        """
    )

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
