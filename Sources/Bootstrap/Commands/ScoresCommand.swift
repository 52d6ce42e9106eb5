import ArgumentParser
import Core
import Database
import Expression
import Foundation
import Indicators
import Ledgers
import Programmes
import Scores
import Tasks

/// `luoshi scores`: schemes are checked and listed without a database, results printed from one.
struct ScoresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores",
        abstract: "考核：检查方案、列出方案、看结果、核对摘要。",
        subcommands: [Check.self, List.self, Show.self, Verify.self]
    )

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "检查考核方案文件，一次说出全部问题。",
            discussion: "不用数据库。退出码：0 没有错误；1 有错误，或文件读不了。"
        )

        @OptionGroup var place: PlaybookCommand.Place

        @Argument(help: "方案文件（.yaml），可以多个。")
        var files: [String]

        func run() throws {
            let console = Console()
            let library = try place.library(console)
            let knows = SchemeShelf.known(library, IndicatorSet.read(beside: library).sets)
            var errors = 0
            for path in files {
                guard let file = PlaybookFolder.file(at: path) else {
                    throw CommandRefusal("读不到 \(path)，检查路径和权限。")
                }
                for problem in SchemeReading(file, knows: knows).problems {
                    console.result(ScoresCommand.line(problem))
                    errors += problem.severity == .error ? 1 : 0
                }
            }
            guard errors == 0 else { throw CommandRefusal("\(files.count) 个文件，\(errors) 处错误。") }
            console.say("\(files.count) 个文件，没有错误。")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出能用的考核方案：自带的和县里的。"
        )

        @OptionGroup var place: PlaybookCommand.Place

        func run() throws {
            let console = Console()
            let library = try place.library(console)
            let own = PlaybookFolder.files(at: try place.folder() + "/schemes")
            let shelf = SchemeShelf(own: own, library: library, sets: IndicatorSet.read(beside: library).sets)
            for reading in shelf.readings where reading.scheme == nil {
                reading.problems.forEach { console.say(ScoresCommand.line($0)) }
            }
            for scheme in shelf.schemes {
                let points = scheme.full == scheme.full.rounded() ? String(Int(scheme.full)) : String(scheme.full)
                let parts = [
                    scheme.key, scheme.version, scheme.name, scheme.subject.word, "\(points) 分",
                    "\(scheme.items.count) 个项目",
                ]
                console.result(parts.joined(separator: "\t"))
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "列出全部考核期；给出编号时列出它的得分。"
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "县的区划代码，如 620799。")
        var county: String

        @Argument(help: "考核期的编号。")
        var period: String?

        func run() async throws {
            guard let county = RegionCode(county) else { throw CommandRefusal("区划代码写 6 位数字，如 620799。") }
            let period = period.flatMap { PeriodID($0) }
            try await common.withCounty { settings, database, console in
                let desk = ScoresCommand.desk(settings, database)
                try await database.read { tx in
                    guard let period else {
                        for one in try tx.scores.periods(in: county) {
                            let parts = ["\(one.id)", one.name, one.stage.word, "\(one.from)", "\(one.through)"]
                            console.result(parts.joined(separator: "\t"))
                        }
                        return
                    }
                    let reading = try desk.reading(try tx.scores.find(period, in: county), tx)
                    let ranks = ScoreRanks.ranks(reading.scores)
                    for score in ScoreRanks.sorted(reading.scores) {
                        let rank = ranks[score.unit.id]?.place ?? 0
                        let total = String(format: "%.2f", score.total)
                        let parts = ["\(rank)", score.unit.name, total, score.grade, "未知 \(score.unknown.count) 项"]
                        console.result(parts.joined(separator: "\t"))
                    }
                }
            }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "重算已公布结果的摘要，检查有没有被改动。",
            discussion: "相同时退出码为 0；有不同时为 1，并列出是哪几个考核期。"
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "县的区划代码，如 620799。")
        var county: String

        func run() async throws {
            guard let county = RegionCode(county) else { throw CommandRefusal("区划代码写 6 位数字，如 620799。") }
            try await common.withCounty { settings, database, console in
                let desk = ScoresCommand.desk(settings, database)
                let verdict = try await database.read { tx in try desk.verify(county, tx) }
                guard verdict.differing.isEmpty else {
                    throw CommandRefusal("摘要不符：\(verdict.differing.joined(separator: "、"))。")
                }
                console.result("摘要相同：\(verdict.count) 个已公布的考核期。")
            }
        }
    }

    static func desk(_ settings: Settings, _ database: Database) -> ScoreDesk {
        let indicators = IndicatorDesk(
            database: database,
            environment: .live(),
            shelf: BookShelf(),
            sets: CountySite.indicatorSets,
            thresholds: settings.lights.thresholds
        )
        return ScoreDesk(indicators: indicators, vault: settings.vault, schemes: CountySite.schemes(settings))
    }

    static func line(_ problem: PlaybookProblem) -> String {
        let word = problem.severity == .error ? "错误" : "提醒"
        let place = "\(problem.file):\(problem.position.line):\(problem.position.column)"
        return "\(place): \(word)：\(SchemeReading.sentence(problem))"
    }
}
