import Accounts
import Core
import Database
import Ledgers
import Records

/// Asks a unit for photos, takes them, and decides on photos that look alike.
package struct PhotoActs: Sendable {
    let desk: InspectionDesk

    package init(_ desk: InspectionDesk) { self.desk = desk }

    package func ask(_ input: PhotoRequestInput, by actor: Actor) async throws -> Outcome<PhotoRequestID> {
        guard InspectionPolicy.governs(actor) else { return .refused([Issue("inspection.notAllowed")]) }
        let environment = desk.environment
        return try await desk.database.write { tx in
            let limits = try tx.inspections.limits(of: actor.county)
            var issues = PhotoRequestRules.issues(input, limits, on: environment.today)
            let unit = try input.unit.flatMap { try tx.units.first($0, county: actor.county) }
            if unit == nil, input.unit != nil { issues.append(Issue("request.unit", field: "unit")) }
            guard issues.isEmpty, let unit, let wanted = input.wanted, let last = input.last else {
                return .refused(issues)
            }
            let request = PhotoRequest(
                id: environment.newID(),
                county: actor.county,
                region: unit.region,
                unit: unit.id,
                reason: input.reason,
                rule: input.rule,
                wanted: wanted,
                last: last,
                person: actor.name,
                unitName: actor.unitName,
                at: environment.now(),
                sent: 0,
                askedName: unit.name
            )
            try tx.photos.insert(request, by: actor)
            let detail = "\(unit.name)，\(wanted) 张，到 \(last)，\(input.rule)"
            try tx.records.append(
                RecordEntry("photo.request", on: "photo-request", request.id.rawValue, detail),
                by: actor,
                in: environment
            )
            return .done(request.id)
        }
    }

    package func answer(_ id: PhotoRequestID, _ files: [SentPhoto], by actor: Actor) async throws -> Outcome<Int> {
        let desk = desk
        let today = desk.environment.today
        @Sendable func issues(_ tx: Transaction, locking: Bool) throws -> [Issue] {
            let request = try tx.photos.request(id, for: actor, locking: locking)
            guard actor.unit == request.unit else { return [Issue("inspection.notAllowed")] }
            return PhotoRequestRules.issues(of: request, adding: files.count, on: today)
        }
        let early = try await desk.database.read { tx in try issues(tx, locking: false) }
        guard early.isEmpty else { return .refused(early) }
        let taken: [TakenPhoto]
        switch PhotoIntake(desk).take(files.map { ("files", $0) }) {
        case .refused(let issues): return .refused(issues)
        case .done(let photos): taken = photos
        }
        let outcome: Outcome<Int> = try await desk.database.write { tx in
            // Somebody of the unit may have sent the last one meanwhile.
            let late = try issues(tx, locking: true)
            guard late.isEmpty else { return .refused(late) }
            let request = try tx.photos.request(id, for: actor)
            try tx.photos.insert(taken, request: id, region: request.region, by: actor, in: desk.environment)
            try tx.records.append(
                RecordEntry("photo.answer", on: "photo-request", id.rawValue, "照片 \(taken.count) 张"),
                by: actor,
                in: desk.environment
            )
            return .done(taken.count)
        }
        if outcome.value != nil { try await PhotoIntake(desk).lookAgain(taken.map(\.id), in: actor.county) }
        return outcome
    }

    package func decide(
        _ id: MatchID,
        _ decision: MatchDecision?,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<Void> {
        guard InspectionPolicy.governs(actor) else { return .refused([Issue("inspection.notAllowed")]) }
        guard let decision else { return .refused([Issue("match.decision", field: "decision")]) }
        guard !reason.isEmpty else { return .refused([Issue("match.reason", field: "reason")]) }
        let environment = desk.environment
        return try await desk.database.write { tx in
            let match = try tx.photos.find(match: id, in: actor.county)
            try tx.photos.decide(id, decision, reason, by: actor, at: environment.now())
            let detail = "\(match.photo.name)：\(decision.word)，\(reason.prefix(200))"
            try tx.records.append(
                RecordEntry("photo.match", on: "photo", match.photo.id.rawValue, detail),
                by: actor,
                in: environment
            )
            return .done
        }
    }

    /// Where a photo was taken, in the clear: with a reason and a record (个人信息保护法, art. 55, 56).
    package func openPosition(_ id: PhotoID, reason: String, by actor: Actor) async throws -> Outcome<String> {
        let desk = desk
        return try await desk.database.write { tx in
            let photo = try tx.photos.find(id, for: actor)
            guard InspectionPolicy.opensPosition(actor, try tx.photos.plan(of: photo, for: actor)) else {
                return .refused([Issue("inspection.notAllowed")])
            }
            guard !reason.isEmpty else { return .refused([Issue("photo.reason", field: "reason")]) }
            guard let sealed = photo.position,
                let plain = desk.personal.opened(sealed, about: PhotoStore.positionField)
            else { return .refused([Issue("photo.noPosition")]) }
            try tx.records.append(
                RecordEntry("photo.opening", on: "photo", id.rawValue, "查看拍摄位置：\(reason.prefix(200))"),
                by: actor,
                in: desk.environment
            )
            return .done(plain)
        }
    }
}
