import Core
import Database
import Programmes
import Tasks

/// 灯 of a thing: by the days it has stood in its stage and the days its playbook gives it there. Pure.
package enum ItemLight {
    /// What lists tell apart and filter by.
    package static let all: [Light] = [.behind, .slow, .onTrack]
    /// Beyond so many times its days a thing is not slow any more but behind.
    private static let most = 2

    /// Nil for what left the programme, and where nobody asks how long a thing stands in its stage.
    package static func of(_ stage: LedgerStage, since day: Day, on today: Day) -> Light? {
        switch stage.outcome {
        case .dropped: return nil
        case .done: return .onTrack
        case .open:
            guard stage.isTimed else { return nil }
            let days = today.days(since: day)
            return days > stage.days * most ? .behind : days > stage.days ? .slow : .onTrack
        }
    }

    /// The same as a condition on rows of `ledger_item` under the alias `i`.
    static func condition(_ light: Light, _ book: LedgerBook, on today: Day) -> Query {
        Query.any(parts(light, book, on: today))
    }

    /// The same, a condition for each stage that has things of this light.
    ///
    /// `isAsked` answers for the number of a stage whether it comes into question. Stages and days stand in the text, as rows of a
    /// `LIMIT` do (ADR 115): they are the same for every reader of a day, and with values it would be planned for each.
    static func parts(
        _ light: Light,
        _ book: LedgerBook,
        on today: Day,
        where isAsked: (Int) -> Bool = { _ in true }
    ) -> [Query] {
        zip(book.playbook.stages, book.stageNumbers).filter { isAsked($1) }.compactMap { stage, number -> Query? in
            switch stage.outcome {
            case .dropped: return nil
            case .done: return light == .onTrack ? Query(trusted: "i.stage = \(number)") : nil
            case .open:
                guard stage.isTimed else { return nil }
                let (slow, behind) = (today.daysSince1970 - stage.days, today.daysSince1970 - stage.days * most)
                switch light {
                case .behind: return Query(trusted: "(i.stage = \(number) AND i.stage_day < \(behind))")
                case .slow:
                    return Query(
                        trusted: "(i.stage = \(number) AND i.stage_day < \(slow) AND i.stage_day >= \(behind))"
                    )
                case .onTrack: return Query(trusted: "(i.stage = \(number) AND i.stage_day >= \(slow))")
                default: return nil
                }
            }
        }
    }

    /// The rule in a sentence, for a page.
    package static func rule(_ playbook: Playbook) -> String {
        let open = playbook.stages.filter { $0.outcome == .open }
        let days = Set(open.filter(\.isTimed).map(\.days))
        guard let least = days.min(), let most = days.max() else { return "没有规定各环节停留几天，没有办完的没有灯。" }
        let rest = open.allSatisfy(\.isTimed) ? "" : "没有规定天数的环节没有灯。"
        guard least < most else {
            return "灯按停留天数：一个环节超过 \(most) 天为偏慢，超过 \(most * Self.most) 天为滞后。" + rest
        }
        return "灯按停留天数：各环节给 \(least) 到 \(most) 天，超过为偏慢，超过一倍为滞后。" + rest
    }
}
