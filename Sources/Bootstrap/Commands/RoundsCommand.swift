import ArgumentParser
import Core
import Database
import Files
import Foundation
import Indicators
import Ledgers
import Pages
import Papers
import Programmes
import Rounds

/// `luoshi rounds`: what comes due, the pack of a dispatch, sample sizes, and whether draws come out the same again.
struct RoundsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rounds",
        abstract: "调度、督导的轮次。",
        subcommands: [Due.self, Pack.self, Sample.self, Verify.self, Calendar.self]
    )

    static func desk(_ settings: Settings, _ database: Database) -> RoundDesk {
        let environment = Environment.live()
        let indicators = IndicatorDesk(
            database: database,
            environment: environment,
            shelf: BookShelf(),
            sets: IndicatorSet.read(beside: PlaybookLibrary.shipped.library).sets,
            thresholds: settings.lights.thresholds
        )
        return RoundDesk(
            papers: PaperDesk(
                database: database,
                environment: environment,
                vault: settings.vault,
                indicators: indicators
            )
        )
    }

    struct Due: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "due", abstract: "往后四周要到期的轮次。")

        @OptionGroup var common: CommonOptions
        @OptionGroup var county: CountyOption

        func run() async throws {
            let code = try county.code
            try await common.withCounty { settings, database, console in
                let desk = RoundsCommand.desk(settings, database)
                let due = try await database.read { tx in
                    try desk.due(in: code, from: desk.today.adding(days: -14), through: desk.today.adding(days: 28), tx)
                }
                if due.isEmpty { console.say("没有要到期的轮次：在页面“调度 · 轮次安排”里启用。") }
                for one in due {
                    let state = one.round.map { "已开始 /rounds/\($0)" } ?? "还没有开始"
                    console.result("\(one.occurrence.due)\t\(one.cadence.name)\t\(state)")
                }
            }
        }
    }

    struct Pack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pack",
            abstract: "把一轮调度的全套材料写成一个 zip：议程、各乡镇、各专项、通报、表格、挂图。",
            discussion: "材料用页面上生成时的数字；还没有生成的，先在页面上点“生成调度材料”。"
        )

        @OptionGroup var common: CommonOptions
        @Argument(help: "轮次的编号，即地址 /rounds/… 后面的数。")
        var round: String
        @Option(name: [.short, .long], help: "写到哪个文件（.zip）。")
        var output: String

        func run() async throws {
            guard let id = RoundID(round) else { throw CommandRefusal("轮次的编号要写成数，例如 184467440737。") }
            try await common.withCounty { _, database, console in
                let pack = try await database.read { tx in try tx.packs.pack(of: id) }
                guard let pack else { throw CommandRefusal("这一轮还没有生成调度材料：先在页面 /rounds/\(id) 上生成。") }
                let names = try PackArchive.write(pack, office: "\(pack.county)督查室", to: output)
                console.result("\(output)：\(names.count) 份材料，数字截至 \(Format.moment(pack.asOf))。")
            }
        }
    }

    struct Sample: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sample",
            abstract: "排查以后要抽查多少项；不用数据库。"
        )

        @Option(name: .long, help: "一共多少项。")
        var size: Int
        @Option(name: .long, help: "要查得出的差错率，%。")
        var error: Double = 5
        @Option(name: .long, help: "把握，%。")
        var confidence: Double = 95

        func run() async throws {
            guard size > 0, (0.1...50).contains(error), (50...99.9).contains(confidence) else {
                throw CommandRefusal("--size 写大于 0 的数，--error 写 0.1 到 50，--confidence 写 50 到 99.9。")
            }
            let count = SampleSize.needed(of: size, share: error / 100, confidence: confidence / 100)
            let power = SampleSize.power(count, of: size, share: error / 100)
            Console().result("\(count)\t\(Format.percent(power))")
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "按留下的随机数把每次排查抽查再抽一遍，检查结果是不是相同。",
            discussion: "相同时退出码为 0；有不同时为 1，并列出是哪几次。"
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await common.withCounty { _, database, console in
                let (samples, differing) = try await database.read { try $0.surveys.verify() }
                guard differing.isEmpty else {
                    let list = differing.prefix(10).map { "\($0)" }.joined(separator: "、")
                    throw CommandRefusal("\(differing.count) 次抽查与随机数不符：\(list)。")
                }
                console.result("抽查结果相同：\(samples) 次。")
            }
        }
    }

    struct Calendar: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "calendar",
            abstract: "一年的放假和调休；不用数据库。"
        )

        @Argument(help: "哪一年，例如 2026。")
        var year: Int

        func run() async throws {
            guard (2000...2100).contains(year), let first = Day(year: year, month: 1, day: 1) else {
                throw CommandRefusal("年份写 2000 到 2100 之间的数，例如 2026。")
            }
            let (calendar, console) = (WorkingCalendar(), Console())
            if !calendar.isAnnounced(year) { console.say("\(year) 年的放假安排程序里没有，先按法定节日。") }
            for day in (0..<366).map({ first.adding(days: $0) }) where day.year == year {
                guard let word = calendar.word(of: day) else { continue }
                console.result("\(day)\t\(calendar.isWorking(day) ? "上班" : "放假")\t\(word)")
            }
        }
    }
}
