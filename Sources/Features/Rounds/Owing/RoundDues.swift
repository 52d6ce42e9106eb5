import Core
import Database
import Indicators
import Programmes
import Regions
import Tasks

/// Who owes something to a round and what is asked of each: everything the county does not know already. Read once for a
/// page or an act.
package struct RoundDues: Hashable, Sendable {
    package let owners: [RoundOwner]
    /// By unit; a unit without a line is left in peace. Empty once the round is closed: how each stood is kept then.
    package let asked: [UnitID: [AskedThing]]

    package func standing(of owner: RoundOwner) -> OwnerStanding {
        owner.standing(asked: asked[owner.unit]?.count ?? 0)
    }

    package var missing: [RoundOwner] { owners.filter { standing(of: $0) == .missing } }
}

extension RoundDesk {
    /// - Parameters:
    ///   - unit: the only one that matters to who asks; nil for all.
    ///   - read: `programmes(of:)`, where whoever asks has read them.
    package func dues(
        of round: Round,
        only unit: UnitID? = nil,
        programmes read: [PlainProgramme]? = nil,
        _ tx: Transaction
    ) throws -> RoundDues {
        let owners = try tx.rounds.owners(of: round.id, only: unit)
        guard round.stage == .open, !owners.isEmpty else { return RoundDues(owners: owners, asked: [:]) }
        let asked: [UnitID: [AskedThing]] =
            switch round.kind {
            case .survey: try elements(of: round, owners, tx)
            case .disclosure: Dictionary(owners.map { ($0.unit, [Self.report(round)]) }) { first, _ in first }
            case .indicators: try numbers(of: round, owners, read, tx)
            case .dispatch, .supervision, .drive: try tx.owing.asked(of: round, unit, light)
            }
        return RoundDues(owners: owners, asked: asked)
    }

    /// Who may be told of as late: nobody while a round is open and its day not over, even where a pack of it was made.
    func late(for round: Round, _ tx: Transaction) throws -> LateUnits {
        let isClosed = round.stage == .closed
        let names = try isClosed || today > round.due ? dues(of: round, tx).missing.map(\.name) : []
        return LateUnits(names, due: round.due, closed: isClosed ? round.closedAt?.day : nil)
    }

    /// `locking` keeps others from moving it until the write is over.
    package func dossier(_ id: RoundID, for actor: Actor, locking: Bool = false, _ tx: Transaction) throws
        -> RoundDossier
    {
        if locking { try tx.rounds.lock(id) }
        return try dossier(of: tx.rounds.find(id, for: actor), tx)
    }

    /// - Parameter read: `programmes(of:)`, where whoever asks has read them.
    func dossier(of round: Round, programmes read: [PlainProgramme]? = nil, _ tx: Transaction) throws -> RoundDossier {
        let unfinished = try round.isSurvey ? tx.surveys.count(of: round.id, ElementFilter(only: .missing)) : 0
        return RoundDossier(
            round: round,
            dues: try dues(of: round, programmes: read, tx),
            unfinished: unfinished
        )
    }

    /// The numbers of the county and of all its townships: what an indicator round asks about, and what its pack told.
    func programmes(of round: Round, _ tx: Transaction) throws -> [PlainProgramme] {
        let standing = try tx.regions.townships(of: round.county).filter { $0.endedAt == nil }.map(\.code)
        let owners = try tx.rounds.owners(of: round.id).map(\.region).filter { $0.level == .township }
        return try indicators.programmes(of: round.county, places: Set(standing + owners).sorted(), tx)
    }

    private static func report(_ round: Round) -> AskedThing {
        AskedThing(
            kind: .report,
            title: round.asks.isEmpty ? "本轮情况" : round.asks,
            why: "台账里没有",
            address: "/rounds/\(round.id)/report"
        )
    }

    /// 没有达到进度的指标: of the department that leads the programme, of the township whose number it is. A programme is
    /// told by one number, but whatever somebody asks may be behind; a number that cannot be is asked about too.
    private func numbers(
        of round: Round,
        _ owners: [RoundOwner],
        _ read: [PlainProgramme]?,
        _ tx: Transaction
    ) throws -> [UnitID: [AskedThing]] {
        let townships = owners.filter { $0.region.level == .township }
        let programmes =
            try read ?? indicators.programmes(of: round.county, places: townships.map(\.region), tx)
        let behind = programmes.map { programme -> (lead: String, numbers: [PlainNumber]) in
            var all = programme.places + programme.beside
            if let whole = programme.whole { all.insert(whole, at: 0) }
            return (programme.lead, all.filter { Self.isBehind($0) || $0.isDoubtful })
        }
        var asked: [UnitID: [AskedThing]] = [:]
        let leads = try tx.owing.leading(Set(behind.map(\.lead)), in: round.id)
        for (unit, function) in leads {
            for number in behind.filter({ $0.lead == function }).flatMap(\.numbers)
            where number.region == round.county { asked[unit, default: []].append(Self.thing(number)) }
        }
        for owner in townships {
            for number in behind.flatMap(\.numbers) where number.region == owner.region {
                asked[owner.unit, default: []].append(Self.thing(number))
            }
        }
        return asked.filter { unit, _ in owners.contains { $0.unit == unit } }
    }

    private static func isBehind(_ number: PlainNumber) -> Bool { number.light == .behind || number.light == .slow }

    private static func thing(_ number: PlainNumber) -> AskedThing {
        let now = "\(number.programme)：\(number.indicator)现在 \(number.value)"
        return AskedThing(
            kind: .number,
            title: number.isDoubtful ? "\(now)，\(PlainNumber.doubt)" : "\(now)，\(number.plan)",
            why: number.isDoubtful ? "部分多过了全部，核对台账，说明怎么算的" : "没有达到进度，说明原因、措施、预计哪个月补上",
            address: "/programmes/\(number.key.set)?region=\(number.region)"
        )
    }

    /// How many elements in each unit's place have no result.
    private func elements(of round: Round, _ owners: [RoundOwner], _ tx: Transaction) throws -> [UnitID: [AskedThing]] {
        var missing: [String: Int] = [:]
        for tally in try tx.surveys.tallies(of: round.id) where tally.missing > 0 {
            for level in [RegionCode.Level.county, .township, .village] {
                guard let region = tally.region.ancestor(at: level) else { continue }
                missing[region.digits, default: 0] += tally.missing
            }
        }
        return Dictionary(
            owners.compactMap { owner in
                guard let count = missing[owner.region.digits] else { return nil }
                let thing = AskedThing(
                    kind: .elements,
                    title: "\(count) 项没有排查结果",
                    why: "不漏村、不漏户、不漏人、不漏项",
                    address: "/rounds/\(round.id)/elements?only=missing&region=\(owner.region)"
                )
                return (owner.unit, [thing])
            }
        ) { first, _ in first }
    }
}
