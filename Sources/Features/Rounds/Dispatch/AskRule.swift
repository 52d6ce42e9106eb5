import Core
import Tasks

/// Three things to ask a township, or of a programme. Pure: what stands behind goes first, each kind at most twice, so that
/// a page does not ask the same thing three times.
package enum AskRule {
    package enum Kind: Hashable, Sendable, CaseIterable {
        case brokenPromise, standstill, pace, refusal, lateProblem, lateTask, example
    }

    package struct Candidate: Hashable, Sendable {
        package let kind: Kind
        /// What it is about: two questions about one thing are one too many.
        package let subject: String
        package let weight: Double
        package let ask: DispatchPack.Ask
    }

    package static let most = 3

    package static func choose(_ candidates: [Candidate]) -> [DispatchPack.Ask] {
        var (chosen, kinds, subjects): ([DispatchPack.Ask], [Kind: Int], Set<String>) = ([], [:], [])
        for one in candidates.falling(by: \.weight) {
            guard chosen.count < most else { break }
            guard kinds[one.kind, default: 0] < 2, !subjects.contains(one.subject) else { continue }
            chosen.append(one.ask)
            kinds[one.kind, default: 0] += 1
            subjects.insert(one.subject)
        }
        return chosen
    }

    /// - Parameter days: since the round before.
    package static func number(_ number: DispatchPack.Number, days: Int, named name: String) -> Candidate? {
        let reason = "现在 \(number.value)，\(number.plan)"
        func make(_ kind: Kind, _ weight: Double, _ question: String, _ reason: String) -> Candidate {
            let ask = DispatchPack.Ask(question: question, reason: reason, address: number.address)
            return Candidate(kind: kind, subject: number.programme + number.region, weight: weight, ask: ask)
        }
        switch number.light {
        case .behind, .slow:
            let points = min(100, max(0, number.points ?? 0))
            if number.moved == 0 {
                return make(
                    .standstill,
                    80 + points / 5,
                    "\(name) \(days) 天没有进展，卡在哪里，谁去解决？",
                    reason + "，\(days) 天前也是 \(number.value)"
                )
            }
            let pace = number.pace.isEmpty ? "" : "\(number.pace)，"
            let change = number.change.isEmpty ? "" : "，上次以来 \(number.change)"
            return make(.pace, 60 + points / 5, "\(name)\(pace)准备怎么赶上？", reason + change)
        case .onTrack where (number.points ?? 0) <= -15:
            return make(.example, 5 + min(4, -(number.points ?? 0) / 25), "\(name)走在前面，做法能不能在全县推开？", reason)
        default: return nil
        }
    }

    package static func refusal(_ refusal: DispatchPack.Refusal) -> Candidate {
        Candidate(
            kind: .refusal,
            subject: refusal.programme + refusal.gate + refusal.place,
            weight: 50 + min(25, Double(refusal.things)),
            ask: DispatchPack.Ask(
                question: "\(refusal.programmeName)有 \(refusal.things) \(refusal.counter)过不了关口，哪一天能补齐？",
                reason: "关口：\(refusal.gate)",
                address: refusal.address
            )
        )
    }

    package static func promise(_ promise: DispatchPack.Promise) -> Candidate? {
        guard promise.standing == .broken else { return nil }
        return Candidate(
            kind: .brokenPromise,
            subject: promise.address + promise.words,
            weight: 100,
            ask: DispatchPack.Ask(
                question: "“\(promise.words)”没有兑现，差在哪里，哪一天补上？",
                reason: promise.fact.isEmpty ? "承诺 \(promise.due) 做到" : promise.fact,
                address: promise.address
            )
        )
    }

    package static func late(_ late: DispatchPack.Late) -> Candidate {
        let isProblem = late.kind == "问题"
        return Candidate(
            kind: isProblem ? .lateProblem : .lateTask,
            subject: late.address,
            weight: (isProblem ? 45 : 40) + min(30, Double(late.days) / 2),
            ask: DispatchPack.Ask(
                question: "\(late.kind)“\(late.title)”逾期 \(late.days) 天，什么时候办结？",
                reason: late.unit.isEmpty ? "逾期 \(late.days) 天" : "\(late.unit)，逾期 \(late.days) 天",
                address: late.address
            )
        )
    }
}
