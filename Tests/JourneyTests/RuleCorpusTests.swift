import Core
import Expression
import Foundation
import Inspections
import TestSupport
import Testing

/// The rules of the phone against the rules of the county: one corpus, run by both, in one page of a browser.
@Suite("手机上的规则", .inBrowser)
struct RuleCorpusTests {
    @Test("同一套公式、同一批答案，手机算的和县里算的一样")
    func thePhoneAgreesWithTheCounty() async throws {
        let county = try await RunningCounty.start()
        let person = try await county.visitor(width: 390)
        try await person.open("/login")
        let corpus = try RuleCorpus()
        let trees = corpus.cases.map { one -> String in
            var json = JSONWriter()
            Formula.read(one.formula, in: corpus.vocabulary).formula?.write(to: &json)
            return json.text
        }
        let text = String(decoding: RuleCorpus.bytes, as: UTF8.self)
        let formulas = try await person.evaluate("(\(Self.formulas))(\(text), [\(trees.joined(separator: ","))])")
        #expect(formulas["ran"].int == corpus.cases.count)
        #expect(formulas["wrong"].items.map(\.source) == [])
        var cases: [String] = []
        for list in ChecklistShelf.shipped.lists {
            var answers = AnswerMaker(list)
            cases += (0..<60).map { answers.written($0) }
        }
        let lists = ChecklistShelf.shipped.lists.map { list -> String in
            var json = JSONWriter()
            json.object { list.write(to: &$0) }
            return json.text
        }
        let run = "(\(Self.visits))([\(lists.joined(separator: ","))], [\(cases.joined(separator: ","))])"
        let visits = try await person.evaluate(run)
        #expect(visits["ran"].int == cases.count && cases.count >= 300)
        #expect(visits["wrong"].items.map(\.source) == [])
    }

    private static let formulas = """
        async (corpus, trees) => {
          const source = document.querySelector("script[src*='/luoshi.js']").src.replace("luoshi.js", "phone.js");
          const { day, evaluate, holds } = await import(source);
          const read = (given) => given === null || given === undefined ? undefined
            : given.day ? day(given.day) : given.numbers ?? given;
          const say = (value) => JSON.stringify(value) ?? "unknown";
          const wrong = corpus.cases.flatMap((one, at) => {
            const facts = { today: day(corpus.today).day, stages: corpus.stages, value: (name) => read(one.facts[name]) };
            const [found, expected] = [evaluate(trees[at], facts), read(one.gives)];
            const isTruth = typeof expected !== "boolean" || holds(trees[at], facts) === expected;
            return say(found) === say(expected) && isTruth ? [] : [`${one.formula}: ${say(found)}, not ${say(expected)}`];
          });
          return { ran: corpus.cases.length, wrong };
        }
        """

    private static let visits = """
        async (lists, cases) => {
          const source = document.querySelector("script[src*='/luoshi.js']").src.replace("luoshi.js", "phone.js");
          const { check } = await import(source);
          const wrong = cases.flatMap(({ list, today, answers, expected }) => {
            const found = check(lists.find((one) => one.key === list), answers, today);
            const issues = found.issues.map(({ item, key }) => `${item} ${key}`).sort();
            const seen = issues.length > 0 ? { issues } : {
              issues, score: found.score, lost: found.lost, possible: found.possible,
              deductions: found.deductions.map(({ item, points }) => `${item} ${points}`) };
            return JSON.stringify(seen) === JSON.stringify(expected) ? []
              : [`${list} ${JSON.stringify(answers)}: ${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`];
          });
          return { ran: cases.length, wrong };
        }
        """
}

/// Answers of every kind, good and bad, the same every time; with what the county makes of them.
private struct AnswerMaker {
    let list: Checklist
    private var random: UInt64 = 42

    init(_ list: Checklist) { self.list = list }

    mutating func written(_ number: Int) -> String {
        // Every third visit is filled in as it should be, the others miss or break something.
        let isCareful = number % 3 == 0
        let given = list.items.map { answer($0, isCareful) }
        let today = Day(daysSince1970: 20_614)
        let outcome = CheckVisit(list, today: today)(given)
        var json = JSONWriter()
        json.object { json in
            json.string("list", list.key)
            json.number("today", today.daysSince1970)
            json.object("answers") { json in
                for answer in given { Self.write(answer, &json) }
            }
            json.object("expected") { json in Self.write(outcome, &json) }
        }
        return json.text
    }

    private mutating func answer(_ item: ChecklistItem, _ isCareful: Bool) -> GivenAnswer {
        var value: GivenValue
        switch item.type {
        case .yesNo: value = .truth(draw(2) == 0)
        case .choice(let options): value = .text(options[draw(options.count)])
        case .several(let options): value = .list(options.filter { _ in draw(2) == 0 })
        case .text: value = .text("看过")
        case .number: value = .number(Double(Int(item.low ?? 0) + draw(12)) + (draw(4) == 0 ? 0.5 : 0))
        }
        guard !isCareful else { return GivenAnswer(item: item.key, value: value, note: "写明了", photos: 2) }
        switch draw(12) {
        case 0: value = .none
        case 1: value = .text("不在里面的")
        case 2: value = .number(1e9)
        case 3: value = .list(["不在里面的"])
        default: break
        }
        let notes = ["", " ", "写明了", String(repeating: "长", count: 1_001)]
        return GivenAnswer(
            item: item.key,
            value: value,
            note: notes[min(3, draw(40) / 12)],
            photos: [0, 1, 2, 10][min(3, draw(16) / 5)]
        )
    }

    private mutating func draw(_ count: Int) -> Int {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((random >> 33) % UInt64(count))
    }

    private static func write(_ answer: GivenAnswer, _ json: inout JSONWriter) {
        json.object(answer.item) { json in
            switch answer.value {
            case .none: break
            case .text(let text): json.string("value", text)
            case .number(let number): json.number("value", number)
            case .truth(let truth): json.bool("value", truth)
            case .list(let parts): json.array("value") { json in for part in parts { json.element(part) } }
            }
            json.string("note", answer.note)
            json.number("photos", answer.photos)
        }
    }

    private static func write(_ outcome: Outcome<CheckedVisit>, _ json: inout JSONWriter) {
        let issues = outcome.issues.map { "\($0.field ?? "") \($0.key)" }.sorted()
        json.array("issues") { json in for issue in issues { json.element(issue) } }
        guard let visit = outcome.value else { return }
        json.number("score", visit.score)
        json.number("lost", visit.lost)
        json.number("possible", visit.possible)
        json.array("deductions") { json in
            for one in visit.deductions { json.element("\(visit.list.items[one.item].key) \(Self.plain(one.points))") }
        }
    }

    private static func plain(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
}
