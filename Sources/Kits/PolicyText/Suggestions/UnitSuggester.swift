import Core

/// Proposes units for tasks that name nobody: from the duties of each function, from headings, and from past assignments.
struct UnitSuggester {
    private let text: PreparedText
    private let lexicon: CompiledLexicon
    private let names: BodyNames
    /// Names the document itself uses for the bodies of a function.
    private let said: [String: String]
    private let learned: AssignmentIndex
    private var titleScores: [Double]
    private let sections: [Section]
    /// Tasks of one section follow one another.
    private var lastHeading: (section: Int?, scores: [Double]?) = (nil, nil)

    init(
        _ text: PreparedText,
        title: String,
        number: String?,
        year: Int?,
        sections: [Section],
        lexicon: CompiledLexicon,
        assignments: PastAssignments
    ) {
        self.text = text
        self.lexicon = lexicon
        self.sections = sections
        learned = AssignmentIndex(assignments)
        var names = BodyNames.read(text, title: title, number: number)
        names.year = year
        self.names = names
        said = SaidNames.read(text, prefix: names.prefix)
        titleScores = UnitSuggester.weigh(title, 0.7)
    }

    /// Of the headings above a task, the nearer the weightier.
    private func headingScores(_ section: Int?) -> [Double]? {
        var scores: [Double]?
        var factor = 1.0
        var next = section
        while let place = next, sections.indices.contains(place), factor > 0.1 {
            let own = UnitSuggester.weigh(sections[place].heading, factor)
            scores = scores.map { zip($0, own).map(+) } ?? own
            factor *= 0.5
            next = sections[place].parent.map { $0 - 1 }
        }
        return scores
    }

    private static func weigh(_ words: String, _ factor: Double) -> [Double] {
        let flat = words.unicodeScalars.map { Prose.flatten($0.value) }
        var scores = [Double](repeating: 0, count: DutyWords.functions.count)
        DutyWords.weigh(flat, flat.indices, by: factor, into: &scores) { _, _ in }
        return scores
    }

    private struct Candidate {
        var name: String
        var unit: String?
        var score: Double
        var reasons: [String]
    }

    mutating func suggest(_ range: Range<Int>, section: Int?) -> [UnitMention] {
        if section != lastHeading.section || section == nil { lastHeading = (section, headingScores(section)) }
        var candidates = fromDuties(range, headings: lastHeading.scores)
        for var hit in learned.suggest(text.flat, range) {
            hit.unit = here(hit.unit)
            let reason = "上次同类任务由\(hit.unit)\(hit.role == .lead ? "牵头" : "承担")"
            if let place = candidates.firstIndex(where: { $0.name == hit.unit }) {
                candidates[place].score += hit.score
                candidates[place].reasons.append(reason)
            } else {
                candidates.append(
                    Candidate(
                        name: hit.unit,
                        unit: lexicon.unit(named: hit.unit)?.id,
                        score: hit.score,
                        reasons: [reason]
                    )
                )
            }
        }
        let best = candidates.sorted { ($0.score, $1.name) > ($1.score, $0.name) }.prefix(3)
        return best.map {
            UnitMention(
                text: $0.name,
                role: .responsible,
                source: .suggested,
                unit: $0.unit,
                score: ($0.score / ($0.score + 4) * 100).rounded() / 100,
                reason: $0.reasons.joined(separator: "；")
            )
        }
    }

    private static let economy = UnitFunction.economy.count
    private static let reform = DutyWords.functions.firstIndex { $0.key == "reform" }

    /// Development and reform bodies coordinate whatever the economic bodies do (综合协调, 国家发展和改革委员会职能配置规定 2018 art. 3).
    private func coordinate(_ scores: inout [Double]) {
        guard let reform = UnitSuggester.reform, names.level != .county else { return }
        if scores[..<UnitSuggester.economy].contains(where: { $0 > 1.5 }) { scores[reform] += 1.4 }
    }

    /// Another office's unit means the one with the same function here.
    private func here(_ unit: String) -> String {
        if let own = lexicon.unit(named: unit) { return own.name }
        guard lexicon.isEmpty, let function = UnitFunction.named(unit) else { return unit }
        return said[function.key] ?? names.name(of: function)
    }

    private func fromDuties(_ range: Range<Int>, headings: [Double]?) -> [Candidate] {
        var scores = [Double](repeating: 0, count: DutyWords.functions.count)
        var words: [Int: [Range<Int>]] = [:]
        DutyWords.weigh(text.flat, range, by: 1, into: &scores) { function, place in
            words[function, default: []].append(place)
        }
        for index in scores.indices { scores[index] += (headings?[index] ?? 0) + titleScores[index] }
        coordinate(&scores)
        let places = scores.indices.filter { scores[$0] > 0.4 }.sorted { scores[$0] > scores[$1] }.prefix(8)
        var seen: Set<String> = []
        var found: [Candidate] = []
        for place in places {
            let function = DutyWords.functions[place]
            let own = lexicon.isEmpty ? nil : lexicon.unit(function: function.key)
            if !lexicon.isEmpty, own == nil { continue }
            let name = own?.name ?? said[function.key] ?? names.name(of: function)
            guard seen.insert(name).inserted else { continue }
            let said =
                words[place].map { "职责：" + $0.prefix(3).map(text.prose.string).joined(separator: "、") }
                ?? "标题：\(function.title)"
            found.append(Candidate(name: name, unit: own?.id, score: scores[place], reasons: [said]))
        }
        return found
    }
}

extension Breakdown {
    /// Adds suggestions to the tasks that name nobody.
    mutating func suggest(
        _ text: PreparedText,
        _ drafts: [Range<Int>],
        options: DecomposeOptions,
        lexicon: CompiledLexicon
    ) {
        var suggester = UnitSuggester(
            text,
            title: title,
            number: number,
            year: date?.year,
            sections: sections,
            lexicon: lexicon,
            assignments: options.assignments
        )
        for index in duties.indices where duties[index].units.isEmpty {
            let units = suggester.suggest(drafts[index], section: duties[index].section.map { $0 - 1 })
            duties[index].units = units
            for unit in units {
                let rule: ReadingRule = unit.reason?.contains("上次") == true ? .earlierAssignment : .statutoryDuty
                duties[index].reasons.append(ReadingReason(.units, rule))
            }
        }
    }
}
