import Core
import Files
import Foundation
import TestSupport
import Testing
import Uploads
import Web

@Suite("What an upload must say, and what is answered")
struct UploadRuleTests {
    struct Case: Sendable {
        var id = "0123456789abcdef"
        var name = "名单.xlsx"
        var size = 10
        var digest = String(repeating: "0a", count: 32)
        var keys: [String] = []
    }

    private static let cases = [
        Case(), Case(id: "short", keys: ["upload.key"]), Case(id: "../../etc/passwd-x", keys: ["upload.key"]),
        Case(id: String(repeating: "a", count: 65), keys: ["upload.key"]), Case(name: "", keys: ["upload.name"]),
        Case(name: String(repeating: "名", count: 201), keys: ["upload.name"]), Case(size: 0, keys: ["file.empty"]),
        Case(size: -5, keys: ["file.empty"]), Case(size: 1_000_001, keys: ["file.tooLarge"]),
        Case(digest: "0A", keys: ["upload.digest"]),
    ]

    /// Rules and the answers of every address, on one county.
    @Test func everyRefusalHasASentence() async throws {
        try await withUploadCounty(.sqlite) { county in
            for one in Self.cases {
                let promise = UploadPromise(id: one.id, name: one.name, size: one.size, digest: one.digest)
                let outcome = try await BeginUpload(county.desk)(promise, by: county.sample.officer)
                #expect(outcome.issues.map(\.key) == one.keys, "\(one)")
                for issue in outcome.issues {
                    let sentence = uploadWords.sentence(for: issue)
                    #expect(sentence != issue.key && !sentence.contains("{"))
                }
            }
            let site = try TestSite(UploadRoutes(county.desk).all, environment: county.desk.environment)
            let visitor = site.visitor(as: county.sample.officer)
            let file = Sample("site")
            let promise = String(decoding: try JSONEncoder().encode(file.promise), as: UTF8.self)
            let begun = await visitor.postJSON("/uploads", promise)
            #expect(begun.status == 200 && begun.text.contains("\"received\":0"))
            #expect(await visitor.postJSON("/uploads", "{").status == 400)
            let other = promise.replacing("\"size\":10000", with: "\"size\":9")
            let refused = await visitor.postJSON("/uploads", other)
            #expect(refused.status == 422 && refused.text.contains("已经用于另一个文件"))
            let address = "/uploads/\(file.key)"
            let digest = "\(FileDigest(of: Array(file.bytes[..<6_000])))"
            let sent = await visitor.put(
                "\(address)/chunks/0",
                Array(file.bytes[..<6_000]),
                headers: [("Chunk-Digest", digest)]
            )
            #expect(sent.status == 200 && sent.text.contains("\"received\":6000"))
            let gap = await visitor.put(
                "\(address)/chunks/7000",
                Array(file.bytes[7_000...]),
                headers: [
                    ("Chunk-Digest", "\(FileDigest(of: Array(file.bytes[7_000...])))")
                ]
            )
            #expect(gap.status == 409 && gap.text.contains("\"received\":6000") && gap.text.contains("接着传"))
            let bare = await visitor.put("\(address)/chunks/6000", Array(file.bytes[6_000...]))
            #expect(bare.status == 409 && bare.text.contains("变了样"))
            #expect(await visitor.get(address).text.contains("\"stage\":\"receiving\""))
            let list = await visitor.get("/uploads")
            #expect(list.text.contains(file.key) && list.text.contains("\"name\":\"李农业\""))
            let stranger = site.visitor(as: county.sample.otherOfficer)
            #expect(await stranger.get(address).status == 404)
            #expect(await stranger.put("\(address)/chunks/0", [1]).status == 404)
            #expect(await site.visitor().put("\(address)/chunks/0", [1]).status == 401)
        }
    }
}
