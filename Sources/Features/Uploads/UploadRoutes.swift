import Core
import Database
import Files
import Pages
import Web

/// What scripts ask about files on their way. Pages need none of it: their forms send files whole without script.
package struct UploadRoutes: Sendable {
    let desk: UploadDesk

    package init(_ desk: UploadDesk) { self.desk = desk }

    package var all: [Route] {
        [
            .get("/uploads", .signedIn, "正在上传的文件") { visit in try await list(visit) },
            .post("/uploads", .signedIn, "开始上传一个文件") { visit in try await begin(visit) },
            .get("/uploads/{upload}", .signedIn, "文件传到哪里") { visit in try await show(visit) },
            Route(
                .put,
                "/uploads/{upload}/chunks/{offset}",
                .signedIn,
                "上传文件的一段",
                bodyLimit: desk.limits.chunk
            ) { visit in try await add(visit) },
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let uploads = try await desk.database.read { tx in try tx.uploads.underway(of: actor) }
        return try .json(
            UploadsAnswer(
                token: visit.token,
                person: actor.account.description,
                name: actor.name,
                uploads: uploads.map { UploadAnswer($0, desk.limits) }
            )
        )
    }

    private func begin(_ visit: Visit) async throws -> Reply {
        let promise = try visit.decoded(UploadPromise.self)
        return try await reply(to: try await BeginUpload(desk)(promise, by: visit.actor), promise.id, visit)
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("upload"))
        let upload = try await desk.database.read { tx in try tx.uploads.find(key, of: actor) }
        return try .json(UploadAnswer(upload, desk.limits))
    }

    private func add(_ visit: Visit) async throws -> Reply {
        let key = try visit.part("upload")
        guard let offset = Int(try visit.part("offset")) else { throw WebFault.notFound }
        let digest = visit.headers["Chunk-Digest"].flatMap(FileDigest.init)
        let outcome = try await AddChunk(desk)(visit.body, at: offset, digest: digest, to: key, by: visit.actor)
        return try await reply(to: outcome, key, visit)
    }

    /// A refusal says where the upload stands, so that the script goes on from there.
    private func reply(to outcome: Outcome<ChunkedUpload>, _ key: String, _ visit: Visit) async throws -> Reply {
        switch outcome {
        case .done(let upload): return try .json(UploadAnswer(upload, desk.limits))
        case .refused(let issues):
            let sentence = issues.map(uploadWords.sentence).joined(separator: " ")
            let actor = try visit.actor
            let known = try await desk.database.read { tx in try tx.uploads.first(key, of: actor) }
            guard let known, issues.first?.key != "upload.other" else {
                return try .json(RefusedAnswer(sentence: sentence), status: 422)
            }
            return try .json(UploadAnswer(known, desk.limits, sentence: sentence), status: 409)
        }
    }
}
