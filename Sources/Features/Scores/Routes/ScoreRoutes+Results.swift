import Accounts
import Core
import Database
import Documents
import Files
import Foundation
import Ledgers
import Pages
import Records
import Web

extension ScoreRoutes {
    var results: [Route] {
        [
            .get("/scores/{period}", Self.readers, "考核结果") { visit in
                .page(try await resultPage(visit, []).render(await visit.pageContext))
            },
            .get("/scores/{period}/sheet", Self.readers, "导出考核结果") { visit in try await sheet(visit) },
            .get("/scores/{period}/scheme", Self.readers, "考核期的方案") { visit in
                let (actor, id) = (try visit.actor, try period(visit))
                let scheme = try await database.read { tx in
                    try desk.scheme(of: try tx.scores.find(id, in: actor.county), tx)
                }
                return .page(SchemePage(scheme: scheme, period: id).render(await visit.pageContext))
            },
            .get("/scores/{period}/units/{unit}", Self.readers, "一个单位的考核") { visit in
                .page(try await unitPage(visit).render(await visit.pageContext))
            },
            .get("/scores/{period}/units/{unit}/items/{item}", Self.readers, "一个考核项目的依据") { visit in
                .page(try await itemPage(visit, nil).render(await visit.pageContext))
            },
            .get("/scores/{period}/what-if", Self.heads, "权重试算") { visit in
                .page(try await whatIf(visit).render(await visit.pageContext))
            },
            .get("/scores/{period}/appeals", Self.readers, "申诉和容错") { visit in
                .page(try await appealPage(visit, nil).render(await visit.pageContext))
            },
            .get("/scores/{period}/quality", Self.heads, "数据质量") { visit in
                .page(try await qualityPage(visit, nil).render(await visit.pageContext))
            },
        ]
    }

    // MARK: Results

    func resultPage(_ visit: Visit, _ errors: [FieldError]) async throws -> ResultPage {
        let (actor, id, query) = (try visit.actor, try period(visit), visit.query)
        return try await database.read { tx in
            let period = try tx.scores.find(id, in: actor.county)
            let reading = try desk.reading(period, tx)
            let all = ScorePolicy.readsAll(actor, period)
            let changed = period.stage == .open ? [] : ScoreChange.list(reading, since: try desk.live(period, tx))
            return ResultPage(
                reading: reading,
                shown: all ? reading.scores : reading.scores.filter { $0.unit.id == actor.unit },
                readsAll: all,
                runs: ScorePolicy.runs(actor),
                heads: ScorePolicy.heads(actor),
                peer: reading.scheme.groups.first { $0.key == query.text("peers") },
                sort: query.text("sort"),
                checks: ScorePolicy.heads(actor) ? try tx.scores.checks(of: id) : [:],
                findings: ScorePolicy.heads(actor) ? try tx.scores.findings(of: id) : [],
                open: try openDecisions(id, actor, tx),
                changed: ScorePolicy.heads(actor) ? changed : changed.filter { $0.unit.id == actor.unit },
                foot: try RecordFoot.of(period, tx),
                errors: errors,
                marked: try marked(reading, actor, tx)
            )
        }
    }

    private func marked(
        _ reading: ScoreReading,
        _ actor: Actor,
        _ tx: Transaction
    ) throws -> [(item: SchemeItem, units: Int)] {
        guard reading.period.stage == .open else { return [] }
        let functions = try tx.programmes.functions(of: actor)
        let marks = try tx.scores.marks(of: reading.period.id)
        return reading.scheme.items.filter { item in
            ScorePolicy.marks(actor, item, functions: functions)
                && reading.scores.contains { ($0.point(item.key)?.state ?? .notYet) != .notYet }
        }.map { item in (item, Set(marks.filter { $0.item == item.key && $0.mark != nil }.map(\.unit)).count) }
    }

    private func openDecisions(_ id: PeriodID, _ actor: Actor, _ tx: Transaction) throws -> Int {
        let sees = ScorePolicy.heads(actor)
        return try tx.scores.appeals(of: id).count { $0.decision == nil && (sees || $0.unit == actor.unit) }
            + tx.scores.tolerances(of: id).count { $0.decision == nil && (sees || $0.unit == actor.unit) }
    }

    private func sheet(_ visit: Visit) async throws -> Reply {
        let page = try await resultPage(visit, [])
        let path = NSTemporaryDirectory() + "luoshi-scores-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        let note = ListNote(readAt: environment.now(), filters: page.peer.map { [$0.word] } ?? [])
        try page.document(note).write(to: path)
        return .file(
            path,
            name: note.fileName(page.reading.period.name) + ".xlsx",
            type: FileType.xlsx.contentType,
            deleteAfter: true
        )
    }

    private func unitPage(_ visit: Visit) async throws -> UnitScorePage {
        let (actor, id, unit) = (try visit.actor, try period(visit), try visit.id("unit", of: UnitSubject.self))
        return try await database.read { tx in
            let period = try tx.scores.find(id, in: actor.county)
            guard ScorePolicy.reads(actor, unit, period) else { throw NotFound("score", unit) }
            let reading = try desk.reading(period, tx)
            guard let score = reading.score(unit) else { throw NotFound("score", unit) }
            let all = ScorePolicy.readsAll(actor, period)
            return UnitScorePage(
                reading: reading,
                score: score,
                rank: all ? ScoreRanks.ranks(reading.scores)[unit] : nil,
                check: all ? try tx.scores.checks(of: id)[unit] : nil,
                findings: ScorePolicy.heads(actor) ? try tx.scores.findings(of: id).filter { $0.unit == unit } : [],
                readsAll: all,
                foot: try RecordFoot.of(period, tx)
            )
        }
    }

    func itemPage(_ visit: Visit, _ attempt: ScoreAttempt?) async throws -> ItemScorePage {
        let (actor, id, unit) = (try visit.actor, try period(visit), try visit.id("unit", of: UnitSubject.self))
        let key = try visit.part("item")
        let largest = desk.vault.largest
        return try await database.read { tx in
            let period = try tx.scores.find(id, in: actor.county)
            let reading = try desk.reading(period, tx)
            guard let score = reading.score(unit), let item = reading.scheme.item(key), let point = score.point(key)
            else { throw NotFound("score", key) }
            let functions = try tx.programmes.functions(of: actor)
            let marks = ScorePolicy.marks(actor, item, functions: functions)
            guard ScorePolicy.reads(actor, unit, period) || marks else { throw NotFound("score", unit) }
            let mayObject = ScorePolicy.objects(actor, unit) && period.stage != .published
            return ItemScorePage(
                reading: reading,
                score: score,
                item: item,
                point: point,
                marks: try tx.scores.marks(of: id).filter { $0.unit == unit && $0.item == key },
                appeals: try tx.scores.appeals(of: id).filter { $0.unit == unit && $0.item == key },
                tolerances: try tx.scores.tolerances(of: id).filter { $0.unit == unit && $0.item == key },
                mayMark: marks && period.stage == .open && point.state != .notYet,
                mayExcuse: ScorePolicy.runs(actor) && period.stage == .open && point.state == .unknown,
                mayObject: mayObject && point.state != .notYet,
                mayPlead: mayObject && TolerateMistake.isLost(point, item),
                attempt: attempt,
                largest: largest
            )
        }
    }

    // MARK: What if

    private func whatIf(_ visit: Visit) async throws -> WhatIfPage {
        let (actor, id, query) = (try visit.actor, try period(visit), visit.query)
        let reading = try await database.read { tx in
            try desk.reading(try tx.scores.find(id, in: actor.county), tx)
        }
        var weights: [String: Double] = [:]
        for item in reading.scheme.items {
            if let weight = query.number("w-\(item.key)"), (0...10_000).contains(weight) { weights[item.key] = weight }
        }
        let percent = min(50, max(1, query.number("margin") ?? 5))
        return WhatIfPage(reading: reading, weights: weights, margin: percent)
    }

    // MARK: Quality

    func qualityPage(_ visit: Visit, _ attempt: ScoreAttempt?) async throws -> QualityPage {
        let (actor, id) = (try visit.actor, try period(visit))
        return try await database.read { tx in
            let period = try tx.scores.find(id, in: actor.county)
            let names = try tx.units.names(county: actor.county)
            return QualityPage(
                period: period,
                checks: try tx.scores.checks(of: id),
                findings: try tx.scores.findings(of: id),
                names: names,
                mayCheck: ScorePolicy.runs(actor),
                attempt: attempt
            )
        }
    }

    func appealPage(_ visit: Visit, _ attempt: ScoreAttempt?) async throws -> AppealPage {
        let (actor, id, today) = (try visit.actor, try period(visit), environment.today)
        return try await database.read { tx in
            let period = try tx.scores.find(id, in: actor.county)
            let scheme = try desk.scheme(of: period, tx)
            let sees = ScorePolicy.heads(actor)
            let marks = try tx.scores.marks(of: id)
            func marker(_ unit: UnitID, _ item: String) -> AccountID? {
                marks.last { $0.unit == unit && $0.item == item }?.account
            }
            let appeals = try tx.scores.appeals(of: id).filter { sees || $0.unit == actor.unit }
            let tolerances = try tx.scores.tolerances(of: id).filter { sees || $0.unit == actor.unit }
            return AppealPage(
                period: period,
                scheme: scheme,
                appeals: appeals.map {
                    ($0, $0.decision == nil && ScorePolicy.answers(actor, $0, marker: marker($0.unit, $0.item)))
                },
                tolerances: tolerances.map { ($0, $0.decision == nil && ScorePolicy.answers(actor, $0)) },
                today: today,
                attempt: attempt
            )
        }
    }
}

/// An act that was refused, with everything the person had entered.
struct ScoreAttempt: Sendable {
    let act: String
    let errors: [FieldError]
    let values: [String: String]
}

/// What printed pages end with: where the record of freezing or publishing stands, and its digest.
package struct RecordFoot: Hashable, Sendable {
    package let words: String

    static func of(_ period: ScorePeriod, _ tx: Transaction) throws -> RecordFoot? {
        guard let mark = period.published ?? period.frozen else { return nil }
        var filter = RecordFilter()
        (filter.subjectKind, filter.subjectID) = ("score-period", period.id.rawValue)
        filter.actPrefix = period.published == nil ? "score-period.freezing" : "score-period.publication"
        let record = try tx.records.list(filter, in: period.county, before: nil, limit: 1).first
        var words = "\(period.stage.word)：\(Format.moment(mark.at))，\(mark.person)。结果摘要（SHA-256）\(mark.digest)"
        if let record { words += "；留痕第 \(record.chain) 链第 \(record.place) 条，摘要 \(record.digest)" }
        return RecordFoot(words: words)
    }
}

/// What the records say now that they did not say when the result was frozen.
package struct ScoreChange: Hashable, Sendable {
    package let unit: ScoredUnit
    package let item: String
    package let then: Double
    /// Nil where it is not known any more.
    package let now: Double?

    static func list(_ kept: ScoreReading, since live: ScoreReading) -> [ScoreChange] {
        kept.scores.flatMap { score -> [ScoreChange] in
            guard let other = live.score(score.unit.id) else { return [] }
            return score.points.compactMap { point in
                let then = point.ruled ?? point.points
                guard point.state == .known, let now = other.point(point.item) else { return nil }
                let value = now.state == .known ? now.points : nil
                guard abs((value ?? .infinity) - then) > ScoreRanks.same else { return nil }
                return ScoreChange(unit: score.unit, item: point.item, then: then, now: value)
            }
        }
    }
}
