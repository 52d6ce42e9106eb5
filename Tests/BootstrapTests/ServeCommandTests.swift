import Core
import DemoCounty
import Foundation
import TestSupport
import Testing
import Web

struct ServeCommandTests {
    @Test(arguments: Driver.allCases)
    func aRequestUnderWayIsAnsweredBeforeTheServerStops(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            let stale = county.files + "/incoming/upload-stale"
            let fresh = county.files + "/incoming/upload-fresh"
            for path in [stale, fresh] { try Data([1]).write(to: URL(fileURLWithPath: path)) }
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -90_000)],
                ofItemAtPath: stale
            )
            let (server, port) = try await Program.serve(["serve"] + county.options)
            // What a killed program left is gone once the server runs; what may be under way is not.
            #expect(!FileManager.default.fileExists(atPath: stale) && FileManager.default.fileExists(atPath: fresh))
            let wire = LiveWire(port: port)
            let body = "name=nobody&password=nothing"
            let head =
                "POST /login HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nSec-Fetch-Site: same-origin\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            #expect(await wire.send(Array((head + body.prefix(10)).utf8)))
            #expect(await wire.isTaken())
            server.send(SIGTERM)
            while await Visitor(at: port).get("/healthz").status == 200 {}
            #expect(await wire.send(Array(body.dropFirst(10).utf8)))
            let answer = String(decoding: await wire.readToEnd(), as: UTF8.self)
            #expect(answer.hasPrefix("HTTP/1.1 4") && answer.contains("</html>"), "\(answer.prefix(300))")
            let end = await server.ended()
            #expect(end.code == 0, "\(end.words)")
        }
    }

    /// A connection that arrives while the server stops is dropped or answered, and nothing breaks for those under way.
    @Test
    func aStopAmongArrivingConnectionsIsAnOrderlyEnd() async throws {
        try await withFolder { folder in
            for _ in 0..<3 {
                let (server, port) = try await Program.serve(["serve", "--database", "sqlite:\(folder)/a.sqlite"])
                await withTaskGroup(of: Void.self) { callers in
                    for caller in 0..<8 {
                        callers.addTask {
                            var answers = 0
                            while await Visitor(at: port).get("/healthz").status == 200 {
                                answers += 1
                                if caller == 0 && answers == 20 { server.send(SIGTERM) }
                            }
                        }
                    }
                }
                let end = await server.ended()
                #expect(end.code == 0, "\(end.words)")
            }
        }
    }

    /// The file of the key did not move with the database, and a new one was made.
    @Test(arguments: Driver.allCases)
    func aKeyThatOpensNothingThereKeepsItFromStartingUntilItIsAccepted(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            let other = ["LUOSHI_PERSONAL_KEY": String(repeating: "09", count: 32)]
            let serving = ["serve", "--port", "0"] + county.options
            let refused = try await Program.run(serving, variables: other)
            let words = "personal-key 不是这个数据库原来用的那一把"
            #expect(refused.code == 1 && refused.errors.contains(words), "\(refused.words)")
            let accepted = try await Program.run(["key", "accept"] + county.options, variables: other)
            #expect(accepted.code == 0 && accepted.output.contains("以后用现在这一把"), "\(accepted.words)")
            let former = try await Program.run(serving)
            #expect(former.code == 1 && former.errors.contains(words), "\(former.words)")
        }
    }

    @Test
    func aTakenPortIsSaid() async throws {
        try await withFolder { folder in
            let options = ["--database", "sqlite:\(folder)/a.sqlite"]
            let (server, port) = try await Program.serve(["serve"] + options)
            let other = try await Program.run(["serve", "--database", "\(folder)/b.sqlite", "--port", "\(port)"])
            #expect(other.code == 3 && other.errors.contains("127.0.0.1:\(port) 已被别的程序占用"), "\(other.words)")
            server.send(SIGINT)
            #expect(await server.ended().code == 0)
        }
    }

    @Test(
        arguments: [
            (["--database", "mysql://x"], 1, "设置 database 的值“mysql://x”读不懂"),
            (["--port", "70000"], 1, "设置 port 的值“70000”读不懂"),
            (["--config", "nowhere.conf"], 1, "读不到设置文件 nowhere.conf"),
            (["--database", "/proc/nowhere/a.sqlite"], 3, "找不到 /proc/nowhere，检查路径"),
            (
                ["--database", "postgres://nobody@127.0.0.1:9/x", "--files", "f"], 3,
                "连不上数据库 postgres://nobody@127.0.0.1:9/x"
            ),
            (["--port"], 64, "Missing value"),
        ] as [([String], Int32, String)]
    )
    func whatKeepsItFromStartingIsSaid(arguments: [String], code: Int32, words: String) async throws {
        try await withFolder { folder in
            let end = try await Program.run(["serve"] + arguments, in: folder)
            #expect(end.code == code && end.errors.contains(words), "\(end.words)")
        }
    }

    @Test
    func aFileThatIsNoDatabaseIsSaid() async throws {
        try await withFolder { folder in
            try "不是数据库，只是一些文字。".write(toFile: folder + "/a.sqlite", atomically: true, encoding: .utf8)
            let end = try await Program.run(["serve", "--database", "a.sqlite"], in: folder)
            #expect(end.code == 3 && end.errors.contains("的文件已损坏，或不是数据库文件"), "\(end.words)")
        }
    }
}
