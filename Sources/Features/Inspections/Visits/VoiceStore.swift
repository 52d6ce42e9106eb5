import Core
import Database
import Files

extension Transaction {
    package var voices: VoiceStore { VoiceStore(tx: self) }
}

/// Every statement about spoken notes.
package struct VoiceStore {
    let tx: Transaction

    func insert(_ voices: [TakenVoice], of visit: VisitID, in environment: Environment) throws {
        try tx.insert(
            into: "visit_voice",
            columns: ["id", "visit_id", "item", "ordinal", "digest", "name", "media_type", "size"],
            rows: voices.enumerated().map { place, voice in
                let id: VoiceID = environment.newID()
                return [
                    id, visit, voice.item, place + 1, "\(voice.file.digest)", "\(voice.file.name)",
                    voice.file.type.contentType, voice.file.size,
                ] as [any SQLValueConvertible]
            }
        )
    }

    package func list(of visit: VisitID) throws -> [VisitVoice] {
        try tx.rows("SELECT * FROM visit_voice WHERE visit_id = \(visit) ORDER BY ordinal, id", VisitVoice.init)
    }

    /// Of a visit this person may read.
    package func find(_ id: VoiceID, for actor: Actor) throws -> VisitVoice {
        let scope = InspectionScope(actor, tx.dialect)
        let voice = try tx.first("SELECT * FROM visit_voice WHERE id = \(id)", VisitVoice.init)
        let plan: PlanID? = try voice.flatMap { voice in
            try tx.optionalValue(
                """
                SELECT i.id FROM inspection_plan i JOIN inspection_visit v ON v.plan_id = i.id
                WHERE v.id = \(voice.visit) AND v.county = \(actor.county) AND \(scope.plans)
                """
            )
        }
        guard let voice, let plan else { throw NotFound("voice", id) }
        _ = try tx.visits.find(voice.visit, of: try tx.inspections.find(plan, for: actor), for: actor)
        return voice
    }

    /// Of every spoken note, for whoever moves or checks the whole database.
    package func digests() throws -> Set<String> {
        Set(try tx.values("SELECT DISTINCT digest FROM visit_voice", as: String.self))
    }
}

extension VisitVoice {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            visit: try row.id("visit_id"),
            item: try row.text("item"),
            digest: try row.text("digest"),
            name: try row.text("name"),
            mediaType: try row.text("media_type"),
            size: try row.int("size")
        )
    }
}
