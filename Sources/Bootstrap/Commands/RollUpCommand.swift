import ArgumentParser
import Core
import Database
import Ledgers

struct RollUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollup",
        abstract: "台账的汇总数。",
        subcommands: [Verify.self, Rebuild.self]
    )

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "按每一条台账重算全部汇总数，检查有没有不同。",
            discussion: "相同时退出码为 0；有不同时为 1，并列出前几处。"
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await common.withCounty { _, database, console in
                let (things, differences) = try await database.read { try $0.rollUps.verify() }
                guard differences.isEmpty else {
                    let places = differences.prefix(10).map { one in
                        "台账 \(one.ledger) 计量 \(one.measure) 地方 \(one.region) 环节 \(one.stage)：存 \(one.stored)，应为 \(one.counted)"
                    }
                    throw CommandRefusal("汇总数有 \(differences.count) 处不同：\n\(places.joined(separator: "\n"))")
                }
                console.result("汇总数相同：\(things) 条台账。")
            }
        }
    }

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract: "按每一条台账重做汇总数；已有的每天的数保留。",
            discussion: "平时用不着：汇总数与台账在同一次写入里更新。"
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await common.withCounty { _, database, console in
                let today = Environment.live().today
                try await database.write { try $0.rollUps.rebuild(on: today) }
                console.result("汇总数已重做。")
            }
        }
    }
}
