import Core
import Database
import Ledgers
import Records

/// A person marks a unit in an item that asks for it, with a file that shows why; or says that an item the program cannot
/// compute does not apply to a unit.
package struct GiveMark: Sendable {
    let desk: ScoreDesk

    /// A file that is taken into the vault once the mark was allowed.
    package typealias KeepFile = @Sendable () throws -> NewScoreFile

    package init(_ desk: ScoreDesk) { self.desk = desk }

    package func callAsFunction(
        _ period: PeriodID,
        unit: UnitID,
        item key: String,
        mark: Double?,
        words: String,
        file: KeepFile?,
        by actor: Actor
    ) async throws -> Outcome<[MarkID]> {
        try await self(period, item: key, marks: [(unit, mark)], words: words, file: file, by: actor)
    }

    /// Several units at once, as a survey brings them: one file for all, and all or none.
    package func callAsFunction(
        _ period: PeriodID,
        item key: String,
        marks: [(unit: UnitID, mark: Double?)],
        words: String,
        file: KeepFile?,
        by actor: Actor
    ) async throws -> Outcome<[MarkID]> {
        let desk = desk
        return try await write(period, key, by: actor) { tx, reading, item in
            let functions = try tx.programmes.functions(of: actor)
            guard case .manual = item.origin else {
                return .refused([Issue("score.notManual", field: "mark", ["item": item.word])])
            }
            guard ScorePolicy.marks(actor, item, functions: functions) else {
                return .refused([Issue("score.notMarker", ["item": item.word])])
            }
            let points = marks.map { reading.score($0.unit)?.point(key) }
            guard points.allSatisfy({ $0 != nil }) else { return .refused([Issue("score.unit")]) }
            guard !points.contains(where: { $0?.state == .notYet }) else {
                return .refused([Issue("score.notYetMarked", field: "mark", ["item": item.word])])
            }
            var issues = Self.issues(item, marks.map(\.mark))
            if words.isEmpty { issues.append(Issue("score.markWords", field: "words")) }
            if file == nil { issues.append(Issue("score.markFile", field: "files")) }
            guard issues.isEmpty, let file else { return .refused(issues) }
            let kept = try file()
            try tx.scores.insert(kept, of: reading.period, by: actor, at: desk.environment.now())
            return .done(
                try marks.map { unit, mark in
                    try give(mark, words, kept, tx, reading, item, unit, actor, "score-period.mark")
                }
            )
        }
    }

    static func issues(_ item: SchemeItem, _ marks: [Double?]) -> [Issue] {
        let most = most(item)
        if marks.isEmpty || marks.contains(where: { $0 == nil }) { return [Issue("score.mark", field: "mark")] }
        guard marks.contains(where: { $0.map { !(0...most).contains($0) } ?? false }) else { return [] }
        return [Issue("score.markRange", field: "mark", ["most": SchemeReader.plain(most)])]
    }

    package func excuse(
        _ period: PeriodID,
        unit: UnitID,
        item key: String,
        words: String,
        by actor: Actor
    ) async throws -> Outcome<MarkID> {
        try await write(period, key, by: actor) { tx, reading, item in
            guard let point = reading.score(unit)?.point(key) else { return .refused([Issue("score.unit")]) }
            guard ScorePolicy.runs(actor) else {
                return .refused([Issue("score.notMarker", ["item": item.word])])
            }
            guard point.state == .unknown else {
                return .refused([Issue("score.absenceKnown", ["item": item.word])])
            }
            guard !words.isEmpty else { return .refused([Issue("score.absenceWords", field: "words")]) }
            return .done(try give(nil, words, nil, tx, reading, item, unit, actor, "score-period.absence"))
        }
    }

    /// Marks that become a share are given in hundredths, others in points.
    package static func most(_ item: SchemeItem) -> Double {
        if case .share = item.rule { return 100 }
        return item.points
    }

    private func write<Value: Sendable>(
        _ id: PeriodID,
        _ key: String,
        by actor: Actor,
        _ body: @escaping @Sendable (Transaction, ScoreReading, SchemeItem) throws -> Outcome<Value>
    ) async throws -> Outcome<Value> {
        let desk = desk
        return try await desk.database.write { tx in
            let period = try tx.scores.find(id, in: actor.county, locking: true)
            guard period.stage == .open else {
                return .refused([Issue("score.notOpen", ["stage": period.stage.word])])
            }
            let reading = try desk.reading(period, tx)
            guard let item = reading.scheme.item(key) else { return .refused([Issue("score.item")]) }
            return try body(tx, reading, item)
        }
    }

    private func give(
        _ value: Double?,
        _ words: String,
        _ file: NewScoreFile?,
        _ tx: Transaction,
        _ reading: ScoreReading,
        _ item: SchemeItem,
        _ unit: UnitID,
        _ actor: Actor,
        _ act: String
    ) throws -> MarkID {
        let mark = ScoreMark(
            id: desk.environment.newID(),
            item: item.key,
            unit: unit,
            mark: value,
            words: words,
            file: file?.id,
            fileName: file?.name ?? "",
            account: actor.account,
            person: actor.name,
            unitName: actor.unitName,
            at: desk.environment.now()
        )
        try tx.scores.insert(mark, of: reading.period.id)
        let name = reading.score(unit)?.unit.name ?? ""
        let said = value.map { SchemeReader.plain($0) } ?? "不适用"
        try tx.records.append(
            RecordEntry(act, on: "score-period", reading.period.id.rawValue, "\(name)，\(item.word)：\(said)，\(words)"),
            by: actor,
            in: desk.environment
        )
        return mark.id
    }
}
