import Foundation
import Synchronization
import Testing
import Web

struct UploadTests {
    private static func body(_ parts: [(disposition: String, value: String)], end: String = "--XX--\r\n") -> String {
        parts.map { "--XX\r\nContent-Disposition: form-data; \($0.disposition)\r\n\r\n\($0.value)\r\n" }.joined() + end
    }

    private func post(_ sample: SampleSite, _ body: String, length: Int? = nil) async -> SiteResponse {
        let token = sample.site.token(for: SampleSite.li)
        return await sample.site.respond(
            SiteRequest(
                "POST",
                "/files",
                headers: Headers([
                    ("Cookie", "luoshi_session=li"), ("Content-Type", "multipart/form-data; boundary=XX"),
                    ("X-Luoshi-Token", token), ("Content-Length", String(length ?? body.utf8.count)),
                    ("Accept", "text/html"),
                ]),
                body: PostedBody(body)
            )
        )
    }

    private func sample(limits: FormLimits = FormLimits(), _ handle: @escaping Route.Handler) throws -> SampleSite {
        try SampleSite([.post("/files", .signedIn, "上传", uploadLimit: 10_000, handle)], limits: limits)
    }

    @Test func handsFilesOverAndTakesThemAwayAfterwards() async throws {
        let seen = Mutex<[String]>([])
        let sample = try sample { visit in
            for upload in visit.uploads {
                let text = try String(contentsOfFile: upload.path, encoding: .utf8)
                let mode = try FileManager.default.attributesOfItem(atPath: upload.path)[.posixPermissions] as? Int
                seen.withLock {
                    $0.append("\(upload.field) \(upload.name) \(upload.size) \(text) \(String(mode ?? 0, radix: 8))")
                }
            }
            return .text(visit.form.text("title"))
        }
        let response = await post(
            sample,
            Self.body([
                ("name=\"title\"", " 户厕 "), ("name=\"a\"; filename=\"甲.txt\"", "第一"),
                ("name=\"none\"; filename=\"\"", ""),
                ("name=\"a\"; filename=\"乙.txt\"", ""),
            ])
        )
        #expect(String(decoding: sample.bytes(of: response), as: UTF8.self) == "户厕")
        #expect(seen.withLock { $0 } == ["a 甲.txt 6 第一 600", "a 乙.txt 0  600"])
        #expect(sample.folder.files == [])
    }

    @Test func keepsAFileThatWasMovedAway() async throws {
        let sample = try sample { visit in
            try FileManager.default.moveItem(
                atPath: visit.uploads.first?.path ?? "",
                toPath: (visit.uploads.first?.path ?? "") + "-kept"
            )
            return .done
        }
        #expect(await post(sample, Self.body([("name=\"a\"; filename=\"a\"", "x")])).status == 204)
        #expect(sample.folder.files.count == 1)
    }

    @Test func takesFilesAwayWhereTheRouteThrows() async throws {
        let sample = try sample { _ in throw Spill(detail: "x") }
        #expect(await post(sample, Self.body([("name=\"a\"; filename=\"a\"", "x")])).status == 500)
        #expect(sample.folder.files == [])
    }

    @Test func takesHalfAFormAway() async throws {
        let sample = try sample { _ in .done }
        let half = Self.body(
            [("name=\"a\"; filename=\"a\"", String(repeating: "x", count: 3000))],
            end: "--XX\r\nContent-"
        )
        #expect(await post(sample, half).status == 400)
        #expect(sample.folder.files == [])
    }

    @Test func refusesABodyOverTheLimitWhetherItSaysSoOrNot() async throws {
        let sample = try sample { _ in .done }
        let long = Self.body([("name=\"a\"; filename=\"a\"", String(repeating: "x", count: 20_000))])
        for length in [long.utf8.count, 100] {
            let response = await post(sample, long, length: length)
            #expect(response.status == 413)
            #expect(sample.words(of: response).contains("内容太大，没有收下\n这里一次最多收 10 KB。"))
            #expect(sample.folder.files == [])
        }
    }

    @Test func refusesMoreThanAFormHolds() async throws {
        let sample = try sample(limits: FormLimits(fields: 3, files: 2, fieldBytes: 100)) { _ in .done }
        #expect(await post(sample, Self.body(Array(repeating: ("name=\"a\"", "1"), count: 4))).status == 413)
        #expect(
            await post(sample, Self.body(Array(repeating: ("name=\"a\"; filename=\"b\"", "1"), count: 3))).status == 413
        )
        #expect(await post(sample, Self.body([("name=\"a\"", String(repeating: "x", count: 101))])).status == 413)
        #expect(sample.folder.files == [])
    }

    @Test func takesNoFileFromAStranger() async throws {
        let sample = try SampleSite([
            .post("/note", .everyone, "留言") { visit in .text("\(visit.uploads.count) \(visit.form.text("words"))") }
        ])
        let visitor = await sample.visitorToken()
        let body = Self.body([
            ("name=\"_token\"", visitor.token), ("name=\"f\"; filename=\"a.txt\"", "x"), ("name=\"words\"", "好"),
        ])
        let response = await sample.site.respond(
            SiteRequest(
                "POST",
                "/note",
                headers: Headers([
                    ("Cookie", "luoshi_visitor=\(visitor.cookie)"),
                    ("Content-Type", "multipart/form-data; boundary=XX"),
                ]),
                body: PostedBody(body)
            )
        )
        #expect(String(decoding: sample.bytes(of: response), as: UTF8.self) == "0 好")
        #expect(sample.folder.files == [])
    }

    @Test func saysThatTheFolderIsGone() async throws {
        let sample = try SampleSite([.post("/files", .signedIn, "上传") { _ in .done }]) {
            $0.uploadFolder = "/nonexistent"
        }
        let response = await post(sample, Self.body([("name=\"a\"; filename=\"a\"", "x")]))
        #expect(response.status == 500)
    }

    @Test func sweepsUpWhatAKilledProgramLeft() throws {
        let folder = TemporaryFolder()
        let inner = folder.path + "/inner"
        try UploadFolder.prepare(inner)
        for name in ["upload-1", "other"] {
            _ = FileManager.default.createFile(atPath: inner + "/" + name, contents: nil)
        }
        try UploadFolder.prepare(inner)
        #expect(try FileManager.default.contentsOfDirectory(atPath: inner).sorted() == ["other", "upload-1"])
        try UploadFolder.prepare(inner, now: Date(timeIntervalSinceNow: 25 * 3600))
        #expect(try FileManager.default.contentsOfDirectory(atPath: inner) == ["other"])
    }

    @Test func sendsAFileAndTakesItAway() async throws {
        let folder = TemporaryFolder()
        let path = folder.write("a.xlsx", "表格")
        let sample = try SampleSite([
            .get("/sheet", .everyone, "表") { _ in
                .file(path, name: "任务分解表.xlsx", type: "application/octet-stream", deleteAfter: true)
            },
            .get("/photo", .everyone, "照片") { _ in
                .file(folder.path, name: "a.jpg", type: "image/jpeg", showing: .inPage, keptSeconds: 60)
            },
        ])
        #expect(
            await sample.exchange("GET /sheet\nAccept-Encoding: gzip") == """
                200
                Cache-Control: no-store
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="_____.xlsx"; filename*=UTF-8''%E4%BB%BB%E5%8A%A1%E5%88%86%E8%A7%A3%E8%A1%A8.xlsx

                表格
                """
        )
        #expect(folder.files == [])
        #expect(await sample.exchange("GET /sheet").hasPrefix("404\n"))
        // A folder is no file.
        #expect(await sample.exchange("GET /photo").hasPrefix("404\n"))
    }
}
