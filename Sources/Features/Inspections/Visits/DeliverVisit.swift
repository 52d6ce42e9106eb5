import Ciphers
import Core
import Database
import Expression
import Files
import Foundation
import Ledgers
import Pictures
import Problems
import Records
import Tasks

/// Stores a visit once: answers, score, photos, and the problems that were found. Delivered again, it answers the same.
package struct DeliverVisit: Sendable {
    let desk: InspectionDesk

    package init(_ desk: InspectionDesk) { self.desk = desk }

    package func callAsFunction(_ input: VisitInput, of id: PlanID, by actor: Actor) async throws -> Outcome<Delivery> {
        let (desk, now) = (desk, desk.environment.now())
        let ground = try await desk.database.read { tx in
            let plan = try tx.inspections.find(id, for: actor)
            return Ground(
                plan: plan,
                list: try desk.checklist(of: plan, in: tx),
                limits: try tx.inspections.limits(of: actor.county),
                earlier: try tx.visits.earlier(input.clientID, in: actor.county)
            )
        }
        let digest = Self.digest(input)
        if let earlier = ground.earlier {
            return Self.repeated(earlier, digest, actor, try await problems(of: earlier.visit))
        }
        let issues = VisitRules.issues(input, of: ground.plan, ground.limits, by: actor, now: now)
        let checked = CheckVisit(ground.list, today: min(input.foundAt ?? now, now).day)(input.answers)
        guard issues.isEmpty, let visit = checked.value, let place = input.place else {
            return .refused(issues + checked.issues)
        }
        let intake = PhotoIntake(desk)
        let photos: [TakenPhoto]
        switch intake.take(ground.list.items.flatMap { item in (input.photos[item.key] ?? []).map { (item.key, $0) } })
        {
        case .refused(let issues): return .refused(issues)
        case .done(let taken): photos = taken
        }
        let voices: [TakenVoice]
        switch VoiceIntake(vault: desk.files).take(input.voices, ground.list) {
        case .refused(let issues): return .refused(issues)
        case .done(let taken): voices = taken
        }
        let made = Made(
            input: input,
            visit: visit,
            place: place,
            digest: digest,
            photos: photos,
            voices: voices,
            position: try input.position.map {
                try desk.personal.sealed($0.text, about: VisitStore.positionField)
            },
            now: now
        )
        let outcome = try await desk.database.write { tx in try Self.store(made, ground.plan, by: actor, desk, tx) }
        if case .done(let delivery) = outcome, !delivery.isRepeated {
            try await intake.lookAgain(photos.map(\.id), in: actor.county)
        }
        return outcome
    }

    private struct Ground: Sendable {
        let plan: InspectionPlan
        let list: Checklist
        let limits: InspectionLimits
        let earlier: EarlierVisit?
    }

    struct Made: Sendable {
        let input: VisitInput
        let visit: CheckedVisit
        let place: RegionCode
        let digest: String
        let photos: [TakenPhoto]
        let voices: [TakenVoice]
        /// Sealed.
        let position: String?
        let now: Instant
    }

    private func problems(of visit: VisitID) async throws -> [ProblemID] {
        try await desk.database.read { tx in try tx.visits.findings(of: visit).map(\.problem) }
    }

    /// The same number with other contents is no repetition, and somebody else's number is not answered.
    private static func repeated(
        _ earlier: EarlierVisit,
        _ digest: String,
        _ actor: Actor,
        _ problems: [ProblemID]
    ) -> Outcome<Delivery> {
        guard earlier.account == actor.account, earlier.digest == digest else {
            return .refused([Issue("visit.otherContents")])
        }
        return .done(Delivery(visit: earlier.visit, isRepeated: true, problems: problems))
    }

    private static func store(
        _ made: Made,
        _ plan: InspectionPlan,
        by actor: Actor,
        _ desk: InspectionDesk,
        _ tx: Transaction
    ) throws -> Outcome<Delivery> {
        let id: VisitID = desk.environment.newID()
        guard try tx.visits.insert(id, made, of: plan, by: actor) else {
            // Delivered twice at once: the other one was first.
            guard let earlier = try tx.visits.earlier(made.input.clientID, in: actor.county) else {
                throw NotFound("visit", made.input.clientID)
            }
            return repeated(earlier, made.digest, actor, try tx.visits.findings(of: earlier.visit).map(\.problem))
        }
        try tx.photos.insert(made.photos, visit: id, region: made.place, by: actor, in: desk.environment)
        try tx.voices.insert(made.voices, of: id, in: desk.environment)
        let problems = try problems(made, plan, by: actor, desk, tx)
        try tx.visits.insert(problems.map { ($0.id, $0.item) }, of: id)
        let score = made.visit.score.map { "\(Score.written($0)) 分" } ?? "不计分"
        let detail =
            "\(plan.number)，\(score)，发现问题 \(problems.count) 个，照片 \(made.photos.count) 张"
            + (made.voices.isEmpty ? "" : "，录音 \(made.voices.count) 段")
        try tx.records.append(
            RecordEntry("inspection.visit", on: "inspection-visit", id.rawValue, detail),
            by: actor,
            in: desk.environment
        )
        return .done(Delivery(visit: id, isRepeated: false, problems: problems.map(\.id)))
    }

    private static func problems(
        _ made: Made,
        _ plan: InspectionPlan,
        by actor: Actor,
        _ desk: InspectionDesk,
        _ tx: Transaction
    ) throws -> [(id: ProblemID, item: String)] {
        let found = made.visit.deductions.filter { $0.problem != nil }
        guard !found.isEmpty else { return [] }
        let attachments = found.map { deduction in
            let key = made.visit.list.items[deduction.item].key
            return made.photos.filter { $0.item == key }.map { $0.attachment(desk.environment.newID()) }
        }
        let owners = try FindingOwners(found.map(\.owner), at: made.place, in: actor.county, tx)
        let entered = try EnterProblems.record(
            found.map { input($0, made, plan, owners, by: actor) },
            files: attachments,
            by: actor,
            in: desk.environment,
            tx
        )
        return zip(entered, found).map { ($0.id, made.visit.list.items[$1.item].key) }
    }

    private static func input(
        _ deduction: CheckedVisit.Deduction,
        _ made: Made,
        _ plan: InspectionPlan,
        _ owners: FindingOwners,
        by actor: Actor
    ) -> ProblemInput {
        let item = made.visit.list.items[deduction.item]
        var input = ProblemInput()
        input.region = made.place
        input.spot = made.input.spot
        input.source = .inspection
        input.aspect = deduction.problem ?? item.section
        let answer = AnswerWords.written(made.visit.values[deduction.item], item)
        let note = made.visit.notes[deduction.item]
        input.content =
            "\(deduction.says.asSentence)\(item.ask.withoutStop)：\(answer)" + (note.isEmpty ? "。" : "；\(note)")
        let found = min(made.input.foundAt ?? made.now, made.now).day
        input.foundOn = found
        input.owner = owners.owner(deduction.owner)
        // What was delivered late leaves no day that is over already.
        input.phases = [PhaseInput(due: max(found.adding(days: deduction.days), made.now.day), goal: "整改到位")]
        input.finder = actor.name
        input.remark = "\(plan.number)"
        return input
    }

    /// Over what was seen; how and when it came does not matter.
    static func digest(_ input: VisitInput) -> String {
        var hash = SHA256()
        var parts = [input.place?.digits ?? "", input.spot, input.checklist, input.version]
        for answer in input.answers.sorted(by: { $0.item < $1.item }) {
            parts += [answer.item, "\(answer.value)", answer.note, "\(answer.photos)"]
        }
        for (item, voices) in input.voices.sorted(by: { $0.key < $1.key }) where !voices.isEmpty {
            parts += [item, "voices \(voices.count)"]
        }
        for part in parts { hash.update(data: Data("\(part.utf8.count):\(part)".utf8)) }
        return FileDigest.hexadecimal(hash.finalize())
    }
}

/// `87.5`: points as people write them.
enum Score {
    static func written(_ points: Double) -> String {
        let tenths = Int((points * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}

/// Answers in words.
enum AnswerWords {
    static func written(_ value: Value, _ item: ChecklistItem) -> String {
        switch value {
        case .number(let number): Score.plain(number) + (item.unit.isEmpty ? "" : " \(item.unit)")
        case .truth(let truth): truth ? "是" : "否"
        case .text(let text): text
        case .set(let parts): parts.isEmpty ? "没有" : parts.joined(separator: "、")
        default: "未填写"
        }
    }
}

extension Score {
    static func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e12 ? "\(Int(number))" : "\(number)"
    }
}
