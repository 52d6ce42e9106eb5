import Foundation
import TestSupport
import Testing

@testable import Bootstrap

struct DemoCommandTests {
    @Test
    func whatACutOffStartLeftIsMadeAgainASecondKeepsItAndAFreshOneRemakesIt() async throws {
        try await withFolder { folder in
            // Variables of a real county beside it are not the demonstration's business.
            let variables = ["LUOSHI_FILES": folder + "/real", "LUOSHI_DATABASE": folder + "/real.sqlite"]
            try FileManager.default.createDirectory(atPath: folder + "/real", withIntermediateDirectories: true)
            try Data("证据".utf8).write(to: URL(fileURLWithPath: folder + "/real/kept.txt"))
            let arguments = ["demo", "--things", "0", "--database", "d/county.sqlite"]
            // A first start that was cut off leaves a draft beside the place and nothing in it.
            let place = DemoPlace(database: folder + "/d/county.sqlite")
            let cut = try Program.start(arguments + ["--port", "0"], in: folder, variables: variables)
            await Self.kill(cut, once: place.draft)
            _ = await cut.ended()
            #expect(try !place.isFilled())
            let first = try await Self.start(arguments, folder, variables)
            #expect(first.output.contains("已建好") && first.errors.contains("建示范县"))
            let second = try await Self.start(arguments, folder, variables)
            #expect(second.output.contains("沿用上次的示范县") && !second.errors.contains("建示范县"))
            #expect(Self.accounts(first) == Self.accounts(second) && Self.accounts(first).count == 12)
            let third = try await Self.start(arguments + ["--fresh"], folder, variables)
            #expect(third.output.contains("已建好") && Self.accounts(third).count == 12)
            #expect(Set(Self.accounts(third)).isDisjoint(with: Self.accounts(first)))
            #expect(FileManager.default.fileExists(atPath: folder + "/real/kept.txt"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/real.sqlite"))
        }
    }

    @Test(arguments: [[], ["--fresh"]])
    func aDatabaseThatIsNoDemonstrationIsLeftAlone(flags: [String]) async throws {
        try await withFilledCounty(.sqlite) { county in
            guard case .sqlite(let path) = county.address else { return }
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let end = try await Program.run(["demo", "--port", "0", "--database", path] + flags)
            #expect(end.code == 1 && end.errors.contains("不是示范县，没有动它"), "\(end.words)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test
    func aDemonstrationOnPostgresIsRefused() async throws {
        let end = try await Program.run(["demo", "--database", "postgres://luoshi@127.0.0.1/x"])
        #expect(end.code == 1 && end.errors == "示范县用 SQLite 文件，--database 写文件路径。\n")
    }

    /// Kills it as soon as a file is there. On a thread of its own: filling takes a second, and the tests beside this one
    /// may keep the shared threads busy for longer.
    private static func kill(_ program: RunningProgram, once path: String) async {
        await withCheckedContinuation { killed in
            Thread.detachNewThread {
                let end = Date(timeIntervalSinceNow: 60)
                while !FileManager.default.fileExists(atPath: path), Date() < end { usleep(1000) }
                program.send(SIGKILL)
                killed.resume()
            }
        }
    }

    /// Runs it until it serves, then stops it.
    private static func start(
        _ arguments: [String],
        _ folder: String,
        _ variables: [String: String]
    ) async throws -> Program.Ended {
        let (program, port) = try await Program.serve(arguments, in: folder, variables: variables)
        #expect(await Visitor(at: port).get("/login").status == 200)
        program.send(SIGTERM)
        let end = await program.ended()
        #expect(end.code == 0, "\(end.words)")
        return end
    }

    /// Login names with their passwords.
    private static func accounts(_ end: Program.Ended) -> [String] {
        end.lines.map { $0.split(separator: "\t") }.filter { $0.count == 5 }.map { "\($0[1]) \($0[2])" }
    }
}
