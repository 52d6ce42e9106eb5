import Core
import Database
import Indicators
import Ledgers
import Problems
import Programmes
import Records

/// A survey from its register to the draw that looks at its results again.
package struct SurveyActs: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    /// One result for one or several elements; what is wrong may go into the list of problems at once.
    /// - Parameter aspect: nil where nothing is entered as a problem.
    package func record(
        _ ordinals: [Int],
        of id: RoundID,
        _ result: SurveyResult?,
        words: String,
        problemAspect aspect: String? = nil,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        let desk = desk
        return try await desk.database.write { tx in
            // Results and the end of the round come one after the other.
            try tx.rounds.lock(id)
            let round = try tx.rounds.find(id, for: actor)
            guard round.stage == .open else { return .refused([Issue("round.notOpen")]) }
            var issues: [Issue] = []
            if ordinals.isEmpty { issues.append(Issue("element.none", field: "element")) }
            if result == nil { issues.append(Issue("element.result", field: "result")) }
            if let result, result != .fine, words.isEmpty { issues.append(Issue("element.words", field: "words")) }
            if result == .found, let aspect, aspect.isEmpty { issues.append(Issue("element.aspect", field: "aspect")) }
            let elements = try tx.surveys.elements(ordinals, of: id)
            if elements.count != Set(ordinals).count { throw NotFound("element", "\(ordinals)") }
            if let outside = elements.first(where: { !RoundPolicy.surveys(actor, $0.region) }) {
                issues.append(Issue("element.outside", field: "element", ["title": outside.title]))
            }
            guard issues.isEmpty, let result else { return .refused(issues) }
            let now = desk.environment.now()
            for element in elements {
                var problem: ProblemID?
                if result == .found, element.problem == nil, let aspect {
                    problem = try enter(element, words, aspect, round, by: actor, tx)
                }
                try tx.surveys.record(result, words, of: element, in: id, problem: problem, by: actor, at: now)
            }
            let said = "\(elements.count) 项：\(result.word)\(words.isEmpty ? "" : "，\(words.prefix(60))")"
            let entry = RecordEntry("survey.results", on: "round", id.rawValue, said)
            try tx.records.append(entry, by: actor, in: desk.environment)
            return .done(elements.count)
        }
    }

    private func enter(
        _ element: SurveyElement,
        _ words: String,
        _ aspect: String,
        _ round: Round,
        by actor: Actor,
        _ tx: Transaction
    ) throws -> ProblemID? {
        var input = ProblemInput()
        (input.region, input.spot, input.aspect) = (element.region, element.title, aspect)
        (input.source, input.content, input.foundOn) = (.selfCheck, words, desk.today)
        (input.finder, input.remark) = (actor.name, round.title)
        input.item = element.item?.rawValue
        return try EnterProblems(database: desk.database, environment: desk.environment)
            .keep(input, by: actor, tx)
    }

    /// Things that came into the ledger after the survey began go into its register too.
    package func takeInNewcomers(_ id: RoundID, by actor: Actor) async throws -> Outcome<Int> {
        let desk = desk
        return try await desk.database.write { tx in
            try tx.rounds.lock(id)
            let round = try tx.rounds.find(id, for: actor)
            guard RoundPolicy.mayLead(actor, round.county) else {
                return .refused([Issue("move.notAllowed", ["act": "补进名册"])])
            }
            guard round.stage == .open, case .ledger(let key)? = SurveyRegister(round.register) else {
                return .refused([Issue("round.notOpen")])
            }
            let book = try desk.indicators.shelf.current(key, in: round.county, tx)
            let count = try tx.surveys.insertNewcomers(of: book.ledger, into: id)
            let entry = RecordEntry("survey.results", on: "round", id.rawValue, "补进名册 \(count) 项")
            try tx.records.append(entry, by: actor, in: desk.environment)
            return .done(count)
        }
    }

    /// Draws what is looked at again. `share` and `confidence` are in percent.
    package func draw(
        of id: RoundID,
        share: Double?,
        confidence: Double?,
        seed: Int64?,
        witnesses: String,
        by actor: Actor
    ) async throws -> Outcome<SampleID> {
        let desk = desk
        let chosen = seed ?? Int64.random(in: 1...999_999_999_999)
        return try await desk.database.write { tx in
            let round = try tx.rounds.find(id, for: actor)
            guard RoundPolicy.mayLead(actor, round.county) else {
                return .refused([Issue("move.notAllowed", ["act": "抽查"])])
            }
            guard round.isSurvey, round.stage == .closed else { return .refused([Issue("sample.notClosed")]) }
            var issues: [Issue] = []
            if !(share.map { (0.1...50).contains($0) } ?? false) {
                issues.append(Issue("sample.error", field: "share"))
            }
            if !(confidence.map { (50...99.9).contains($0) } ?? false) {
                issues.append(Issue("sample.confidence", field: "confidence"))
            }
            guard issues.isEmpty, let share, let confidence else { return .refused(issues) }
            let pool = try tx.surveys.count(of: id)
            let size = SampleSize.needed(of: pool, share: share / 100, confidence: confidence / 100)
            let sample = SurveySample(
                id: desk.environment.newID(),
                round: id,
                share: share / 100,
                confidence: confidence / 100,
                size: size,
                pool: pool,
                seed: chosen,
                power: SampleSize.power(size, of: pool, share: share / 100),
                witnesses: witnesses,
                person: actor.name,
                unitName: actor.unitName,
                at: desk.environment.now()
            )
            try tx.surveys.insert(sample, in: round.county, by: actor)
            let words = "\(pool) 项里抽 \(size) 项，差错率 \(share)%、把握 \(confidence)%，随机数 \(chosen)"
            try tx.records.append(
                RecordEntry("survey.sample", on: "round", id.rawValue, words),
                by: actor,
                in: desk.environment
            )
            return .done(sample.id)
        }
    }

    /// What was found of a drawn element, by somebody of another unit.
    package func recheck(
        _ ordinal: Int,
        of sample: SampleID,
        in id: RoundID,
        agrees: Bool?,
        words: String,
        by actor: Actor
    ) async throws -> Outcome<Void> {
        let desk = desk
        return try await desk.database.write { tx in
            let round = try tx.rounds.find(id, for: actor)
            let found = try tx.surveys.sample(sample, of: round.id)
            guard let item = try tx.surveys.items(of: found).first(where: { $0.ordinal == ordinal }) else {
                throw NotFound("sample item", ordinal)
            }
            guard RoundPolicy.rechecks(actor, item.element), actor.region.contains(item.element.region)
            else { return .refused([Issue("sample.own", ["unit": item.element.unitName])]) }
            var issues: [Issue] = []
            if agrees == nil { issues.append(Issue("sample.result", field: "result")) }
            if agrees == false, words.isEmpty { issues.append(Issue("sample.words", field: "words")) }
            guard issues.isEmpty, let agrees else { return .refused(issues) }
            let now = desk.environment.now()
            guard try tx.surveys.recheck(ordinal, of: sample, agrees: agrees, words, by: actor.name, at: now) else {
                return .refused([Issue("sample.done")])
            }
            let said = "\(item.element.title)：\(agrees ? "相符" : "不符")\(words.isEmpty ? "" : "，\(words.prefix(60))")"
            try tx.records.append(
                RecordEntry("survey.recheck", on: "round", id.rawValue, said),
                by: actor,
                in: desk.environment
            )
            return .done
        }
    }
}

extension RoundDesk {
    /// Freezes the register of a survey into its round.
    func freeze(_ register: SurveyRegister, into id: RoundID, in county: RegionCode, _ tx: Transaction) throws
        -> [Issue]
    {
        switch register {
        case .villages:
            let count = try tx.surveys.insertVillages(of: county, into: id)
            return count > 0 ? [] : [Issue("round.noRegister", ["name": "行政区划"])]
        case .ledger(let key):
            // What only named posts may look at cannot be asked of everybody.
            let book = try indicators.shelf.all(in: county, tx).first {
                $0.playbook.key == key && !$0.playbook.isRestricted
            }
            guard let book
            else { return [Issue("round.registerMissing", ["name": key])] }
            let count = try tx.surveys.insertItems(of: book.ledger, into: id)
            return count > 0 ? [] : [Issue("round.noRegister", ["name": book.playbook.name])]
        }
    }
}

/// Thrown inside a transaction so that nothing of it stays; answered as a refusal.
struct RefusedRound: Error {
    let issues: [Issue]
}
