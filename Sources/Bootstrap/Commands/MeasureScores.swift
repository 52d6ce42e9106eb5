import ArgumentParser
import Core
import Database
import Foundation
import Indicators
import Ledgers
import Programmes
import Regions
import Scores
import Tasks

/// Milliseconds of scoring every township of a filled county by sixty items, evidence included: the first time, then the
/// median and the slowest of many.
struct MeasureScores: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "scores", abstract: "给全县乡镇按六十个项目打分。")

    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: "次数。")
    var times = 30

    func run() async throws {
        try await common.withCounty { settings, database, console in
            let library = PlaybookLibrary.shipped.library
            let file = WrittenFile(name: "sixty.yaml", bytes: Array(Self.scheme(library).utf8))
            let plain = ScoresCommand.desk(settings, database)
            let desk = ScoreDesk(
                indicators: plain.indicators,
                vault: settings.vault,
                schemes: SchemeShelf(own: [file], library: library, sets: CountySite.indicatorSets)
            )
            let today = Environment.live().today
            let (period, count, evidence) = try await database.read { tx in
                let county = try tx.regions.list(RegionFilter(level: .county), in: nil, after: nil, limit: 1).first
                guard let county, let scheme = desk.schemes.reading("sixty")?.scheme else {
                    throw CommandRefusal("数据库里没有县，或方案写错了。")
                }
                let period = ScorePeriod.sample(county.code, from: today.adding(days: -365), through: today)
                let reading = try desk.live(period, scheme, tx)
                let lines = reading.scores.reduce(0) { $0 + $1.points.reduce(0) { $0 + $1.evidence.count } }
                return (period, reading.scores.count * scheme.items.count, lines)
            }
            let clock = ContinuousClock()
            var taken: [Double] = []
            for _ in 0..<max(2, times) {
                let start = clock.now
                try await database.read { tx in
                    guard let scheme = desk.schemes.reading("sixty")?.scheme else { return }
                    _ = ScoreRanks.ranks(try desk.live(period, scheme, tx).scores)
                }
                let (seconds, rest) = (clock.now - start).components
                taken.append(Double(seconds) * 1000 + Double(rest) / 1e15)
            }
            let later = taken.dropFirst().sorted()
            let figures = [taken[0], later[later.count / 2], later[later.count - 1]].map { String(format: "%.1f", $0) }
            console.result("\(figures.joined(separator: " ")) \(count) \(evidence)")
        }
    }

    /// Twenty targets, ten numbers, fifteen lines of tasks and fifteen of problems.
    private static func scheme(_ library: PlaybookLibrary) -> String {
        var lines: [String] = []
        func add(_ rest: String) {
            lines.append(
                "  - {key: i\(lines.count), word: 项目\(lines.count), group: 测速, part: whole, points: 1, source: 测速, \(rest)}"
            )
        }
        let targets = library.playbooks.compactMap { book in book.targets.first.map { "\(book.key).\($0.indicator)" } }
        for key in targets.prefix(20) { add("from: target, indicator: \(key), share: pace") }
        for key in targets.dropFirst(20).prefix(10) { add("from: indicator, indicator: \(key), share: value / 100") }
        let goals = RevitalisationGoal.allCases.map(\.rawValue)
        for place in 0..<15 {
            add("from: tasks, share: on_time / due" + (place < 10 ? "" : ", goal: \(goals[place - 10])"))
        }
        for place in 0..<15 {
            add("from: problems, share: on_time / due" + (place < 10 ? "" : ", aspect: 人居环境"))
        }
        return """
            key: sixty
            name: 六十个项目
            source: 测速
            subject: townships
            parts:
              - {key: whole, word: 全部, points: \(lines.count)}
            items:
            \(lines.joined(separator: "\n"))

            """
    }
}
