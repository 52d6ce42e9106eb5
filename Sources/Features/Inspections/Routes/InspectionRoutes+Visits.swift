import Core
import Database
import Files
import Foundation
import Pages
import Problems
import Regions
import Web

extension InspectionRoutes {
    var visits: [Route] {
        [
            .get("/inspections/{plan}/offline.json", Self.inspectors, "手机离线检查所需的内容") { visit in
                try await offline(visit)
            },
            .get("/inspections/{plan}/visits/new", Self.inspectors, "现场检查") { visit in
                try await visitForm(visit, visit.query.text("place"), VisitAttempt(clientID: Self.uuid()), status: 200)
            },
            .post(
                "/inspections/{plan}/visits",
                Self.inspectors,
                "交现场检查记录",
                uploadLimit: Self.uploadLimit,
                returnsForm: true,
                fieldWords: InspectionFieldWords.words
            ) { visit in try await deliverForm(visit) },
            .post("/inspections/{plan}/submissions", Self.inspectors, "手机交现场检查记录") { visit in
                try await deliverJSON(visit)
            },
            .get("/inspections/{plan}/visits/{visit}", Self.readers, "一份现场检查记录") { visit in
                let page = try await visitPage(plan(visit), visit.id("visit", of: PlaceVisit.self), visit.actor)
                return .page(page.render(await visit.pageContext))
            },
        ]
    }

    /// The page without script has no maker of its own: the number comes with the form.
    static func uuid() -> String {
        var source = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef")
        var text = ""
        for place in 0..<32 {
            if [8, 12, 16, 20].contains(place) { text.append("-") }
            text.append(place == 12 ? "4" : digits[Int.random(in: place == 16 ? 8...11 : 0...15, using: &source)])
        }
        return text
    }

    private func offline(_ visit: Visit) async throws -> Reply {
        let (id, actor, desk) = (try plan(visit), try visit.actor, desk)
        let offline = try await database.read { tx in
            let plan = try tx.inspections.find(id, for: actor)
            guard InspectionPolicy.visits(actor, plan) else { throw NotFound("inspection", id) }
            return OfflinePlan(
                plan: plan,
                list: try desk.checklist(of: plan, in: tx),
                limits: try tx.inspections.limits(of: actor.county),
                places: try Self.places(of: plan, tx)
            )
        }
        var reply = Reply.bytes(offline.json, type: "application/json; charset=utf-8")
        reply.headers = [("Cache-Control", "private, no-cache")]
        return reply
    }

    /// The planned places and, of planned townships, their villages.
    static func places(of plan: InspectionPlan, _ tx: Transaction) throws -> [OfflinePlan.Place] {
        var places: [OfflinePlan.Place] = []
        for place in plan.places {
            let region = try tx.regions.find(place)
            let above = try place.parent.flatMap { try tx.regions.first($0) }
            let isVillage = place.level == .village
            places.append(.init(code: place, name: region.name, above: isVillage ? above?.name ?? "" : region.name))
            guard place.level == .township else { continue }
            places += try tx.regions.villages(in: place).filter { $0.endedAt == nil }.map {
                .init(code: $0.code, name: $0.name, above: region.name)
            }
        }
        var seen: Set<RegionCode> = []
        return places.filter { seen.insert($0.code).inserted }
    }

    private func visitForm(
        _ visit: Visit,
        _ place: String,
        _ attempt: VisitAttempt,
        status: Int
    ) async throws -> Reply {
        let (id, actor, desk, today) = (try plan(visit), try visit.actor, desk, today)
        let page = try await database.read { tx in
            let plan = try tx.inspections.find(id, for: actor)
            guard InspectionPolicy.visits(actor, plan) else { throw WebFault.forbidden() }
            return VisitFormPage(
                plan: plan,
                list: try desk.checklist(of: plan, in: tx),
                places: try Self.places(of: plan, tx),
                place: place,
                attempt: attempt,
                today: today
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func deliverForm(_ visit: Visit) async throws -> Reply {
        let (id, actor, desk) = (try plan(visit), try visit.actor, desk)
        let list = try await database.read { tx in
            try desk.checklist(of: try tx.inspections.find(id, for: actor), in: tx)
        }
        let form = visit.form
        var input = VisitInput()
        input.clientID = form.text("id")
        input.place = RegionCode(form.text("place"))
        input.spot = form.text("spot")
        (input.checklist, input.version) = (form.text("checklist"), form.text("version"))
        input.foundAt = form.day("found").map {
            $0 == today ? desk.environment.now() : Instant(startOf: $0).adding(seconds: 43_200)
        }
        input.device = "网页表单"
        var issues: [Issue] = []
        if visit.uploads.contains(where: \.isTooLarge) {
            issues.append(Issue("picture.heavy", ["name": "照片", "limit": "20"]))
        }
        if !visit.lostFiles.isEmpty { issues.append(Issue("visit.file", ["count": "\(visit.lostFiles.count)"])) }
        for item in list.items {
            let photos = visit.uploads.filter { $0.field == "photo-\(item.key)" && $0.size > 0 && !$0.isTooLarge }
            input.photos[item.key] = photos.map { SentPhoto(path: $0.path, name: $0.name) }
            input.answers.append(
                GivenAnswer(
                    item: item.key,
                    value: VisitForm.value(form, item),
                    note: form.text("note-\(item.key)"),
                    photos: photos.count
                )
            )
        }
        let outcome: Outcome<Delivery> =
            issues.isEmpty ? try await DeliverVisit(desk)(input, of: id, by: actor) : .refused(issues)
        switch outcome {
        case .done(let delivery):
            let found = delivery.problems.count
            let words = found > 0 ? "已交，登记了 \(found) 个问题。" : "已交，没有发现要整改的问题。"
            return .redirect(to: "/inspections/\(id)/visits/\(delivery.visit)", notice: Notice(.done, words))
        case .refused(let issues):
            let attempt = VisitAttempt(
                clientID: VisitRules.isUUID(input.clientID) ? input.clientID : Self.uuid(),
                values: Self.values(visit),
                chosen: Dictionary(uniqueKeysWithValues: list.items.map { ($0.key, Set(form.all($0.key))) }),
                errors: FieldError.list(issues, inspectionWords)
            )
            return try await visitForm(visit, form.text("place"), attempt, status: 422)
        }
    }

    private func deliverJSON(_ visit: Visit) async throws -> Reply {
        let (id, actor, desk) = (try plan(visit), try visit.actor, desk)
        guard let body = try? JSONDecoder().decode(Submission.self, from: Data(visit.body)) else {
            return try refused([Issue("visit.shape")])
        }
        var input = body.input
        let (photos, voices) = (body.photos, body.voices)
        let found = try await database.read { tx in
            _ = try tx.inspections.find(id, for: actor)
            return try [photos, voices].map { uploads in
                try uploads.mapValues { try $0.map { try desk.sent.find($0, actor, tx) } }
            }
        }
        let missing = found.flatMap(\.values).joined().count { $0 == nil }
        input.photos = found[0].mapValues { $0.compactMap { $0 } }
        input.voices = found[1].mapValues { $0.compactMap { $0 } }
        // What was stored is answered also where its uploads are gone.
        if missing > 0, try await !isStored(input.clientID, actor) {
            return try refused([Issue("visit.file", ["count": "\(missing)"])])
        }
        switch try await DeliverVisit(desk)(input, of: id, by: actor) {
        case .refused(let issues): return try refused(issues)
        case .done(let delivery):
            let address = "/inspections/\(id)/visits/\(delivery.visit)"
            var reply = try Reply.json(
                DeliveryAnswer(visit: address, problems: delivery.problems.map { "/problems/\($0)" }),
                status: delivery.isRepeated ? 200 : 201
            )
            reply.headers = [("Location", address)]
            return reply
        }
    }

    private func isStored(_ clientID: String, _ actor: Actor) async throws -> Bool {
        try await database.read { tx in try tx.visits.earlier(clientID, in: actor.county) != nil }
    }

    private func refused(_ issues: [Issue]) throws -> Reply {
        let lines = issues.map { Refusal.Line(item: $0.field, sentence: inspectionWords.sentence(for: $0)) }
        return try .json(Refusal(issues: lines), status: 422)
    }

    func visitPage(
        _ plan: PlanID,
        _ id: VisitID,
        _ actor: Actor,
        errors: [FieldError] = []
    ) async throws -> VisitPage {
        let desk = desk
        return try await database.read { tx in
            let plan = try tx.inspections.find(plan, for: actor)
            let visit = try tx.visits.find(id, of: plan, for: actor)
            let photos = try tx.photos.list(of: id)
            var before: [String: KeptPhoto] = [:]
            for item in Set(photos.map(\.item)) { before[item] = try tx.photos.before(visit, item: item) }
            return VisitPage(
                plan: plan,
                list: try desk.checklist(of: plan, in: tx),
                visit: visit,
                placeName: try tx.regions.path(of: visit.region, below: plan.county),
                answers: try tx.visits.answers(of: id),
                deductions: try tx.visits.deductions(of: [id])[id] ?? [],
                findings: try tx.visits.findings(of: id),
                photos: photos,
                before: before,
                matches: InspectionPolicy.governs(actor) ? try tx.photos.matches(in: plan.county, of: id) : [],
                voices: try tx.voices.list(of: id),
                opensPosition: InspectionPolicy.opensPosition(actor, plan),
                distance: try Self.distance(visit, plan, actor, desk, tx),
                errors: errors
            )
        }
    }
}
