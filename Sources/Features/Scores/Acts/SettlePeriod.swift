import Ciphers
import Core
import Database
import Foundation
import Records

/// Freezes and publishes a result. What is frozen stays although the records behind it move on.
package struct SettlePeriod: Sendable {
    let desk: ScoreDesk

    package init(_ desk: ScoreDesk) { self.desk = desk }

    package func freeze(_ id: PeriodID, version: Int, by actor: Actor) async throws -> Outcome<PeriodID> {
        let desk = desk
        return try await desk.database.write { tx in
            let period = try tx.scores.find(id, in: actor.county, locking: true)
            let environment = desk.environment
            guard period.version == version else { return .refused([Issue("score.stale")]) }
            guard period.stage == .open else {
                return .refused([Issue("score.notOpen", ["stage": period.stage.word])])
            }
            guard environment.today > period.through else {
                return .refused([Issue("score.notOver", ["day": "\(period.through)"])])
            }
            let scheme = try desk.scheme(of: period, tx)
            let adjustments = try desk.adjustments(of: period, scheme, tx)
            let decided = try desk.live(period, scheme, adjustments, on: period.through, tx)
            let issues = Self.unknown(decided)
            guard issues.isEmpty else { return .refused(issues) }
            // Decisions of people are kept beside the result and applied again whenever it is read.
            let plain = try desk.live(period, scheme, [], on: period.through, tx)
            try tx.scores.insert(plain.scores, of: id)
            return try Self.settle(decided, at: .frozen, "score-period.freezing", by: actor, environment, tx)
        }
    }

    package func publish(_ id: PeriodID, version: Int, by actor: Actor) async throws -> Outcome<PeriodID> {
        let desk = desk
        return try await desk.database.write { tx in
            let period = try tx.scores.find(id, in: actor.county, locking: true)
            guard period.version == version else { return .refused([Issue("score.stale")]) }
            guard period.stage != .published else {
                return .refused([Issue("score.notOpen", ["stage": period.stage.word])])
            }
            guard period.stage == .frozen else { return .refused([Issue("score.notFrozen")]) }
            let open =
                try tx.scores.appeals(of: id).count { $0.decision == nil }
                + tx.scores.tolerances(of: id).count { $0.decision == nil }
            guard open == 0 else { return .refused([Issue("score.appealsOpen", ["count": "\(open)"])]) }
            let reading = try desk.reading(period, tx)
            // Publishing ends the right to object: not while units still have days to do so.
            if let last = period.lastAppealDay(reading.scheme.appeal), desk.environment.today <= last {
                return .refused([
                    Issue("score.appealDays", ["day": "\(last)", "days": "\(reading.scheme.appeal.days)"])
                ])
            }
            return try Self.settle(reading, at: .published, "score-period.publication", by: actor, desk.environment, tx)
        }
    }

    /// What is not known is never frozen as nothing: it is filled in, or said not to apply.
    private static func unknown(_ reading: ScoreReading) -> [Issue] {
        let names = reading.scores.flatMap { score in
            score.unknown.map { "\(score.unit.name)“\(reading.scheme.item($0.item)?.word ?? $0.item)”" }
        }
        guard !names.isEmpty else { return [] }
        let list = names.prefix(6).joined(separator: "、") + (names.count > 6 ? "等" : "")
        return [Issue("score.unknown", ["count": "\(names.count)", "list": list])]
    }

    private static func settle(
        _ reading: ScoreReading,
        at stage: PeriodStage,
        _ act: String,
        by actor: Actor,
        _ environment: Environment,
        _ tx: Transaction
    ) throws -> Outcome<PeriodID> {
        let mark = PeriodMark(at: environment.now(), person: actor.name, digest: ScoreDigest.of(reading))
        guard try tx.scores.place(reading.period, at: stage, mark) else { return .refused([Issue("score.stale")]) }
        try tx.records.append(
            RecordEntry(
                act,
                on: "score-period",
                reading.period.id.rawValue,
                "\(reading.period.name)，\(reading.scores.count) 个单位，结果摘要 \(mark.digest)"
            ),
            by: actor,
            in: environment
        )
        return .done(reading.period.id)
    }
}

/// One number for a whole result: whoever has the figures can compute it again.
package enum ScoreDigest {
    /// SHA-256, hexadecimal, over one line a unit and item in the order of units and of the scheme, points with four decimals.
    package static func of(_ reading: ScoreReading) -> String {
        var text = "\(reading.period.name)\n\(reading.scheme.key) \(reading.scheme.version)\n"
        text += "\(reading.period.from) \(reading.period.through)\n"
        for score in reading.scores.sorted(by: { $0.unit.id < $1.unit.id }) {
            for point in score.points {
                text += "\(score.unit.region) \(score.unit.name)\t\(point.item)\t\(point.state.rawValue)\t"
                text += "\(Self.fixed(point.points))\t\(point.isVetoed)\n"
            }
            text += "\(score.unit.name)\t\(Self.fixed(score.total))\t\(score.grade)\n"
        }
        return SHA256.hash(data: Data(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func fixed(_ number: Double) -> String {
        let whole = (number * 10_000).rounded()
        return String(Int64(whole == 0 ? 0 : whole))
    }
}
