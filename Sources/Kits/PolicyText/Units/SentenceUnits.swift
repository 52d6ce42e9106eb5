/// Units a sentence itself makes responsible.
struct SentenceUnits {
    let text: PreparedText
    let units: UnitReader

    struct Found: Sendable {
        var range: Range<Int>
        var role: UnitRole
    }

    private static let marks = ScalarSet(",;:。!?")
    static let acts = WordTable<UnitRole>([
        ("要", .responsible), ("应", .responsible), ("须", .responsible), ("必须", .responsible), ("务必", .responsible),
        ("负责", .responsible),
        ("牵头", .lead), ("具体负责", .responsible), ("会同", .lead), ("切实", .responsible), ("坚持", .responsible),
        ("不得", .responsible),
        ("不能", .responsible), ("决不能", .responsible), ("绝不能", .responsible), ("一定要", .responsible), ("抓好", .responsible),
        ("具体承担", .responsible), ("配合", .supporting), ("协助", .supporting), ("参与", .supporting), ("也要", .responsible),
        ("都要", .responsible),
        ("亲自", .lead), ("分别", .responsible), ("按照", .responsible), ("按职责", .responsible), ("每", .responsible),
        ("按", .responsible), ("严格", .responsible), ("是责任主体", .responsible), ("是实施主体", .responsible),
        ("是第一责任", .responsible), ("为责任主体", .responsible), ("为第一责任", .responsible), ("为实施主体", .responsible),
        ("是落实主体", .responsible), ("承担", .responsible), ("于", .responsible), ("作为", .responsible),
        ("对", .responsible), ("根据", .responsible),
    ])
    private static let leadWords = WordTable("抓在手上 负总责 亲自抓 牵头")

    func read(_ range: Range<Int>) -> [Found] {
        var found: [Found] = []
        let clauses = text.pieces(of: range, at: SentenceUnits.marks).map(text.prose.trimmed)
        for clause in clauses.prefix(24) where clause.count >= 3 {
            if let subject = subject(of: clause) {
                found += subject
            } else {
                found += behindBy(clause)
            }
        }
        if found.isEmpty, let clause = clauses.first(where: { !behindBy($0, strictly: false).isEmpty }) {
            found = behindBy(clause, strictly: false)
        }
        if found.isEmpty, let first = clauses.first { found = named(first) }
        if found.count == 1, found[0].role == .responsible, !units.meansSeveral(found[0].range) {
            found[0].role = .lead
        }
        return found
    }

    private static let openings = WordTable("同时 另外 此外 对此 今年 目前 当前 会后 特别是 下一步 总之 因此 各类 我县 我市 全县 全市 我们的 县上 省里")

    private func subject(of clause: Range<Int>) -> [Found]? {
        var start = clause.lowerBound
        let opening = SentenceUnits.openings.length(text.flat, at: start, before: clause.upperBound)
        start += opening
        guard let subject = units.subject(at: start, before: clause.upperBound) else { return nil }
        let end = subject.end
        let isNamed = end < text.flat.count && text.flat[end] == Mark.colon
        guard isNamed || end < clause.upperBound else { return nil }
        var role = UnitRole.responsible
        let time = isNamed ? 0 : TimeBehindUnit.length(text.flat, at: end, before: clause.upperBound)
        if time > 0 {
            if text.prose.has("牵头", at: end + time, before: clause.upperBound) { role = .lead }
        } else if !isNamed {
            if let act = SentenceUnits.acts.match(text.flat, at: end, before: clause.upperBound) {
                role = act.value
            } else if VerbWords.leading.length(text.flat, at: end, before: clause.upperBound) < 2
                || VerbWords.connectors.length(text.flat, at: end, before: clause.upperBound) > 0
            {
                return nil
            }
            if text.prose.has("会同", at: behindModal(end, in: clause), before: clause.upperBound) { role = .lead }
            if SentenceUnits.leadWords.occurs(in: text.flat, end..<min(clause.upperBound, end + 8)) { role = .lead }
        }
        return subject.units.map { Found(range: $0.range, role: role) } + helped(clause, from: end + time)
    }

    private static let modals = WordTable("要 应 应当 须 必须 务必 也要 还要 负责 要及时 要主动 要积极 要抓紧 要尽快")

    private func behindModal(_ index: Int, in clause: Range<Int>) -> Int {
        index + SentenceUnits.modals.length(text.flat, at: index, before: clause.upperBound)
    }

    /// A会同B、C制定…: the ones behind 会同 help.
    private func helped(_ clause: Range<Int>, from end: Int) -> [Found] {
        let end = behindModal(end, in: clause)
        guard text.prose.has("会同", at: end, before: clause.upperBound),
            let others = units.subject(at: end + 2, before: clause.upperBound)
        else { return [] }
        return others.units.map { Found(range: $0.range, role: .supporting) }
    }

    private static let byActs = WordTable<UnitRole>([
        ("牵头", .lead), ("负责", .responsible), ("具体负责", .responsible), ("承担", .responsible), ("统筹", .responsible),
        ("组织", .responsible), ("会同", .lead),
    ])

    /// 由县财政局牵头; not strictly, also 由纪委约谈: any verb.
    private func behindBy(_ clause: Range<Int>, strictly: Bool = true) -> [Found] {
        for index in clause where text.flat[index] == 0x7531 {
            guard let subject = units.subject(at: index + 1, before: clause.upperBound) else { continue }
            // 由农业农村局6月底前完成.
            let time = TimeBehindUnit.length(text.flat, at: subject.end, before: clause.upperBound)
            let end = subject.end + time
            guard time > 0 || units.acts(at: end, before: clause.upperBound) else { continue }
            let act = SentenceUnits.byActs.match(text.flat, at: end, before: clause.upperBound)
            if strictly, act == nil { continue }
            let role = act?.value ?? .responsible
            return subject.units.map { Found(range: $0.range, role: role) } + helped(clause, from: end)
        }
        return []
    }

    private static let bodies: WordTable<Bool> = {
        let names = UnitFunction.all.flatMap { [$0.county, $0.provincial] + $0.formerly }
        let kept = names.filter { name in
            ["局", "厅", "委", "办"].contains { name.hasSuffix($0) } && name.unicodeScalars.count >= 3
        }
        return WordTable(kept.map { ($0, true) })
    }()

    /// A body named in the first clause without being its subject: 我们的住建局全称是….
    private func named(_ clause: Range<Int>) -> [Found] {
        guard let body = text.firstOutside(SentenceUnits.bodies, clause) else { return [] }
        let isPlace = body.lowerBound > clause.lowerBound && Prose.isHan(text.flat[body.lowerBound - 1])
        let prefix = isPlace && [0x53BF, 0x5E02, 0x533A, 0x7701].contains(text.flat[body.lowerBound - 1]) ? 1 : 0
        let owns =
            text.prose.has("我们的", at: clause.lowerBound, before: clause.upperBound)
            || body.lowerBound - prefix == clause.lowerBound
        return owns ? [Found(range: body.lowerBound - prefix..<body.upperBound, role: .responsible)] : []
    }
}
