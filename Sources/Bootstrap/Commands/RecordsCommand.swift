import ArgumentParser
import Core
import Database
import Records

struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records",
        abstract: "留痕。",
        subcommands: [Verify.self]
    )

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "重算全部留痕的摘要，检查有没有被改动、删去或插入。",
            discussion: "完好时退出码为 0；发现不符时为 1，并指出是哪一条。"
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await common.withCounty { _, database, console in
                let verdict = try await database.read { try $0.records.verify() }
                guard verdict.isWhole else {
                    let places = verdict.firstBroken.sorted { $0.key < $1.key }
                        .map { "第 \($0.key) 链第 \($0.value) 条起不符" }
                    throw CommandRefusal("留痕不完整：\(places.joined(separator: "；"))。")
                }
                console.result("留痕完好：\(verdict.count) 条。")
            }
        }
    }
}
