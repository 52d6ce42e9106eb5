import Accounts
import Core
import Database
import Files
import Pages
import Web

extension InspectionRoutes {
    var photos: [Route] {
        [
            .get("/photos/{photo}", Self.readers, "看一张照片") { visit in try await photo(visit) },
            .post("/photos/{photo}/position", Self.inspectors, "查看拍摄位置", fieldWords: InspectionFieldWords.words) {
                visit in try await position(visit)
            },
            .get("/photo-matches", Self.deciders, "相似照片") { visit in try await matches(visit, [], status: 200) },
            .post("/photo-matches/{match}/decision", Self.supervisors, "核对相似照片", fieldWords: InspectionFieldWords.words)
            {
                visit in try await decide(visit)
            },
            .get("/photo-requests", Self.readers, "照片要求") { visit in
                try await requests(visit, [:], [], status: 200)
            },
            .post("/photo-requests", Self.supervisors, "要照片", fieldWords: InspectionFieldWords.words) { visit in
                try await ask(visit)
            },
            .get("/photo-requests/{request}", Self.readers, "一次照片要求") { visit in
                try await request(visit, [], status: 200)
            },
            .post(
                "/photo-requests/{request}/photos",
                Self.inspectors,
                "交照片",
                uploadLimit: Self.uploadLimit,
                returnsForm: true,
                fieldWords: InspectionFieldWords.words
            ) { visit in try await answer(visit) },
        ]
    }

    private func photo(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("photo", of: KeptPhoto.self))
        let photo = try await database.read { tx in try tx.photos.find(id, for: actor) }
        guard let digest = FileDigest(photo.digest) else { throw WebFault.notFound }
        return .file(desk.files.path(of: digest), name: photo.name, type: photo.mediaType, showing: .inPage)
    }

    private func position(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("photo", of: KeptPhoto.self))
        let outcome = try await PhotoActs(desk).openPosition(id, reason: visit.form.text("reason"), by: actor)
        let photo = try await database.read { tx in try tx.photos.find(id, for: actor) }
        let page = PhotoPositionPage(
            photo: photo,
            position: outcome.value,
            errors: outcome.issues.map { FieldError(nil, inspectionWords.sentence(for: $0)) }
        )
        return .page(page.render(await visit.pageContext), status: outcome.issues.isEmpty ? 200 : 422)
    }

    private func matches(_ visit: Visit, _ errors: [FieldError], status: Int) async throws -> Reply {
        let actor = try visit.actor
        let page = try await database.read { tx in
            PhotoMatchesPage(
                matches: try tx.photos.matches(in: actor.county),
                places: try tx.photos.places(in: actor.county),
                mayDecide: InspectionPolicy.governs(actor),
                errors: errors
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func decide(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("match", of: MatchSubject.self)
        let decision = MatchDecision(rawValue: visit.form.text("decision"))
        let reason = visit.form.text("reason")
        let outcome = try await PhotoActs(desk).decide(id, decision, reason: reason, by: visit.actor)
        guard outcome.issues.isEmpty else {
            let errors = FieldError.list(outcome.issues, inspectionWords).map { $0.inForm("\(id)") }
            return try await matches(visit, errors, status: 422)
        }
        return .redirect(to: "/photo-matches", notice: Notice(.done, "已记下判断。"))
    }

    private func requests(
        _ visit: Visit,
        _ values: [String: String],
        _ errors: [FieldError],
        status: Int
    ) async throws -> Reply {
        let (actor, today) = (try visit.actor, today)
        let page = try await database.read { tx in
            PhotoRequestsPage(
                requests: try tx.photos.requests(for: actor),
                units: InspectionPolicy.governs(actor)
                    ? try tx.units.assignable(county: actor.county).map {
                        Choice("\($0.id)", $0.name, group: $0.kind.word)
                    } : [],
                limits: try tx.inspections.limits(of: actor.county),
                mayAsk: InspectionPolicy.governs(actor),
                values: values,
                errors: errors,
                today: today
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func ask(_ visit: Visit) async throws -> Reply {
        let form = visit.form
        var input = PhotoRequestInput()
        input.unit = form.id("unit")
        (input.reason, input.rule) = (form.text("reason"), form.text("rule"))
        (input.wanted, input.last) = (form.int("wanted"), form.day("last"))
        switch try await PhotoActs(desk).ask(input, by: visit.actor) {
        case .done(let id): return .redirect(to: "/photo-requests/\(id)", notice: Notice(.done, "已发出，过期自动作废。"))
        case .refused(let issues):
            let errors = FieldError.list(issues, inspectionWords)
            return try await requests(visit, Self.values(visit), errors, status: 422)
        }
    }

    private func request(_ visit: Visit, _ errors: [FieldError], status: Int) async throws -> Reply {
        let (actor, today) = (try visit.actor, today)
        let id = try visit.id("request", of: PhotoRequest.self)
        let page = try await database.read { tx in
            PhotoRequestPage(
                request: try tx.photos.request(id, for: actor),
                photos: try tx.photos.list(of: id),
                actor: actor,
                errors: errors,
                today: today
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func answer(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("request", of: PhotoRequest.self)
        let files = visit.uploads.filter { $0.size > 0 && !$0.isTooLarge }.map {
            SentPhoto(path: $0.path, name: $0.name)
        }
        var issues = visit.uploads.filter(\.isTooLarge).map {
            Issue("picture.heavy", field: "files", ["name": $0.name, "limit": "20"])
        }
        if issues.isEmpty { issues = try await PhotoActs(desk).answer(id, files, by: visit.actor).issues }
        guard issues.isEmpty else {
            return try await request(visit, FieldError.list(issues, inspectionWords), status: 422)
        }
        return .redirect(to: "/photo-requests/\(id)", notice: Notice(.done, "已交 \(files.count) 张照片。"))
    }
}
