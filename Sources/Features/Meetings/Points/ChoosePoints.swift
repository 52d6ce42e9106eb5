import Core
import Database
import Expression
import Indicators
import Inspections
import Ledgers
import Programmes
import Records
import Rounds

/// Puts points on the list of a meeting that is being prepared, orders them, takes them off again.
package struct ChoosePoints: Sendable {
    let desk: MeetingDesk

    package init(_ desk: MeetingDesk) { self.desk = desk }

    /// - Parameters:
    ///   - picks: keys of candidates of the same search.
    ///   - reason: why; asked where somebody names the points, elsewhere the rule says it.
    package func callAsFunction(
        _ id: MeetingID,
        version: Int,
        _ search: PointSearch,
        picks: [String],
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        let desk = desk
        return try await prepare(id, version, by: actor) { tx, meeting in
            guard !picks.isEmpty else { return .refused([Issue("point.none", field: "picks")]) }
            if search.choice == .named, reason.isEmpty || reason.count > 100 {
                return .refused([Issue("point.reason", field: "reason")])
            }
            let found = try PointCandidates(desk: desk, actor: actor, tx: tx).find(search)
            let chosen = found.filter { picks.contains($0.key) }
            guard chosen.count == Set(picks).count else { return .refused([Issue("point.gone", field: "picks")]) }
            return try desk.add(chosen, to: meeting, search.choice, draw: nil, by: actor, tx) {
                search.choice == .named ? reason : $0.fact
            }
        }
    }

    /// Draws villages by a number that is kept; those on the list already are left out of the pool.
    package func draw(
        _ id: MeetingID,
        version: Int,
        programme: String,
        count: Int?,
        seed: Int64?,
        witnesses: String,
        by actor: Actor
    ) async throws -> Outcome<MeetingDrawID> {
        let (desk, chosen) = (desk, seed ?? Int64.random(in: 1...999_999_999_999))
        return try await prepare(id, version, by: actor) { tx, meeting in
            let candidates = PointCandidates(desk: desk, actor: actor, tx: tx)
            let taken = Set(try tx.meetingPoints.list(of: id).map(\.region))
            let pool = try candidates.pool(programme).filter { !taken.contains($0) }
            guard !pool.isEmpty else { return .refused([Issue("draw.empty", field: "count")]) }
            guard let count, (1...10).contains(count) else { return .refused([Issue("draw.count", field: "count")]) }
            let book = try desk.books(for: actor, tx).first { $0.playbook.key == programme }
            let draw = MeetingDraw(
                id: desk.environment.newID(),
                meeting: id,
                kind: .points,
                rule: book.map { "有\($0.playbook.item.word)的村" } ?? "全县各村",
                seed: chosen,
                wanted: min(count, pool.count),
                pool: pool.map(\.digits).sorted(),
                witnesses: witnesses,
                person: actor.name,
                unitName: actor.unitName,
                at: desk.environment.now()
            )
            try tx.meetingPoints.insert(draw, account: actor.account)
            let regions = draw.drawn.compactMap { RegionCode($0) }
            let places = try candidates.places(of: regions)
            let drawn = regions.map { region in
                PointCandidate(
                    region: region,
                    place: places[region] ?? region.digits,
                    item: nil,
                    programme: book?.playbook.key ?? "",
                    title: (places[region] ?? region.digits) + (book.map { "：\($0.playbook.name)" } ?? ""),
                    fact: ""
                )
            }
            // A place that was troubled too often stays drawn and is said so: a draw is not mended by hand.
            let added = try desk.add(drawn, to: meeting, .drawn, draw: draw.id, limited: false, by: actor, tx) { _ in
                "\(draw.rule) \(pool.count) 个里抽中，随机数 \(chosen)"
            }
            guard added.value != nil else { return .refused(added.issues) }
            return .done(draw.id)
        }
    }

    package func change(
        _ point: MeetingPointID,
        of id: MeetingID,
        version: Int,
        title: String,
        stay: Int?,
        position: String,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        try await prepare(id, version, by: actor) { tx, meeting in
            let known = try tx.meetingPoints.find(point, of: id)
            var issues: [Issue] = []
            if title.isEmpty || title.count > 60 { issues.append(Issue("point.title", field: "title")) }
            if !(5...240).contains(stay ?? 0) { issues.append(Issue("point.stay", field: "stay")) }
            let typed = position.isEmpty ? nil : MeetingRules.position(position)
            if !position.isEmpty, typed == nil { issues.append(Issue("point.position", field: "position")) }
            guard issues.isEmpty, let stay else { return .refused(issues) }
            let isSame = typed == known.position
            let source: PositionSource = isSame ? known.positionFrom : typed == nil ? .none : .entered
            try tx.meetingPoints.change(point, title: title, stay: stay, typed, source)
            try desk.record("meeting.point", meeting, "\(title)：停 \(stay) 分钟", by: actor, tx)
            return .done(known.ordinal)
        }
    }

    package func remove(_ point: MeetingPointID, of id: MeetingID, version: Int, by actor: Actor) async throws
        -> Outcome<Int>
    {
        let desk = desk
        return try await prepare(id, version, by: actor) { tx, meeting in
            let known = try tx.meetingPoints.find(point, of: id)
            try tx.meetingPoints.remove(point)
            try tx.meetingPoints.order(tx.meetingPoints.list(of: id).map(\.id))
            try desk.record("meeting.point.removal", meeting, known.title, by: actor, tx)
            return .done(known.ordinal)
        }
    }

    /// One place towards the front or the end.
    package func shift(_ point: MeetingPointID, of id: MeetingID, version: Int, back: Bool, by actor: Actor)
        async throws
        -> Outcome<Int>
    {
        let desk = desk
        return try await prepare(id, version, by: actor) { tx, meeting in
            let known = try tx.meetingPoints.find(point, of: id)
            var order = try tx.meetingPoints.list(of: id).map(\.id)
            guard let here = order.firstIndex(of: point) else { throw NotFound("point", point) }
            let there = here + (back ? 1 : -1)
            guard order.indices.contains(there) else { return .done(known.ordinal) }
            order.swapAt(here, there)
            try tx.meetingPoints.order(order)
            try desk.record("meeting.route", meeting, "\(known.title)改到第 \(there + 1) 站", by: actor, tx)
            return .done(there + 1)
        }
    }

    /// The short way round; answers its length.
    package func arrange(_ id: MeetingID, version: Int, by actor: Actor) async throws -> Outcome<Double> {
        let desk = desk
        return try await prepare(id, version, by: actor) { tx, meeting in
            let points = try tx.meetingPoints.list(of: id)
            let start = meeting.arrangement.start
            let order = RoutePlan.order(points.map(\.position), from: start.position).map { points[$0] }
            try tx.meetingPoints.order(order.map(\.id))
            let table = Timetable(order.map { ($0.position, $0.stay) }, from: start, speed: meeting.arrangement.speed)
            try desk.record("meeting.route", meeting, "按直线距离排成 \(Int(table.kilometres.rounded())) 公里", by: actor, tx)
            return .done(table.kilometres)
        }
    }

    private func prepare<Value: Sendable>(
        _ id: MeetingID,
        _ version: Int,
        by actor: Actor,
        _ body: @escaping @Sendable (Transaction, Meeting) throws -> Outcome<Value>
    ) async throws -> Outcome<Value> {
        do {
            return try await desk.database.write { tx in
                let meeting = try tx.meetings.find(id, for: actor, locking: true)
                guard MeetingPolicy.leads(actor, meeting) else {
                    return .refused([Issue("move.notAllowed", ["act": "安排观摩点"])])
                }
                guard meeting.stage == .preparing else { return .refused([Issue("meeting.notPreparing")]) }
                guard try tx.meetings.touch(id, version: version) else { return .refused([Issue("meeting.changed")]) }
                let outcome = try body(tx, meeting)
                // A refused act leaves the version as it was.
                guard outcome.issues.isEmpty else { throw RefusedMeeting(issues: outcome.issues) }
                return outcome
            }
        } catch let refused as RefusedMeeting {
            return .refused(refused.issues)
        }
    }
}

extension MeetingDesk {
    /// - Parameter limited: whether a place that was troubled too often is refused.
    func add(
        _ chosen: [PointCandidate],
        to meeting: Meeting,
        _ choice: PointChoice,
        draw: MeetingDrawID?,
        limited: Bool = true,
        by actor: Actor,
        _ tx: Transaction,
        reason: (PointCandidate) -> String
    ) throws -> Outcome<Int> {
        let known = try tx.meetingPoints.list(of: meeting.id)
        guard known.count + chosen.count <= MeetingPoint.most else {
            return .refused([Issue("point.many", field: "picks", ["most": "\(MeetingPoint.most)"])])
        }
        let double = chosen.filter { one in known.contains { $0.region == one.region && $0.item == one.item } }
        if let first = double.first { return .refused([Issue("point.double", field: "picks", ["place": first.title])]) }
        if limited {
            let limits = try tx.inspections.limits(of: meeting.county)
            let history = try tx.meetingPoints.history(
                of: chosen.map(\.region),
                before: meeting.day,
                in: meeting.county
            )
            let issues = chosen.flatMap { PointRules.issues($0.place, history[$0.region] ?? PlaceHistory(), limits) }
            guard issues.isEmpty else { return .refused(issues) }
        }
        for (place, one) in chosen.enumerated() {
            let (position, source) = try position(of: one, for: actor, tx)
            try tx.meetingPoints.insert(
                MeetingPoint(
                    id: environment.newID(),
                    meeting: meeting.id,
                    county: meeting.county,
                    ordinal: known.count + place + 1,
                    region: one.region,
                    place: one.place,
                    item: one.item,
                    programme: one.programme,
                    title: one.title,
                    choice: choice,
                    reason: reason(one),
                    draw: draw,
                    position: position,
                    positionFrom: source,
                    stay: MeetingPoint.usualStay,
                    brief: nil
                )
            )
        }
        let names = chosen.map(\.title).joined(separator: "、")
        try record("meeting.points", meeting, "\(choice.word)：\(names)", by: actor, tx)
        return .done(chosen.count)
    }

    /// From the thing's own field, else from the border of its place.
    private func position(of one: PointCandidate, for actor: Actor, _ tx: Transaction) throws -> (
        OutlinePoint?, PositionSource
    ) {
        if let id = one.item, let item = try tx.items(indicators.shelf).list([id], for: actor).first {
            let fields = try indicators.shelf.book(of: item, in: tx).playbook.fields
            let field = fields.firstIndex { $0.type == .point }
            if let place = field, item.values.indices.contains(place), case .text(let text) = item.values[place],
                let point = OutlinePoint(text)
            {
                return (point, .item)
            }
        }
        if let centre = try tx.outlines.centre(of: one.region) { return (centre, .outline) }
        return (nil, .none)
    }
}
