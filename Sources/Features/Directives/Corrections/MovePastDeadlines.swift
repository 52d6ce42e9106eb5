import Core
import PolicyText

/// Takes the passed deadlines of a document's open drafts, and of its parts, to another year or away.
package struct MovePastDeadlines: Sendable {
    package enum Way: Hashable, Sendable {
        /// Month and day stay.
        case toYear(Int)
        case clear
    }

    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// The year a button offers: this one while some day lies before it, else the next.
    package static func year(for past: [Day], on today: Day) -> Int {
        past.contains { $0.year < today.year } ? today.year : today.year + 1
    }

    /// - Returns: how many drafts have another deadline now, or none.
    package func callAsFunction(_ way: Way, in directive: DirectiveID, by actor: Actor) async throws -> Outcome<Int> {
        try await correct(directive, by: actor) { desk in
            let today = desk.environment.today
            if case .toYear(let year) = way, !(today.year...today.year + 1).contains(year) {
                return .refused([Issue("deadlines.way")])
            }
            let past = try desk.openDrafts().filter { ($0.due ?? today) < today }
            for section in try desk.tx.directives.outline(directive).sections {
                guard let day = section.defaultDeadline, day < today else { continue }
                try desk.tx.directives.setDeadline(moved(day, way), of: section.id, in: directive)
            }
            for var draft in past {
                guard let day = draft.deadline else { continue }
                draft.deadline = moved(day, way)
                try desk.update(draft)
            }
            try desk.record("directive.deadlines", "\(word(way))：\(past.count) 条")
            return .done(past.count)
        }
    }

    private func moved(_ day: Day, _ way: Way) -> Day? {
        guard case .toYear(let year) = way else { return nil }
        return Day(year: year, month: day.month, day: day.day) ?? Day.last(ofMonth: day.month, inYear: year)
    }

    private func word(_ way: Way) -> String {
        switch way {
        case .toYear(let year): "已过的时限移到 \(year) 年"
        case .clear: "清空已过的时限"
        }
    }
}
