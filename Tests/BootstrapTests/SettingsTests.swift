import Core
import Database
import DemoCounty
import Foundation
import Logging
import TestSupport
import Testing
import Web

@testable import Bootstrap

/// What the settings say is what people meet.
struct SettingsTests {
    @Test
    func theThresholdsReachTheLights() async throws {
        let standard = try await lights([:])
        // Sixty days before its deadline a task is 偏慢; none is 滞后 for its share before it is overdue.
        let early = try await lights([.near: "60"])
        let lenient = try await lights([.amber: "100", .red: "100", .near: "0"])
        #expect(early["slow", default: 0] > standard["slow", default: 0])
        #expect(lenient["slow", default: 0] < standard["slow", default: 0])
        #expect(lenient["behind", default: 0] <= standard["behind", default: 0])
        func count(_ lights: [String: Int]) -> Int { lights.values.reduce(0) { $0 + $1 } }
        #expect(count(standard) == count(early))
    }

    @Test(arguments: [(1, 800_000, true), (1, 1_100_000, false), (2, 800_000, true)])
    func aFileMayBeAsLargeAsTheSettingSays(megabytes: Int, bytes: Int, isTaken: Bool) async throws {
        try await withVisitor([.upload: String(megabytes)], as: .supervisor) { visitor in
            let line = Array("农业农村局要在10月底前改造农村户厕1260户。\n".utf8)
            _ = await visitor.get("/directives/new")
            // Han characters take three bytes: the file is large, the text is not too long.
            let rest = Array(String(repeating: "\u{3000}", count: (bytes - line.count) / 3).utf8)
            let file = SentFile("file", "讲话.txt", line + rest)
            let answer = await visitor.post("/directives", files: [file], following: false)
            if isTaken {
                #expect(answer.status == 303, "\(answer.transcript)")
            } else {
                #expect(
                    answer.status == 422 && answer.errors.contains { $0.contains("超过 1 MB") },
                    "\(answer.transcript)"
                )
            }
        }
    }

    /// How many tasks stand at each light, as the list says.
    private func lights(_ more: [SettingName: String]) async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try await withVisitor(more, as: .leader) { visitor in
            for light in ["behind", "slow", "onTrack", "notDue", "closed"] {
                let file = await visitor.get("/tasks?light=\(light)")
                #expect(file.status == 200)
                counts[light] = file.links.filter { $0.address.hasPrefix("/tasks/") && !$0.address.contains("?") }.count
                var next = file.links.first { $0.address.contains("after=") }
                while let address = next?.address {
                    let page = await visitor.get(address)
                    counts[light, default: 0] += page.links.filter { $0.address.hasPrefix("/tasks/") }.count
                    next = page.links.first { $0.address.contains("after=") }
                }
            }
        }
        return counts
    }

    private func withVisitor(
        _ more: [SettingName: String],
        as role: Role,
        _ body: (Visitor) async throws -> Void
    ) async throws {
        try await withFilledCounty(.sqlite) { county in
            let database = try await open(county.address)
            let now = RunningCounty.morning
            let source = IdentifierSource(maker: 3)
            let site = try CountySite(
                settings: settings(county.address, files: county.files, more),
                database: database,
                environment: Environment(now: { now }, newNumber: { source.next(at: now) }),
                logger: Logger(label: "site") { _ in SwiftLogNoOpLogHandler() }
            ).site()
            let visitor = Visitor(site)
            let sample = try #require(county.accounts.first(role))
            #expect(await visitor.signIn(sample.loginName, sample.password).status == 200)
            try await body(visitor)
            try await database.close()
        }
    }
}
