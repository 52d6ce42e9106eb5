import Core
import Expression
import Indicators
import Programmes

extension SchemeReader {
    func item(_ map: MapReader, _ parts: [String]) -> (SchemeItem, Position)? {
        defer { map.finish() }
        let key = map.text("key", "项目的名字")
        let word = map.text("word", "项目的中文名", atMost: 60)
        let group = map.text("group", "属于哪一类", atMost: 30)?.value ?? ""
        let part = map.text("part", "属于哪一部分：\(parts.joined(separator: "、"))")
        if let part, !parts.contains(part.value) {
            let known = parts.joined(separator: "、")
            problems.report("scheme.noPart", at: part.position, ["text": part.value, "known": known])
        }
        let kind: SchemeItem.Kind = map.choice("kind") ?? .points
        let points = kind == .veto ? 0 : positive("points", "满分（扣分、加分写最多几分）", map)
        let source = map.text("source", "依据：文件和条款", atMost: 200)?.value ?? ""
        let note = map.optionalText("note", atMost: 400)?.value ?? ""
        let origin = origin(map)
        let rule = rule(map, kind, origin?.kind)
        guard let key, let word, let part, let points, let origin, let rule else { return nil }
        let item = SchemeItem(
            key: key.value,
            word: word.value,
            group: group,
            part: part.value,
            kind: kind,
            points: points,
            origin: origin,
            rule: rule,
            source: source,
            note: note
        )
        return (item, key.position)
    }

    private func origin(_ map: MapReader) -> ScoreOrigin? {
        let kind: ScoreOrigin.Kind? = map.choice("from")
        if !map.has("from") {
            let known = ScoreOrigin.Kind.allCases.map(\.rawValue).joined(separator: "、")
            map.missing("from", "数据从哪里来：\(known)")
        }
        switch kind {
        case .indicator?: return indicator(map).map(ScoreOrigin.indicator)
        case .target?: return indicator(map).map(ScoreOrigin.target)
        case .tasks?: return .tasks(goal: map.choice("goal", of: RevitalisationGoal.self)?.rawValue)
        case .problems?: return .problems(aspect: map.optionalText("aspect", atMost: 40)?.value)
        case .inspections?: return .inspections
        case .meetings?: return .meetings
        case .manual?: return .manual(by: map.optionalText("by", atMost: 40)?.value)
        case nil: return nil
        }
    }

    private func indicator(_ map: MapReader) -> IndicatorKey? {
        guard let text = map.text("indicator", "哪个指标，如 old-houses.rate") else { return nil }
        let parts = text.value.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, knows(IndicatorKey(parts[0], parts[1])) else {
            problems.report("scheme.noIndicator", at: text.position, ["text": text.value])
            return nil
        }
        return IndicatorKey(parts[0], parts[1])
    }

    private func rule(_ map: MapReader, _ kind: SchemeItem.Kind, _ origin: ScoreOrigin.Kind?) -> ScoreRule? {
        let (share, score) = (map.optionalText("share", atMost: 2000), map.optionalText("score", atMost: 2000))
        let holds = map.optionalText("when", atMost: 2000)
        guard let origin else { return nil }
        switch (kind, share, score, holds) {
        case (.veto, nil, nil, let holds?): return formula(holds, .condition, origin).map(ScoreRule.holds)
        case (.points, let share?, nil, nil): return formula(share, .number, origin).map(ScoreRule.share)
        case (.points, nil, let score?, nil), (.deduction, nil, let score?, nil), (.bonus, nil, let score?, nil):
            return formula(score, .number, origin).map(ScoreRule.score)
        default:
            problems.report(kind == .veto ? "scheme.vetoRule" : "scheme.rule", at: map.position)
            return nil
        }
    }

    private func formula(
        _ text: Written<String>,
        _ purpose: Formula.Purpose,
        _ origin: ScoreOrigin.Kind
    ) -> Formula? {
        switch Formula.read(text.value, as: purpose, in: origin.vocabulary) {
        case .read(let formula): return formula
        case .refused(let found):
            for problem in found {
                let place = Position(
                    line: text.position.line + problem.position.line - 1,
                    column: text.position.column + problem.position.column - 1
                )
                problems.add(problem.issue, at: place, .error)
            }
            return nil
        }
    }

    // MARK: The whole

    /// What items of a part can bring must be what the part is worth.
    func checkSums(_ parts: [(SchemePart, Position)], _ items: [(SchemeItem, Position)]) {
        for (part, position) in parts {
            let sum = items.filter { $0.0.part == part.key && $0.0.kind == .points }.reduce(0) { $0 + $1.0.points }
            guard abs(sum - part.points) > 1e-6 else { continue }
            let values = ["word": part.word, "points": Self.plain(part.points), "sum": Self.plain(sum)]
            problems.report("scheme.sum", at: position, values)
        }
    }

    func checkKeys(_ items: [(SchemeItem, Position)]) {
        var seen: [String: Int] = [:]
        for (item, position) in items {
            if let line = seen[item.key] {
                let values = ["key": item.key, "what": "项目", "line": String(line)]
                problems.report("playbook.sameKey", at: position, values)
            }
            seen[item.key] = position.line
        }
    }

    func checkGrades(
        _ grades: [(SchemeGrade, Position)],
        _ veto: Written<String>?,
        _ items: [SchemeItem],
        _ map: MapReader
    ) {
        for (upper, lower) in zip(grades, grades.dropFirst()) where lower.0.from >= upper.0.from {
            problems.report("scheme.grades", at: lower.1, ["word": lower.0.word])
        }
        if let veto, !grades.contains(where: { $0.0.word == veto.value }) {
            problems.report("scheme.noGrade", at: veto.position, ["text": veto.value])
        }
        if veto == nil, items.contains(where: { $0.kind == .veto }) {
            map.missing("veto-grade", "一票否决后最高能评的等次")
        }
    }

    static func plain(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String((number * 1000).rounded() / 1000)
    }
}

/// Sentences about scheme files, besides those every file of ours shares.
package let schemeWords = playbookWords.merging(
    IssueWords([
        "scheme.points": "“{key}”要是大于 0、不超过 10000 的数。",
        "scheme.noPart": "没有“{text}”这一部分，有 {known}。",
        "scheme.noIndicator": "没有“{text}”这个指标，写 专项的名字.指标的名字，如 old-houses.rate。",
        "scheme.rule": "得分的项目写 share（得满分的几成）或 score（得几分），扣分和加分的项目写 score，只写一种。",
        "scheme.vetoRule": "一票否决的项目只写 when：什么情况下否决。",
        "scheme.sum": "“{word}”是 {points} 分，它的项目加起来是 {sum} 分，两边要一样。",
        "scheme.grades": "等次从高到低写，“{word}”的下限要比上一个低。",
        "scheme.noGrade": "没有“{text}”这个等次。",
    ])
)
