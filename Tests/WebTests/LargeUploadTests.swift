import Foundation
import Testing
import Web

/// What a large file costs the server. Each test measures a process of its own: whatever other tests do meanwhile, and
/// whatever the allocator kept from before, stays out of it.
@Suite(.serialized) struct LargeUploadTests {
    /// A file held in memory would cost 200 MB.
    private static let most = 40 * 1024 * 1024

    @Test func keepsMemoryBoundedWhileItTakesALargeFile() async {
        await #expect(processExitsWith: .success) {
            let sample = try LargeUploads.sample(limit: 300 * 1024 * 1024)
            try await serving(sample) { port, _ in
                _ = try await LargeUploads.send(2, to: sample, port)
                let before = LargeUploads.peakBytes()
                let answer = try await LargeUploads.send(200, to: sample, port)
                #expect(answer.hasSuffix("large.bin \(200 * 1024 * 1024)"))
                let growth = LargeUploads.peakBytes() - before
                #expect(growth < LargeUploadTests.most, "\(growth / 1024) KB more at the peak")
                #expect(sample.folder.files == [])
            }
        }
    }

    @Test func refusesATooLargeFileWithAPageAndLittleMemory() async {
        await #expect(processExitsWith: .success) {
            let sample = try LargeUploads.sample(limit: Route.formLimit)
            try await serving(sample) { port, _ in
                _ = try await LargeUploads.send(2, to: sample, port)
                let before = LargeUploads.peakBytes()
                let answer = try await LargeUploads.send(200, to: sample, port)
                #expect(answer.hasPrefix("HTTP/1.1 413 "))
                #expect(answer.contains("内容太大，没有收下"))
                let growth = LargeUploads.peakBytes() - before
                #expect(growth < LargeUploadTests.most, "\(growth / 1024) KB more at the peak")
                #expect(sample.folder.files == [])
            }
        }
    }

    @Test func givesAFormBackWhoseFileIsTooLarge() async throws {
        let sample = try LargeUploads.sample(limit: 1024 * 1024)
        try await serving(sample) { port, _ in
            let answer = try await LargeUploads.send(3, to: sample, port, at: "/forms")
            #expect(answer.hasPrefix("HTTP/1.1 422 "))
            #expect(answer.hasSuffix("我起的标题；太大：large.bin"))
            #expect(sample.folder.files == [])
        }
    }

    /// Texts are held in memory, so all of a form's together stay below its limit.
    @Test func countsTextsAgainstTheLimit() async throws {
        let sample = try LargeUploads.sample(limit: 1024 * 1024)
        try await serving(sample) { port, _ in
            let answer = try await LargeUploads.send(3, to: sample, port, at: "/forms", asTexts: true)
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
        }
    }
}

private enum LargeUploads {
    static func sample(limit: Int) throws -> SampleSite {
        try SampleSite([
            .post("/files", .signedIn, "上传", uploadLimit: limit) { visit in
                .text(visit.uploads.map { "\($0.name) \($0.size)" }.joined())
            },
            .post("/forms", .signedIn, "填表", uploadLimit: limit, returnsForm: true) { visit in
                let large = visit.uploads.filter(\.isTooLarge).map(\.name).joined(separator: "、")
                return .text("\(visit.form.text("title"))；太大：\(large)", status: 422)
            },
        ])
    }

    static func send(
        _ megabytes: Int,
        to sample: SampleSite,
        _ port: Int,
        at path: String = "/files",
        asTexts: Bool = false
    ) async throws -> String {
        let part = "--XX\r\nContent-Disposition: form-data; name="
        let title = "\(part)\"title\"\r\n\r\n我起的标题\r\n"
        let head = asTexts ? "\(part)\"a\"\r\n\r\n" : "\(part)\"a\"; filename=\"large.bin\"\r\n\r\n"
        let megabyte = 1024 * 1024
        let body = asTexts ? megabyte + head.utf8.count + 2 : megabyte
        let length = title.utf8.count + (asTexts ? 0 : head.utf8.count + 2) + megabytes * body + 6
        let wire = try Wire(port)
        try await wire.send(
            "POST \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: luoshi_session=li\r\n"
                + "X-Luoshi-Token: \(sample.site.token(for: SampleSite.li))\r\nAccept: text/html\r\n"
                + "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: \(length)\r\n\r\n\(title)"
        )
        if !asTexts { try await wire.send(head) }
        let piece = (0..<megabyte).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 4) }
        for _ in 0..<megabytes {
            if asTexts { try await wire.send(head) }
            try await wire.send(asTexts ? [UInt8](repeating: 97, count: megabyte) : piece)
            if asTexts { try await wire.send("\r\n") }
        }
        try await wire.send(asTexts ? "--XX--" : "\r\n--XX--")
        return try await wire.readToEnd()
    }

    /// The most memory this process ever had resident.
    static func peakBytes() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1024
    }
}
