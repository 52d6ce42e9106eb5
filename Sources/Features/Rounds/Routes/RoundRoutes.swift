import Core
import Database
import Indicators
import Ledgers
import Pages
import Papers
import Programmes
import Web
import Workflow

/// Everything people reach about rounds.
package struct RoundRoutes: Sendable {
    package let desk: RoundDesk

    package init(desk: RoundDesk) { self.desk = desk }

    package var all: [Route] { lists + reports + acts + packs + surveys + arranging }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let workers = Access.roles([.supervisor, .officer, .township, .village])
    static let supervisors = Access.roles([.supervisor])
    static let heads = Access.roles([.supervisor, .leader])
    static let pageSize = 30

    var database: Database { desk.database }
    var today: Day { desk.today }

    func values(_ visit: Visit) -> [String: String] {
        Dictionary(visit.form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    static let fieldWords = [
        "words": "情况说明", "note": "说明", "text": "议定事项", "place": "地点", "chair": "主持人", "present": "出席",
        "name": "名称", "asks": "要求填报什么", "basis": "依据", "reason": "根据", "witnesses": "在场人员",
    ]

    private var lists: [Route] {
        [
            .get("/rounds", Self.readers, "调度") { visit in try await list(visit, [], status: 200) },
            .post("/rounds", Self.supervisors, "开始一轮", fieldWords: Self.fieldWords) { visit in try await begin(visit) },
            .get("/rounds/promises", Self.readers, "承诺") { visit in try await promises(visit) },
            .get("/rounds/{round}", Self.readers, "一轮调度") { visit in
                let page = try await page(of: try visit.id("round", of: Round.self), for: visit.actor)
                return .page(page.render(await visit.pageContext))
            },
        ]
    }

    private func list(_ visit: Visit, _ errors: [FieldError], status: Int) async throws -> Reply {
        let (actor, before, today) = (try visit.actor, visit.query.id("before", of: Round.self), today)
        let values = values(visit)
        let page = try await database.read { tx in
            let past = try tx.rounds.list(for: actor, stage: .closed, before: before, limit: Self.pageSize + 1)
            let open = try tx.rounds.list(for: actor, stage: .open, limit: 60)
            let shown = Array(past.prefix(Self.pageSize))
            let counts = try tx.rounds.counts(of: (open + shown).map(\.id), for: actor)
            let missing = try tx.rounds.missing(in: shown.map(\.id), for: actor, first: RoundLine.mostNames)
            func line(_ round: Round) -> RoundLine {
                let own = counts[round.id] ?? (0, 0, 0)
                return RoundLine(
                    round: round,
                    owners: own.owners,
                    reported: own.reported,
                    missing: own.missing,
                    missingNames: missing[round.id] ?? []
                )
            }
            let leads = actor.role.readsWholeCounty
            let due =
                try leads
                ? desk.due(in: actor.county, from: today.adding(days: -14), through: today.adding(days: 21), tx)
                    .filter { $0.round == nil } : []
            return RoundListPage(
                actor: actor,
                due: before == nil ? due : [],
                open: before == nil ? open.map(line) : [],
                past: shown.map(line),
                next: past.count > Self.pageSize ? shown.last?.id : nil,
                calendar: try tx.cadences.calendar(of: actor.county),
                hasCadences: try !tx.cadences.list(in: actor.county).isEmpty,
                values: values,
                errors: errors
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func begin(_ visit: Visit) async throws -> Reply {
        let (actor, form) = (try visit.actor, visit.form)
        guard let cadence: CadenceID = form.id("cadence") else { throw WebFault.notFound }
        guard let day = form.day("day") else {
            return try await list(visit, FieldError.list([Issue("round.day", field: "day")], roundWords), status: 422)
        }
        switch try await OpenRound(desk)(cadence, on: day, by: actor) {
        case .done(let id): return .redirect(to: "/rounds/\(id)", notice: Notice(.done, "本轮已开始，要报的单位在今日里看到。"))
        case .refused(let issues): return try await list(visit, FieldError.list(issues, roundWords), status: 422)
        }
    }

    private func promises(_ visit: Visit) async throws -> Reply {
        let (actor, today) = (try visit.actor, today)
        let standing = PromiseStanding(rawValue: visit.query.text("standing"))
        let page = try await database.read { tx in
            let all = try tx.promises.due(
                in: actor.county,
                from: today.adding(days: -180),
                through: today.adding(days: 90)
            )
            let own = all.filter { promise in
                actor.role.readsWholeCounty || promise.unit == actor.unit
                    || actor.role == .township && actor.region.contains(promise.region)
            }
            return PromiseListPage(
                lines: try desk.lines(own, in: actor.county, tx),
                standing: standing,
                mayJudge: RoundPolicy.mayLead(actor, actor.county)
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    /// The page of a round, as a person sees it now.
    func page(of id: RoundID, for actor: Actor, attempt: RoundAttempt? = nil) async throws -> RoundPage {
        let desk = desk
        return try await database.read { tx in
            let round = try tx.rounds.find(id, for: actor)
            let whole = actor.role.readsWholeCounty
            // One reading for the page and for what its pack does not tell.
            let pack = try whole ? tx.packs.pack(of: id) : nil
            let tellsChanges = pack != nil && round.stage == .open
            let programmes = try tellsChanges && round.kind == .indicators ? desk.programmes(of: round, tx) : nil
            let dossier = try desk.dossier(of: round, programmes: programmes, tx)
            let dues = dossier.dues
            let known = try tx.owing.known(since: round)
            func sees(_ unit: UnitID, _ region: RegionCode) -> Bool {
                whole || unit == actor.unit || actor.role == .township && actor.region.contains(region)
            }
            let owners = dues.owners.filter { sees($0.unit, $0.region) }.map { owner in
                RoundPage.Owner(
                    owner: owner,
                    standing: dues.standing(of: owner),
                    asked: dues.asked[owner.unit] ?? [],
                    known: known[owner.unit] ?? KnownFacts()
                )
            }
            let promised = try tx.promises.list(of: .round(id)).filter { sees($0.unit, $0.region) }
            let due =
                try round.isSurvey && !tellsChanges
                ? [] : desk.promises(dueTo: round, sinceToo: tellsChanges, tx) { sees($0.unit, $0.region) }
            return RoundPage(
                actor: actor,
                dossier: dossier,
                owners: owners,
                promised: try desk.lines(promised, in: round.county, tx),
                due: round.isSurvey ? [] : due.filter { $0.promise.due <= round.due },
                pack: try whole ? pack?.asOf : tx.packs.madeAt(id),
                packNotice: try pack.map {
                    try desk.packNotice($0, of: round, for: actor, promises: due, programmes: programmes, tx)
                },
                readable: try desk.readable(of: round, for: actor, tx),
                counts: try round.isSurvey ? tx.surveys.counts(of: id, in: whole ? round.county : actor.region) : [],
                newcomers: try round.isSurvey && round.stage == .open ? desk.newcomers(of: round, tx) : 0,
                samples: try round.isSurvey ? tx.surveys.samples(of: id) : [],
                movements: try tx.movements.list(of: RoundDossier.workflowKind, id.rawValue),
                previous: try tx.rounds.previous(of: round),
                attempt: attempt
            )
        }
    }
}

extension RoundDesk {
    /// Minutes and bulletin of a round a person may read: drafts are their unit's own.
    func readable(of round: Round, for actor: Actor, _ tx: Transaction) throws -> Set<PaperID> {
        try Set([round.minutesPaper, round.bulletinPaper].compactMap { $0 }).filter { paper in
            do {
                _ = try tx.papers.find(paper, for: actor)
                return true
            } catch is NotFound { return false }
        }
    }

    /// - Parameters:
    ///   - read: promises due to the round and since, where whoever asks has read them.
    ///   - programmes: the numbers of the county and its townships, where whoever asks has read them.
    func packNotice(
        _ pack: DispatchPack,
        of round: Round,
        for actor: Actor,
        promises read: [PromiseLine]? = nil,
        programmes: [PlainProgramme]? = nil,
        _ tx: Transaction
    ) throws -> PackNotice {
        PackNotice(
            round: round,
            madeAt: pack.asOf,
            changes: try changes(since: pack, of: round, for: actor, promises: read, programmes: programmes, tx),
            mayRemake: RoundPolicy.mayLead(actor, round.county)
        )
    }

    func newcomers(of round: Round, _ tx: Transaction) throws -> Int {
        guard case .ledger(let key)? = SurveyRegister(round.register),
            let book = try indicators.shelf.all(in: round.county, tx).first(where: { $0.playbook.key == key })
        else { return 0 }
        return try tx.surveys.newcomers(book.ledger, of: round.id, since: round.openedAt)
    }
}
