import Core
import Database
import Indicators
import Ledgers
import Programmes
import Records
import Rounds

/// What a unit says at a meeting, and what it promises by numbers and days.
package struct PledgeInput: Hashable, Sendable {
    package static let mostPromises = 3
    static let longest = 1000

    /// Whose; nil is the person's own unit. Conveners write down what somebody said.
    package var unit: UnitID?
    package var form: PledgeForm?
    package var words = ""
    package var promises: [PromiseInput] = []

    package init() {}

    func issues(on today: Day) -> [Issue] {
        var issues: [Issue] = []
        if words.isEmpty { issues.append(Issue("pledge.words", field: "words")) }
        if words.count > Self.longest { issues.append(Issue("pledge.long", field: "words")) }
        return issues + promises.enumerated().flatMap { $1.issues($0 + 1, on: today) }
    }
}

/// 表态: words, and promises that are held against the ledgers' numbers like those of rounds.
package struct GivePledge: Sendable {
    let desk: MeetingDesk

    package init(_ desk: MeetingDesk) { self.desk = desk }

    package func callAsFunction(_ id: MeetingID, _ input: PledgeInput, by actor: Actor) async throws -> Outcome<UnitID>
    {
        let (desk, now) = (desk, desk.environment.now())
        return try await desk.database.write { tx in
            let meeting = try tx.meetings.find(id, for: actor, locking: true)
            let leads = MeetingPolicy.leads(actor, meeting)
            let wanted = leads ? input.unit ?? actor.unit : actor.unit
            guard let unit = try tx.meetings.units(of: id).first(where: { $0.unit == wanted }),
                leads || MeetingPolicy.takesPart(actor, unit)
            else { return .refused([Issue("pledge.notPresent", field: "unit")]) }
            guard meeting.stage == .underway else { return .refused([Issue("pledge.notUnderway")]) }
            var issues = input.issues(on: max(desk.today, meeting.day))
            // What was promised on the day stands; a promise is not talked away when it does not come true.
            let isOver = desk.today > meeting.day
            let standing = isOver ? try tx.promises.list(of: .meeting(id)).count { $0.unit == unit.unit } : 0
            if standing + input.promises.count(where: { !$0.isEmpty }) > PledgeInput.mostPromises {
                let values = ["most": "\(PledgeInput.mostPromises)", "count": "\(standing)"]
                issues.append(Issue("pledge.many", field: "promise1", values))
            }
            let promised = try desk.promises(input.promises, of: unit, at: meeting, by: actor, now, tx)
            issues += promised.issues
            guard issues.isEmpty, let promises = promised.value else { return .refused(issues) }
            if !isOver { try tx.promises.removeUnsettled(of: unit.unit, in: .meeting(id)) }
            try tx.promises.insert(promises, in: meeting.county)
            // Who was drawn to speak has spoken, whatever the form says.
            let form = unit.form == .spoken ? .spoken : leads ? input.form ?? .written : .written
            try tx.meetings.pledge(input.words, form, of: unit.unit, at: id, by: actor.name, now)
            let words = "\(unit.name)\(form.word)，承诺 \(promises.count) 条"
            try desk.record("meeting.pledge", meeting, words, by: actor, tx)
            return .done(unit.unit)
        }
    }

    /// 随机点名: draws who speaks among those present who have not been drawn yet.
    package func draw(
        _ id: MeetingID,
        count: Int?,
        seed: Int64?,
        witnesses: String,
        townshipsOnly: Bool,
        by actor: Actor
    ) async throws -> Outcome<MeetingDrawID> {
        let (desk, chosen) = (desk, seed ?? Int64.random(in: 1...999_999_999_999))
        return try await desk.database.write { tx in
            let meeting = try tx.meetings.find(id, for: actor, locking: true)
            guard MeetingPolicy.leads(actor, meeting) else {
                return .refused([Issue("move.notAllowed", ["act": "随机点名"])])
            }
            guard meeting.stage == .underway else { return .refused([Issue("pledge.notUnderway")]) }
            let pool = try tx.meetings.units(of: id).filter {
                $0.form != .spoken && $0.unit != meeting.unit && (!townshipsOnly || $0.isTownship)
            }
            guard !pool.isEmpty else { return .refused([Issue("speakers.empty", field: "count")]) }
            guard let count, (1...pool.count).contains(count) else {
                return .refused([Issue("speakers.count", field: "count", ["most": "\(pool.count)"])])
            }
            let draw = MeetingDraw(
                id: desk.environment.newID(),
                meeting: id,
                kind: .speakers,
                rule: townshipsOnly ? "参会的、还没有点到的乡镇" : "参会的、还没有点到的单位",
                seed: chosen,
                wanted: count,
                pool: pool.map { "\($0.unit)" }.sorted(),
                witnesses: witnesses,
                person: actor.name,
                unitName: actor.unitName,
                at: desk.environment.now()
            )
            try tx.meetingPoints.insert(draw, account: actor.account)
            let drawn = draw.drawn.compactMap { UnitID($0) }
            try tx.meetings.speak(drawn, at: id)
            let names = pool.filter { drawn.contains($0.unit) }.map(\.name).joined(separator: "、")
            try desk.record("meeting.speakers", meeting, "随机数 \(chosen)，点到\(names)", by: actor, tx)
            return .done(draw.id)
        }
    }
}

extension MeetingDesk {
    /// Promises of a unit as they are stored; a promise of what is there already is none.
    func promises(
        _ inputs: [PromiseInput],
        of unit: MeetingUnit,
        at meeting: Meeting,
        by actor: Actor,
        _ now: Instant,
        _ tx: Transaction
    ) throws -> Outcome<[RoundPromise]> {
        let keys = Set(inputs.compactMap(\.key))
        let readable = Set(try books(for: actor, tx).map(\.playbook.key))
        guard keys.allSatisfy({ readable.contains($0.set) }) else {
            return .refused([Issue("promise.indicator", field: "indicator1")])
        }
        let numbers = try indicators.numbers(keys, in: [unit.region], of: meeting.county, asOf: today, tx)
        let issues = try rounds.reached(inputs, numbers[unit.region], in: meeting.county, tx)
        guard issues.isEmpty else { return .refused(issues) }
        return .done(
            inputs.filter { !$0.isEmpty }.compactMap { input in
                input.due.map { due in
                    RoundPromise(
                        environment.newID(),
                        at: .meeting(meeting.id),
                        of: (unit.unit, unit.name, unit.region),
                        input,
                        base: input.key.flatMap { numbers[unit.region]?.value($0) },
                        due: due,
                        by: actor.name,
                        now
                    )
                }
            }
        )
    }
}
