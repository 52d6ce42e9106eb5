import Accounts
import Core
import Database
import Indicators
import Inspections
import Ledgers
import Pages
import Regions
import Rounds
import Web
import Workflow

/// Everything people reach about on-site meetings.
package struct MeetingRoutes: Sendable {
    package let desk: MeetingDesk

    package init(desk: MeetingDesk) { self.desk = desk }

    package var all: [Route] { lists + acts + points + scoring + pledging + papers }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let conveners = Access.roles([.supervisor, .officer])
    static let present = Access.roles([.supervisor, .officer, .township])
    static let pageSize = 30

    var database: Database { desk.database }
    var today: Day { desk.today }

    static let fieldWords = [
        "title": "名称", "document": "要求开会的文件", "approved": "批准单位", "seat": "会场", "startPlace": "出发地点",
        "startPosition": "位置", "position": "位置", "startTime": "出发时间", "criteria": "打分表", "note": "说明", "text": "意见建议",
        "chair": "主持人", "reason": "理由", "witnesses": "在场人员", "words": "表态", "q": "查找", "promise1": "承诺",
        "promise2": "承诺",
        "promise3": "承诺",
    ]

    func id(_ visit: Visit) throws -> MeetingID { try visit.id("meeting", of: MeetingSubject.self) }

    func values(_ visit: Visit) -> [String: String] {
        Dictionary(visit.form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    func attempt(_ act: String, _ issues: [Issue], _ visit: Visit, chosen: Set<String> = []) -> MeetingAttempt {
        MeetingAttempt(act: act, errors: FieldError.list(issues, meetingWords), values: values(visit), chosen: chosen)
    }

    private var lists: [Route] {
        [
            .get("/meetings", Self.readers, "现场推进会") { visit in try await list(visit) },
            .post("/meetings", Self.conveners, "安排现场推进会", fieldWords: Self.fieldWords) { visit in
                try await make(visit)
            },
            .get("/meetings/new", Self.conveners, "安排现场推进会的页面") { visit in
                let usual = ["startTime": "8:30", "startPlace": "县政府", "speed": "40"]
                    .merging(["criteria": MeetingCriterion.text(MeetingCriterion.usual)]) { $1 }
                return try await form(visit, nil, usual, chosen: nil, [], status: 200)
            },
            .get("/meetings/{meeting}", Self.readers, "一次现场推进会") { visit in
                .page(try await page(visit, nil).render(await visit.pageContext))
            },
            .get("/meetings/{meeting}/arrangement", Self.conveners, "会议安排的页面") { visit in
                try await arrangement(visit)
            },
            .post("/meetings/{meeting}/arrangement", Self.conveners, "修改会议安排", fieldWords: Self.fieldWords) {
                visit in try await change(visit)
            },
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let (actor, before) = (try visit.actor, visit.query.id("before", of: MeetingSubject.self))
        let page = try await database.read { tx in
            let found = try tx.meetings.list(for: actor, before: before, limit: Self.pageSize + 1)
            let shown = Array(found.prefix(Self.pageSize))
            let counts = try tx.meetings.counts(of: shown.map(\.id))
            return MeetingListPage(
                actor: actor,
                lines: shown.map { meeting in
                    let own = counts[meeting.id] ?? (0, 0, 0)
                    return MeetingLine(meeting: meeting, points: own.points, units: own.units, pledged: own.pledged)
                },
                next: found.count > Self.pageSize ? shown.last?.id : nil,
                isFirst: before == nil
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    private func input(_ visit: Visit) -> MeetingInput {
        let form = visit.form
        var input = MeetingInput()
        (input.title, input.day, input.seat) = (form.text("title"), form.day("day"), form.text("seat"))
        (input.document, input.approvedBy, input.yearItem) = (
            form.text("document"), form.text("approved"), form.id("year")
        )
        (input.startPlace, input.startPosition) = (form.text("startPlace"), form.text("startPosition"))
        (input.startTime, input.speed) = (form.text("startTime"), form.int("speed"))
        input.criteria = form.raw("criteria") ?? ""
        input.signsLetters = form.bool("letters")
        input.units = form.ids("units")
        return input
    }

    private func make(_ visit: Visit) async throws -> Reply {
        switch try await MakeMeeting(desk)(input(visit), by: visit.actor) {
        case .done(let id):
            return .redirect(to: "/meetings/\(id)/points", notice: Notice(.done, "会议已安排。下一步选观摩点。"))
        case .refused(let issues):
            let errors = FieldError.list(issues, meetingWords)
            return try await form(visit, nil, values(visit), chosen: Set(visit.form.all("units")), errors, status: 422)
        }
    }

    private func arrangement(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try id(visit))
        let dossier = try await database.read { tx in try tx.meetings.dossier(id, for: actor) }
        let meeting = dossier.meeting
        guard MeetingPolicy.leads(actor, meeting) else { throw WebFault.forbidden() }
        let made = meeting.arrangement
        let values = [
            "title": made.title, "day": "\(made.day)", "seat": made.seat, "document": made.document,
            "approved": made.approvedBy, "year": "\(made.yearItem)", "startPlace": made.start.place,
            "startPosition": made.start.position?.words ?? "", "startTime": Timetable.words(made.start.minute),
            "speed": "\(made.speed)", "criteria": MeetingCriterion.text(made.criteria),
            "letters": made.letterYear == nil ? "" : "on",
        ]
        let units = Set(dossier.units.map { "\($0.unit)" })
        return try await form(visit, meeting, values, chosen: units, [], status: 200)
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try id(visit))
        let version = visit.form.int("version") ?? 0
        let outcome = try await MakeMeeting(desk).change(id, version: version, input(visit), by: actor)
        guard outcome.issues.isEmpty else {
            let meeting = try await database.read { tx in try tx.meetings.find(id, for: actor) }
            let errors = FieldError.list(outcome.issues, meetingWords)
            let units = Set(visit.form.all("units"))
            return try await form(visit, meeting, values(visit), chosen: units, errors, status: 422)
        }
        return .redirect(to: "/meetings/\(id)", notice: Notice(.done, "会议安排已保存。"))
    }

    /// - Parameter chosen: nil chooses every township.
    private func form(
        _ visit: Visit,
        _ meeting: Meeting?,
        _ values: [String: String],
        chosen: Set<String>?,
        _ errors: [FieldError],
        status: Int
    ) async throws -> Reply {
        let (actor, today) = (try visit.actor, today)
        let page = try await database.read { tx in
            let units = try tx.units.assignable(county: actor.county)
            let items = try tx.inspections.yearItems(of: actor.county).filter { $0.year >= today.year }
            return MeetingFormPage(
                meeting: meeting,
                values: values,
                chosen: chosen ?? Set(units.filter { $0.kind == .township }.map { "\($0.id)" }),
                errors: errors,
                yearItems: try items.map { item in
                    YearItem(
                        id: item.id,
                        county: item.county,
                        year: item.year,
                        title: item.title,
                        document: item.document,
                        approvedBy: item.approvedBy,
                        times: item.times,
                        used: try item.used + tx.meetings.count(under: item.id, besides: meeting?.id)
                    )
                },
                units: units.map { Choice("\($0.id)", $0.shortName, group: $0.kind.word) },
                today: today
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    /// The page of a meeting, as a person sees it now.
    func page(_ visit: Visit, _ attempt: MeetingAttempt?) async throws -> MeetingPage {
        let (actor, id, desk) = (try visit.actor, try id(visit), desk)
        return try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            let meeting = dossier.meeting
            let items = try tx.inspections.yearItems(of: meeting.county)
            let history = try tx.meetingPoints.history(
                of: dossier.points.map(\.region),
                before: meeting.day,
                in: meeting.county
            )
            let own = dossier.units.first { MeetingPolicy.takesPart(actor, $0) }
            return MeetingPage(
                actor: actor,
                dossier: dossier,
                yearItem: items.first { $0.id == meeting.arrangement.yearItem }.map { "\($0.year) 年，\($0.title)" }
                    ?? "",
                review: ChoiceReview(dossier.points, history),
                signatures: try desk.signatures(dossier, tx),
                owed: try own.map { try meeting.stage == .underway ? desk.unscored(id, by: $0, tx) : 0 } ?? 0,
                movements: try tx.movements.list(of: MeetingDossier.workflowKind, id.rawValue),
                attempt: attempt
            )
        }
    }
}

extension MeetingDesk {
    /// Who of the townships present has signed the letter of the year, and who has not.
    func signatures(_ dossier: MeetingDossier, _ tx: Transaction) throws -> [MeetingPage.Signature] {
        guard let year = dossier.meeting.arrangement.letterYear else { return [] }
        let signed = try tx.letters.latest(in: dossier.meeting.county, year)
        return dossier.units.filter(\.isTownship).map { unit in
            let letter = signed[unit.region]
            return MeetingPage.Signature(
                unit: unit,
                person: letter?.person,
                at: letter?.signedAt,
                version: letter?.version ?? 0
            )
        }
    }
}
