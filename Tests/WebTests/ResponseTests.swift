import Core
import Foundation
import Pages
import Testing
import Web

struct ResponseTests {
    @Test func protectsEveryResponse() async throws {
        let response = try await SampleSite().site.respond(SiteRequest("GET", "/healthz"))
        let lines = response.headers.pairs.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        #expect(
            lines == """
                Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; \
                img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'
                X-Content-Type-Options: nosniff
                X-Frame-Options: DENY
                Referrer-Policy: same-origin
                Permissions-Policy: camera=(), microphone=(self), geolocation=(self), payment=(), usb=()
                Cross-Origin-Opener-Policy: same-origin
                Cross-Origin-Resource-Policy: same-origin
                Cache-Control: no-store
                Content-Type: text/plain; charset=utf-8
                Content-Length: 3
                """
        )
    }

    @Test(arguments: [
        "GET /nowhere", "GET /broken\nCookie: luoshi_session=li", "POST /tasks", "GET /tasks", "GET /page",
    ])
    func protectsRefusalsToo(_ request: String) async throws {
        let sample = try SampleSite()
        let response = await sample.site.respond(sample.request(request))
        #expect(response.headers["Content-Security-Policy"]?.hasPrefix("default-src 'none'") == true)
        #expect(response.headers["Cache-Control"] == "no-store")
    }

    @Test func keepsCookiesToHTTPSWhereItIsSpoken() async throws {
        let secure = try SampleSite { $0.isSecure = true }
        let begun = await secure.exchange("GET /page")
        #expect(begun.contains("Strict-Transport-Security: max-age=31536000"))
        #expect(begun.contains("HttpOnly; SameSite=Lax; Secure"))
        let proxied = try SampleSite { $0.trustsProxy = true }
        #expect(await proxied.exchange("GET /page\nX-Forwarded-Proto: https").contains("; Secure"))
        #expect(await !proxied.exchange("GET /page\nX-Forwarded-Proto: http").contains("; Secure"))
        #expect(try await !SampleSite().exchange("GET /page\nX-Forwarded-Proto: https").contains("; Secure"))
    }

    @Test func sendsACookieOfARouteToItsPagesAlone() async throws {
        let kept = Route.get("/notes", .everyone, "记") { visit in
            var reply = Reply.text(
                visit.cookies.all(beginning: "note_").map { "\($0.name):\($0.value)" }.joined(separator: " ")
            )
            reply.cookies = [
                ReplyCookie("note_2", "Yg==", path: "/notes", seconds: 60), .ending("note_1", path: "/notes"),
            ]
            return reply
        }
        #expect(
            try await SampleSite([kept]).exchange("GET /notes\nCookie: note_1=YQ==; other=x; note_3=") == """
                200
                Cache-Control: no-store
                Set-Cookie: note_2=Yg==; Max-Age=60; Path=/notes; HttpOnly; SameSite=Lax
                Set-Cookie: note_1=; Max-Age=0; Path=/notes; HttpOnly; SameSite=Lax
                Content-Type: text/plain; charset=utf-8

                note_1:YQ== note_3:
                """
        )
    }

    @Test func answersHeadWithoutABody() async throws {
        let sample = try SampleSite()
        let head = await sample.site.respond(sample.request("HEAD /page\nCookie: luoshi_session=li"))
        let get = await sample.site.respond(sample.request("GET /page\nCookie: luoshi_session=li"))
        #expect(head.status == 200)
        #expect(sample.bytes(of: head).isEmpty)
        #expect(head.headers["Content-Length"] == get.headers["Content-Length"])
    }

    @Test(arguments: [
        ("gzip", true), ("deflate, gzip;q=0.8, br", true), ("*", true), ("GZIP", true), ("gzip;q=0", false),
        ("gzip; q=0.000", false), ("br", false), ("", false), ("xgzip", false),
    ])
    func compressesLongTextsWhereTaken(_ accepted: String, _ isCompressed: Bool) async throws {
        let text = String(repeating: "农村厕所改造，", count: 200)
        let sample = try SampleSite([.get("/long", .everyone, "长") { _ in .text(text) }])
        let response = await sample.site.respond(sample.request("GET /long\nAccept-Encoding: \(accepted)"))
        #expect((response.headers["Content-Encoding"] == "gzip") == isCompressed)
        #expect(response.headers["Vary"] == "Accept-Encoding")
        let bytes = sample.bytes(of: response)
        #expect(response.headers["Content-Length"] == String(bytes.count))
        let plain = try isCompressed ? gunzipped(bytes) : bytes
        #expect(plain == Array(text.utf8))
    }

    @Test func leavesShortTextsAndFilesAsTheyAre() async throws {
        let sample = try SampleSite([
            .get("/sheet", .everyone, "表") { _ in
                .download(Array(repeating: 65, count: 5000), name: "任务分解表.xlsx", type: "application/vnd.ms-excel")
            }
        ])
        for address in ["/healthz", "/sheet"] {
            let response = await sample.site.respond(sample.request("GET \(address)\nAccept-Encoding: gzip"))
            #expect(response.headers["Content-Encoding"] == nil)
        }
    }

    @Test func compressesAlikeManyTimesAtOnce() async throws {
        let sample = try SampleSite([
            .get("/long/{n}", .everyone, "长") { visit in
                .text(String(repeating: try visit.part("n") + "户，", count: 1000))
            }
        ])
        await withTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    let response = await sample.site.respond(
                        sample.request("GET /long/\(number)\nAccept-Encoding: gzip")
                    )
                    let text = try? gunzipped(sample.bytes(of: response))
                    #expect(text == Array(String(repeating: "\(number)户，", count: 1000).utf8))
                }
            }
        }
    }

    @Test func servesAssetsForEver() async throws {
        let sample = try SampleSite()
        let address = PageAssets.address(of: "luoshi.css")
        let response = await sample.site.respond(sample.request("GET \(address)\nAccept-Encoding: gzip"))
        #expect(response.status == 200)
        #expect(response.headers["Content-Type"] == "text/css; charset=utf-8")
        #expect(response.headers["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(try gunzipped(sample.bytes(of: response)) == PageAssets.find("luoshi.css")?.bytes)
        let tag = try #require(response.headers["ETag"])
        #expect(await sample.exchange("GET \(address)\nIf-None-Match: \(tag)").hasPrefix("304\n"))
        #expect(await sample.exchange("HEAD \(address)").hasPrefix("200\n"))
    }

    @Test func givesAnOldPageTodaysAssetsButKeepsNone() async throws {
        let exchange = try await SampleSite().exchange("GET /assets/0123456789abcdef/icon.svg")
        #expect(exchange.hasPrefix("200\nCache-Control: no-cache\n"))
        #expect(try await SampleSite().exchange("GET /assets/x/none.css").hasPrefix("404\n"))
        #expect(try await SampleSite().exchange("GET /assets/luoshi.css").hasPrefix("404\n"))
    }
}

/// Unpacked by the system's own program.
private func gunzipped(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = TemporaryFolder()
    let path = folder.path + "/packed.gz"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? Array(data) : []
}
