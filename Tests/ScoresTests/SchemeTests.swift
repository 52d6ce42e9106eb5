import Core
import Expression
import Foundation
import Indicators
import Programmes
import Scores
import Testing

/// What a scheme file may say, and what it has no words for.
struct SchemeTests {
    static let plain = """
        key: sample
        name: 样本方案
        source: 讲话六
        subject: townships
        parts:
          - {key: daily, word: 日常考核, points: 10}
        grades:
          - {word: 好, from: 80}
          - {word: 一般, from: 0}
        items:
          - {key: one, word: 任务, group: 任务, part: daily, points: 10, from: tasks, share: on_time / due, source: 讲话六}

        """

    static func read(_ text: String, name: String = "sample.yaml") -> SchemeReading {
        SchemeReading(WrittenFile(name: name, bytes: Array(text.utf8))) { $0 == IndicatorKey("houses", "rate") }
    }

    @Test func shippedSchemesHaveNoProblems() {
        let library = PlaybookLibrary.shipped.library
        let shelf = SchemeShelf(library: library, sets: IndicatorSet.read(beside: library).sets)
        for reading in shelf.readings {
            #expect(reading.problems.isEmpty, "\(reading.file.name) \(reading.problems.map(SchemeReading.sentence))")
        }
        #expect(shelf.schemes.map(\.key) == ["department-yearly", "township-yearly"])
        // What the county ships shows every source that needs no number of the county's own.
        let origins = Set(shelf.schemes.flatMap { $0.items.map(\.origin.kind) })
        #expect(origins == Set(ScoreOrigin.Kind.allCases).subtracting([.indicator]), "\(origins)")
        #expect(shelf.schemes.allSatisfy { $0.full == 100 && $0.items.allSatisfy { !$0.source.isEmpty } })
    }

    @Test func everyShippedFileIsInTheBinary() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Features/Scores/Schemes")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(SchemeShelf.shipped.map(\.name) == names)
    }

    @Test func aWholeSchemeIsRead() throws {
        let scheme = try #require(Self.read(Self.plain).scheme)
        #expect(scheme.items.count == 1 && scheme.full == 10 && scheme.version.count == 12)
        #expect(scheme.items[0].rule.formula.words == "按期销号 ÷ 到期任务")
    }

    /// What is written in place of a part of the plain scheme, with the line and key of what is wrong.
    static let mistakes: [(String, String, [(Int, String)])] = [
        ("points: 10}", "points: 9}", [(6, "scheme.sum")]),
        ("points: 10, from", "points: 8, from", [(6, "scheme.sum")]),
        ("part: daily", "part: weekly", [(6, "scheme.sum"), (11, "scheme.noPart")]),
        ("share: on_time / due", "share: on_time / dew", [(6, "scheme.sum"), (11, "formula.unknownName")]),
        ("share: on_time / due", "share: due > 1", [(6, "scheme.sum"), (11, "formula.result")]),
        ("share: on_time / due", "when: due > 1", [(6, "scheme.sum"), (11, "scheme.rule")]),
        (
            "from: tasks", "from: indicator, indicator: houses.height",
            [
                (6, "scheme.sum"), (11, "scheme.noIndicator"),
            ]
        ),
        ("{word: 一般, from: 0}", "{word: 一般, from: 90}", [(9, "scheme.grades")]),
        (", source: 讲话六}", "}", [(11, "playbook.missing")]),
        ("key: sample\n", "key: other\n", [(1, "playbook.fileName")]),
    ]

    @Test(arguments: mistakes.indices)
    func everyMistakeIsToldWithItsLine(_ index: Int) {
        let (old, new, wanted) = Self.mistakes[index]
        let text = Self.plain.replacingOccurrences(of: old, with: new)
        let problems = Self.read(text).problems.map { ($0.position.line, $0.issue.key) }
        #expect(problems.elementsEqual(wanted) { $0 == $1 }, "\(problems)")
        #expect(Self.read(text).problems.allSatisfy { schemeWords.knows($0.issue.key) })
    }

    @Test func aVetoNamesTheBestGradeItLeaves() {
        let veto =
            "  - {key: two, word: 否决, group: 任务, part: daily, kind: veto, from: tasks, when: overdue > 3, source: 讲话六}\n"
        #expect(Self.read(Self.plain + veto).problems.map(\.issue.key) == ["playbook.missing"])
        #expect(Self.read(Self.plain + veto + "veto-grade: 好\n").scheme?.items.count == 2)
        #expect(Self.read(Self.plain + veto + "veto-grade: 优\n").problems.map(\.issue.key) == ["scheme.noGrade"])
    }

    // MARK: What a scheme cannot say

    /// 国办函〔2026〕12号: log-ins, clicks, likes, forwarding, study time, time online, photos, tracks.
    static let banned = [
        "logins", "log_ins", "clicks", "likes", "shares", "forwards", "posts", "comments", "online_time", "online",
        "study_time", "sessions", "visits_of_app", "installs", "downloads", "photos", "photos_uploaded", "videos",
        "tracks", "check_ins", "records", "accounts", "messages", "read_receipts", "points_of_app",
    ]

    @Test(arguments: banned)
    func useOfTheProgramHasNoWordInAScheme(_ word: String) {
        let origin = Self.read(Self.plain.replacingOccurrences(of: "from: tasks", with: "from: \(word)"))
        #expect(origin.scheme == nil && origin.problems.contains { $0.issue.key == "playbook.oneOf" })
        for kind in ScoreOrigin.Kind.allCases {
            guard case .refused(let problems) = Formula.read("\(word) / 10", as: .number, in: kind.vocabulary) else {
                Issue.record("\(kind) knows \(word)")
                continue
            }
            #expect(problems.map(\.issue.key) == ["formula.unknownName"])
        }
    }

    @Test func theSourcesAndTheirNamesAreTheseAndNoOthers() {
        let words = ScoreOrigin.Kind.allCases.map { kind in
            "\(kind.rawValue): " + kind.vocabulary.names.map(\.key).joined(separator: " ")
        }
        #expect(
            words == [
                "indicator: value full", "target: value goal expected reached pace full",
                "tasks: due on_time closed late overdue late_days returned full",
                "problems: due on_time closed late overdue late_days returned reopened full",
                "inspections: visits mean lowest full", "meetings: points mean lowest full", "manual: mark full",
            ]
        )
    }

    /// A ranking of persons would need a place for one: the values of results have none.
    @Test func resultsSpeakOfUnitsAndNeverOfPersons() {
        let unit = ScoredUnit(id: UnitID(rawValue: 1), name: "云雾镇", region: IndicatorRegion.cloud)
        let point = ScorePoint(
            item: "one",
            state: .known,
            facts: [ScoreFact("到期任务", 1)],
            evidence: [ScoreEvidence("任务", "按期", nil)]
        )
        let score = UnitScore(unit: unit, points: [point], total: 1, low: 1, high: 1, full: 1, grade: "好")
        var names: Set<String> = []
        func walk(_ value: Any) {
            for child in Mirror(reflecting: value).children {
                if let label = child.label { names.insert(label) }
                #expect(!(child.value is AccountID) && !(child.value is PostID))
                walk(child.value)
            }
        }
        walk(score)
        #expect(names.isDisjoint(with: ["account", "person", "post", "login"]), "\(names)")
        #expect(ScoredKind.allCases == [.townships, .departments])
    }

    /// The statements behind scores name no table of sessions, records of acts, accounts or posts.
    @Test func scoresAreNotCountedFromSessionsOrRecords() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Features/Scores")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let stores = paths.filter { $0.contains("Store") }
        #expect(stores.count >= 4)
        for path in stores {
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            for table in ["session", "record", "account", "post", "reminder"] {
                #expect(!text.contains("FROM \(table) ") && !text.contains("JOIN \(table) "), "\(path) \(table)")
            }
        }
    }
}

enum IndicatorRegion {
    static let cloud = code("620799101")

    static func code(_ digits: String) -> RegionCode {
        guard let code = RegionCode(digits) else { preconditionFailure(digits) }
        return code
    }
}
