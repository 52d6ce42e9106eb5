import Core
import Database
import Files
import Indicators
import Pages
import Problems
import Regions
import Web

/// Spoken notes of a visit, and where it was written down.
extension InspectionRoutes {
    var whereabouts: [Route] {
        [
            .get("/visit-voices/{voice}", Self.readers, "听一段现场录音") { visit in try await voice(visit) },
            .post(
                "/inspections/{plan}/visits/{visit}/position",
                Self.inspectors,
                "查看记录时的位置",
                fieldWords: InspectionFieldWords.words
            ) { visit in try await openPosition(visit) },
        ]
    }

    private func voice(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("voice", of: VisitVoice.self))
        let voice = try await database.read { tx in try tx.voices.find(id, for: actor) }
        guard let digest = FileDigest(voice.digest) else { throw WebFault.notFound }
        return .file(
            desk.files.path(of: digest),
            name: voice.name,
            type: voice.mediaType,
            showing: visit.query.text("as") == "download" ? .download : .inPage
        )
    }

    private func openPosition(_ visit: Visit) async throws -> Reply {
        let (actor, plan) = (try visit.actor, try plan(visit))
        let id = try visit.id("visit", of: PlaceVisit.self)
        switch try await OpenVisitPosition(desk)(id, of: plan, reason: visit.form.text("reason"), by: actor) {
        case .refused(let issues):
            let errors = FieldError.list(issues, inspectionWords)
            let page = try await visitPage(plan, id, actor, errors: errors)
            return .unprocessable(page.render(await visit.pageContext))
        case .done(let position):
            let page = try await database.read { tx in
                let plan = try tx.inspections.find(plan, for: actor)
                let found = try tx.visits.find(id, of: plan, for: actor)
                return VisitPositionPage(
                    plan: plan,
                    visit: found,
                    placeName: try tx.regions.path(of: found.region, below: plan.county),
                    position: position,
                    ground: try Self.ground(found.region, tx)
                )
            }
            return .page(page.render(await visit.pageContext))
        }
    }

    /// Of the place, or of the township around it.
    static func ground(_ place: RegionCode, _ tx: Transaction) throws -> VisitGround? {
        for region in [place, place.ancestor(at: .township)].compactMap({ $0 }) where region.level > .county {
            guard let (rings, source) = try tx.outlines.rings(of: region), let name = try tx.regions.first(region)?.name
            else { continue }
            return VisitGround(name: name, rings: rings, source: source)
        }
        return nil
    }

    /// How far it was, without saying where: for whoever may open the position.
    static func distance(
        _ visit: PlaceVisit,
        _ plan: InspectionPlan,
        _ actor: Actor,
        _ desk: InspectionDesk,
        _ tx: Transaction
    ) throws -> String? {
        guard InspectionPolicy.opensPosition(actor, plan), let position = desk.position(of: visit) else { return nil }
        return try ground(visit.region, tx)?.words(position)
    }
}
