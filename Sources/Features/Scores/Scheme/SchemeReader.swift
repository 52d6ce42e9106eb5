import Ciphers
import Core
import Expression
import Indicators
import Programmes

/// What was read of one scheme file: the scheme, or everything that is wrong with it.
package struct SchemeReading: Sendable {
    package let file: WrittenFile
    /// Nil where there is an error.
    package let scheme: ScoreScheme?
    /// In the order of the file.
    package let problems: [PlaybookProblem]

    /// - Parameter indicators: whether a county has the indicator; a scheme may only name those it knows.
    package init(_ file: WrittenFile, knows indicators: @escaping (IndicatorKey) -> Bool) {
        self.file = file
        let list = ProblemList(file: file.name)
        let read = SchemeReader(list, indicators).read(file)
        problems = list.problems.sorted { ($0.position, $0.severity.rawValue) < ($1.position, $1.severity.rawValue) }
        scheme = list.hasErrors ? nil : read
    }

    package static func sentence(_ problem: PlaybookProblem) -> String { schemeWords.sentence(for: problem.issue) }
}

/// Reads a scheme; every mistake is told with its line and column.
struct SchemeReader {
    let problems: ProblemList
    let knows: (IndicatorKey) -> Bool

    init(_ problems: ProblemList, _ knows: @escaping (IndicatorKey) -> Bool) {
        self.problems = problems
        self.knows = knows
    }

    func read(_ file: WrittenFile) -> ScoreScheme? {
        guard let map = file.root(problems) else { return nil }
        let key = map.text("key", "方案的名字，如 township-yearly")
        if let key, key.value != file.stem {
            problems.report("playbook.fileName", at: key.position, ["file": file.stem, "key": key.value])
        }
        let name = map.text("name", "方案的中文名")?.value ?? ""
        let source = map.text("source", "依据的文件", atMost: 400)?.value ?? ""
        let subject: ScoredKind = map.choice("subject") ?? .townships
        if !map.has("subject") { map.missing("subject", "考核谁：townships 或 departments") }
        let parts = map.maps("parts").compactMap(part)
        if parts.isEmpty, !map.has("parts") { map.missing("parts", "考核的部分，如日常考核、年终考核") }
        let groups = map.maps("groups").compactMap(group)
        let grades = map.maps("grades").compactMap(grade)
        let veto = map.optionalText("veto-grade")
        let appeal = map.map("appeal").map(appeal) ?? .usual
        let lists = (map.whole("red") ?? 3, map.whole("black") ?? 3)
        let itemMaps = map.maps("items")
        if itemMaps.isEmpty, !map.has("items") { map.missing("items", "考核的项目") }
        let items = itemMaps.compactMap { item($0, parts.map(\.0.key)) }
        map.finish()
        checkSums(parts, items)
        checkGrades(grades, veto, items.map(\.0), map)
        checkKeys(items)
        return ScoreScheme(
            key: key?.value ?? file.stem,
            name: name,
            version: SHA256.hash(data: file.bytes).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                .joined(),
            source: source,
            subject: subject,
            parts: parts.map(\.0),
            groups: groups,
            items: items.map(\.0),
            grades: grades.map(\.0),
            vetoGrade: veto?.value,
            appeal: appeal,
            red: lists.0,
            black: lists.1
        )
    }

    private func part(_ map: MapReader) -> (SchemePart, Position)? {
        defer { map.finish() }
        let key = map.text("key", "部分的名字")
        let word = map.text("word", "部分的中文名", atMost: 20)
        let points = positive("points", "满分", map)
        let isAtEnd = map.flag("at-end")
        guard let key, let word, let points else { return nil }
        return (SchemePart(key: key.value, word: word.value, points: points, isAtEnd: isAtEnd), key.position)
    }

    private func group(_ map: MapReader) -> PeerGroup? {
        defer { map.finish() }
        let key = map.text("key", "组的名字")
        let word = map.text("word", "组的中文名", atMost: 30)
        let names = map.texts("units").map(\.value)
        guard let key, let word else { return nil }
        return PeerGroup(key: key.value, word: word.value, names: names)
    }

    private func grade(_ map: MapReader) -> (SchemeGrade, Position)? {
        defer { map.finish() }
        let word = map.text("word", "等次", atMost: 10)
        let from = map.number("from")
        if from == nil, !map.has("from") { map.missing("from", "得分率不低于百分之几") }
        guard let word, let from else { return nil }
        return (SchemeGrade(word: word.value, from: from.value), from.position)
    }

    private func appeal(_ map: MapReader) -> AppealClock {
        defer { map.finish() }
        let days = map.whole("days") ?? AppealClock.usual.days
        let answer = map.whole("answer") ?? AppealClock.usual.answer
        let source = map.text("source", "期限的依据")?.value ?? ""
        return AppealClock(days: days, answer: answer, source: source)
    }

    /// A number above nothing.
    func positive(_ key: String, _ what: String, _ map: MapReader) -> Double? {
        guard let number = map.number(key) else {
            if !map.has(key) { map.missing(key, what) }
            return nil
        }
        guard number.value > 0, number.value <= 10_000 else {
            problems.report("scheme.points", at: number.position, ["key": key])
            return nil
        }
        return number.value
    }
}
