import Core
import Expression

/// An answer as it came: from a form or from a phone.
package struct GivenAnswer: Hashable, Sendable {
    package var item: String
    package var value: GivenValue
    package var note: String
    /// How many photos come with it.
    package var photos: Int

    package init(item: String, value: GivenValue, note: String = "", photos: Int = 0) {
        self.item = item
        self.value = value
        self.note = note
        self.photos = photos
    }
}

package enum GivenValue: Hashable, Sendable {
    case none
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([String])
}

/// Answers that fit their check-list, with what its rules make of them. Pure; the phone computes the same.
package struct CheckedVisit: Sendable {
    package let list: Checklist
    /// By item, `.unknown` where nothing was answered.
    package let values: [Value]
    package let notes: [String]
    package let asked: [Bool]
    package let deductions: [Deduction]
    /// Points of what was asked, and what was lost of them.
    package let possible: Double
    package let lost: Double

    /// Of a hundred, to a tenth; what was not asked does not count (合理缺项). Nil where nothing asked is worth points.
    package var score: Double? {
        possible > 0 ? ((possible - lost) / possible * 1000).rounded() / 10 : nil
    }

    package struct Deduction: Hashable, Sendable {
        /// Place among the items.
        package let item: Int
        package let points: Double
        package let says: String
        /// The facts it rests on: 没有清运的处数 3 > 0：满足.
        package let facts: String
        package let problem: String?
        /// Days in which the problem is to be put right.
        package let days: Int
        /// A function of the department that puts it right; nil for the township.
        package let owner: String?
    }
}

/// Checks answers against a check-list and scores them.
package struct CheckVisit {
    let list: Checklist
    let today: Day

    /// The most photos of one item.
    package static let mostPhotos = 9
    static let longestNote = 1000

    package init(_ list: Checklist, today: Day) {
        self.list = list
        self.today = today
    }

    package func callAsFunction(_ answers: [GivenAnswer]) -> Outcome<CheckedVisit> {
        var issues: [Issue] = []
        var values = list.items.map { item -> Value in if case .several = item.type { .set([]) } else { .unknown } }
        var notes = list.items.map { _ in "" }
        var photos = list.items.map { _ in 0 }
        var seen: Set<String> = []
        for answer in answers {
            guard let place = list.place(of: answer.item) else {
                issues.append(Issue("answer.unknownItem", ["item": String(answer.item.prefix(40))]))
                continue
            }
            guard seen.insert(answer.item).inserted else {
                issues.append(Issue("answer.twice", field: answer.item, ["ask": list.items[place].ask]))
                continue
            }
            (notes[place], photos[place]) = (answer.note, answer.photos)
            switch Self.value(answer.value, list.items[place]) {
            case .done(let value): values[place] = value
            case .refused(let wrong): issues += wrong
            }
        }
        let facts = ListedFacts(values, today: today)
        let asked = list.items.map { $0.when.map { $0.holds(in: facts) == true } ?? true }
        for place in list.items.indices where asked[place] {
            issues += owed(list.items[place], values[place], notes[place], photos[place], facts)
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .done(scored(values, notes, asked, facts))
    }

    private func owed(
        _ item: ChecklistItem,
        _ value: Value,
        _ note: String,
        _ photos: Int,
        _ facts: ListedFacts
    ) -> [Issue] {
        var issues: [Issue] = []
        if value == .unknown, !item.isOptional {
            issues.append(Issue("answer.missing", field: item.key, ["ask": item.ask]))
        }
        if let rule = item.photo, photos < rule.count, rule.when.holds(in: facts) == true {
            issues.append(
                Issue(
                    "answer.photo",
                    field: item.key,
                    ["ask": item.ask, "count": "\(rule.count)", "why": rule.why.withoutStop]
                )
            )
        }
        if photos > Self.mostPhotos {
            issues.append(Issue("answer.photos", field: item.key, ["ask": item.ask, "most": "\(Self.mostPhotos)"]))
        }
        if let rule = item.note, !note.contains(where: { !$0.isWhitespace }), rule.when.holds(in: facts) == true {
            issues.append(Issue("answer.note", field: item.key, ["ask": item.ask, "says": rule.says.withoutStop]))
        }
        if note.count > Self.longestNote { issues.append(Issue("answer.noteLong", field: item.key, ["ask": item.ask])) }
        if let rule = item.holds, rule.when.holds(in: facts) == false {
            issues.append(Issue("answer.holds", field: item.key, ["ask": item.ask, "says": rule.says.withoutStop]))
        }
        return issues
    }

    private func scored(
        _ values: [Value],
        _ notes: [String],
        _ asked: [Bool],
        _ facts: ListedFacts
    ) -> CheckedVisit {
        var deductions: [CheckedVisit.Deduction] = []
        var (possible, lost) = (0.0, 0.0)
        for (place, item) in list.items.enumerated() where asked[place] {
            possible += item.points
            var left = item.points
            for rule in item.deductions where rule.when.holds(in: facts) == true {
                // Never more than the item is worth, to a tenth of a point.
                let wanted = max(0, rule.points.value(in: facts).number ?? 0)
                let points = min(left, (wanted * 10).rounded() / 10)
                left -= points
                let found = rule.when.explanation(in: facts).findings.map(\.sentence).filter { !$0.isEmpty }
                deductions.append(
                    .init(
                        item: place,
                        points: points,
                        says: rule.says,
                        facts: found.joined(separator: "；"),
                        problem: rule.problem,
                        days: rule.days ?? list.repairDays,
                        owner: rule.owner
                    )
                )
            }
            lost += item.points - left
        }
        return CheckedVisit(
            list: list,
            values: values,
            notes: notes,
            asked: asked,
            deductions: deductions,
            possible: possible,
            lost: (lost * 10).rounded() / 10
        )
    }

    static func value(_ given: GivenValue, _ item: ChecklistItem) -> Outcome<Value> {
        func wrong(_ key: String, _ more: [String: String] = [:]) -> Outcome<Value> {
            .refused([Issue(key, field: item.key, more.merging(["ask": item.ask]) { first, _ in first })])
        }
        switch (item.type, given) {
        case (.several, .none): return .done(.set([]))
        case (_, .none), (_, .text("")): return .done(.unknown)
        case (.choice(let options), .text(let text)):
            return options.contains(text)
                ? .done(.text(text)) : wrong("answer.option", ["value": String(text.prefix(40))])
        case (.several(let options), .list(let chosen)):
            guard let bad = chosen.first(where: { !options.contains($0) }) else { return .done(.set(chosen)) }
            return wrong("answer.option", ["value": String(bad.prefix(40))])
        case (.yesNo, .truth(let truth)): return .done(.truth(truth))
        case (.number, .number(let number)):
            let (low, high) = (item.low ?? -1e12, item.high ?? 1e12)
            guard number.isFinite, number >= low, number <= high else {
                return wrong("answer.range", ["low": Self.plain(low), "high": Self.plain(high), "unit": item.unit])
            }
            return .done(.number(number))
        case (.text, .text(let text)): return text.count <= longestNote ? .done(.text(text)) : wrong("answer.noteLong")
        default: return wrong("answer.type.\(item.type.key)")
        }
    }

    private static func plain(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
}
