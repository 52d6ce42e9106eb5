import Ciphers
import Core
import Expression
import Programmes

/// Reads a check-list file; what is wrong with it comes with line and column.
package struct ChecklistFile {
    private let file: WrittenFile
    private let problems: ProblemList

    package init(_ file: WrittenFile) {
        self.file = file
        problems = ProblemList(file: file.name)
    }

    package func read() -> (list: Checklist?, problems: [PlaybookProblem]) {
        guard let map = file.root(problems) else { return (nil, problems.problems) }
        let list = list(map)
        map.finish()
        return (problems.hasErrors ? nil : list, problems.problems)
    }

    private func list(_ map: MapReader) -> Checklist {
        let key = map.text("key", "检查表的名字，如 old-houses")?.value ?? ""
        let maps = map.maps("items")
        if !map.has("items") { map.missing("items", "检查的内容") }
        let heads = maps.map(head)
        let names = heads.map { Vocabulary.Name($0.key, $0.ask, $0.type.valueType) }
        let vocabulary = Vocabulary(names: names)
        let doubled = Dictionary(grouping: names.map(\.key), by: { $0 }).first { $0.value.count > 1 }
        if let doubled { problems.report("checklist.double", at: map.position, ["key": doubled.key]) }
        if key != file.stem {
            problems.report("playbook.fileName", at: map.position(of: "key"), ["file": file.stem, "key": key])
        }
        return Checklist(
            key: key,
            name: map.text("name", "检查表的中文名")?.value ?? "",
            programme: map.optionalText("programme")?.value ?? "",
            clause: map.optionalText("clause", atMost: 600)?.value ?? "",
            repairDays: days(map, "repair-days") ?? Self.repairDays,
            version: Self.version(file.bytes),
            yaml: String(decoding: file.bytes, as: UTF8.self),
            items: zip(maps, heads).map { item($0, $1, vocabulary) },
            vocabulary: vocabulary
        )
    }

    /// 十天一督导: put right before the next one.
    private static let repairDays = 10

    private func days(_ map: MapReader, _ key: String) -> Int? {
        guard let days = map.whole(key) else { return nil }
        guard (1...365).contains(days) else {
            problems.report("checklist.days", at: map.position(of: key), ["days": "\(days)"])
            return nil
        }
        return days
    }

    static func version(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Names of the form around the answers.
    private static let taken: Set<String> = ["id", "place", "spot", "found", "checklist", "version", "files"]

    private struct Head {
        let key: String
        let ask: String
        let type: AnswerType
    }

    private func head(_ map: MapReader) -> Head {
        let options = map.texts("options").map(\.value)
        let type: AnswerType
        switch map.text("type", "choice、several、yes-no、number 或 text")?.value {
        case "choice": type = .choice(options)
        case "several": type = .several(options)
        case "yes-no": type = .yesNo
        case "number": type = .number
        case "text": type = .text
        case .some(let other):
            problems.report("checklist.type", at: map.position(of: "type"), ["text": other])
            type = .text
        case nil: type = .text
        }
        if ["choice", "several"].contains(type.key), options.count < 2 {
            problems.report("checklist.options", at: map.position)
        }
        let key = map.text("key", "这一项的名字，如 rubble")
        if let key, Self.taken.contains(key.value) || key.value.wholeMatch(of: /[a-z][a-z0-9_]{0,39}/) == nil {
            problems.report("checklist.key", at: key.position, ["text": key.value])
        }
        return Head(key: key?.value ?? "", ask: map.text("ask", "问什么")?.value ?? "", type: type)
    }

    private func item(_ map: MapReader, _ head: Head, _ vocabulary: Vocabulary) -> ChecklistItem {
        let item = ChecklistItem(
            key: head.key,
            section: map.optionalText("section")?.value ?? "检查",
            ask: head.ask,
            type: head.type,
            unit: map.optionalText("unit")?.value ?? "",
            low: map.number("min")?.value,
            high: map.number("max")?.value,
            points: map.number("points")?.value ?? 0,
            isOptional: map.flag("optional"),
            when: formula(map, "when", .remark, vocabulary),
            deductions: map.maps("deduct").compactMap { deduction($0, vocabulary) },
            photo: map.map("photo").flatMap { photo($0, vocabulary) },
            note: map.map("note").flatMap { words($0, vocabulary) },
            holds: map.map("holds").flatMap { words($0, vocabulary) },
            source: map.optionalText("source", atMost: 300)?.value ?? ""
        )
        map.finish()
        return item
    }

    private func deduction(_ map: MapReader, _ vocabulary: Vocabulary) -> DeductionRule? {
        let says = map.text("says", "扣分时说什么")?.value
        let problem = map.optionalText("problem")?.value
        let (days, owner) = (self.days(map, "days"), map.optionalText("owner"))
        if problem == nil, days != nil || owner != nil {
            problems.report("checklist.noProblem", at: map.position)
        }
        if let owner, owner.value.wholeMatch(of: /[a-z][a-z-]{0,39}/) == nil {
            problems.report("checklist.owner", at: owner.position, ["text": owner.value])
        }
        let when = formula(map, "when", .remark, vocabulary)
        let points = formula(map, "points", .number, vocabulary)
        map.finish()
        guard let says, let when, let points else {
            if when == nil, !map.has("when") { map.missing("when", "什么时候扣分") }
            if points == nil, !map.has("points") { map.missing("points", "扣几分") }
            return nil
        }
        return DeductionRule(
            when: when,
            points: points,
            says: says,
            problem: problem,
            days: days,
            owner: owner?.value
        )
    }

    private func photo(_ map: MapReader, _ vocabulary: Vocabulary) -> PhotoRule? {
        let why = map.text("why", "为什么要照片")?.value
        let count = map.whole("count") ?? 1
        let when = formula(map, "when", .remark, vocabulary)
        map.finish()
        guard let why, let when else { return nil }
        return PhotoRule(when: when, count: max(1, count), why: why)
    }

    private func words(_ map: MapReader, _ vocabulary: Vocabulary) -> WordsRule? {
        let says = map.text("says", "要写明什么")?.value
        let when = formula(map, "when", .remark, vocabulary)
        map.finish()
        guard let says, let when else { return nil }
        return WordsRule(when: when, says: says)
    }

    private func formula(
        _ map: MapReader,
        _ key: String,
        _ purpose: Formula.Purpose,
        _ vocabulary: Vocabulary
    ) -> Formula? {
        guard let text = map.optionalText(key, atMost: 500) else { return nil }
        switch Formula.read(text.value, as: purpose, in: vocabulary) {
        case .read(let formula): return formula
        case .refused(let found):
            for problem in found {
                let column = text.position.column + problem.position.column - 1
                problems.add(problem.issue, at: Position(line: text.position.line, column: column), .error)
            }
            return nil
        }
    }
}

extension PlaybookProblem {
    /// As `sentence`, with the words of check-lists.
    package var checklistSentence: String {
        let words = playbookWords.merging(inspectionWords)
        return "第 \(position.line) 行第 \(position.column) 列：\(words.sentence(for: issue))"
    }
}
