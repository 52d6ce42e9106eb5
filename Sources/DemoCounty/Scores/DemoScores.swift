import Accounts
import Core
import Database
import Files
import Foundation
import Indicators
import Programmes
import Scores
import Tasks

/// Scores of the fictional county: last year's result marked from files, frozen, appealed, published; this year's daily
/// score at work, with an appeal that waits, a mistake that was tolerated, and a look at the data.
struct DemoScores {
    let indicators: IndicatorDesk
    let clock: DemoClock
    let staff: DemoStaff
    let vault: FileVault
    let today: Day
    private var random: SeededGenerator
    private(set) var refused: [String] = []

    init(
        _ indicators: IndicatorDesk,
        _ clock: DemoClock,
        _ staff: DemoStaff,
        _ vault: FileVault,
        today: Day,
        _ random: SeededGenerator
    ) {
        self.indicators = indicators
        self.clock = clock
        self.staff = staff
        self.vault = vault
        self.today = today
        self.random = random
    }

    private var supervisor: Actor { staff.supervisors[0] }
    private var other: Actor { staff.supervisors[1] }

    private var desk: ScoreDesk {
        let file = WrittenFile(name: "\(DemoScheme.key).yaml", bytes: Array(DemoScheme.yaml.utf8))
        let library = PlaybookLibrary.shipped.library
        return ScoreDesk(
            indicators: indicators,
            vault: vault,
            schemes: SchemeShelf(own: [file], library: library, sets: indicators.sets)
        )
    }

    mutating func live() async throws {
        let desk = desk
        try await lastYear(desk)
        try await thisYear(desk)
    }

    // MARK: Last year

    private mutating func lastYear(_ desk: ScoreDesk) async throws {
        at(-59, 9)
        // A year that was over when this happens, also early in the next one.
        let year = today.adding(days: -60).year - 1
        let opened = try await OpenPeriod(desk)(
            scheme: DemoScheme.key,
            name: "\(year)年度乡镇考核",
            from: Day(year: year, month: 1, day: 1),
            through: Day(year: year, month: 12, day: 31),
            peers: ["weak": weak],
            by: supervisor
        )
        guard let period = note(opened) else { return }
        let townships = staff.townships()
        // How well a township does, more or less, in everything.
        let level = townships.map { _ in random.whole(76...93) }
        for (place, item) in ["environment", "industry", "problems", "guarantees", "income", "villagers"].enumerated() {
            at(-58 + place, 10)
            let marks = townships.indices.map { index in
                (unit: townships[index].id, mark: Optional(Double(min(99, level[index] + random.whole(-6...6)))))
            }
            let keep = file("\(year)年度考核汇总表（\(item)）.txt", "各乡镇得分，考核组签字确认。")
            note(
                try await GiveMark(desk)(
                    period,
                    item: item,
                    marks: marks,
                    words: "按考核组汇总表",
                    file: keep,
                    by: supervisor
                )
            )
        }
        note(
            try await GiveMark(desk)(
                period,
                unit: townships[3].id,
                item: "model",
                mark: 1,
                words: "经验在全市推广",
                file: file("推广文件.txt", "市级简报。"),
                by: supervisor
            )
        )
        at(-50, 15)
        note(try await SettlePeriod(desk).freeze(period, version: 1, by: supervisor))
        at(-48, 9)
        if let actor = staff.actors[townships[5].id] {
            let appeal = try await HearAppeal(desk).file(
                period,
                unit: townships[5].id,
                item: "problems",
                reason: "有 2 个问题验收单没有送到考核组，补交后应加 1 分。",
                by: actor
            )
            at(-44, 16)
            if let appeal = note(appeal) {
                note(
                    try await HearAppeal(desk).decide(
                        period,
                        appeal,
                        isChanged: true,
                        points: 17.5,
                        reason: "验收单属实，补记。",
                        by: other
                    )
                )
            }
        }
        at(-15, 9)
        note(try await SettlePeriod(desk).publish(period, version: 2, by: supervisor))
    }

    // MARK: This year

    private mutating func thisYear(_ desk: ScoreDesk) async throws {
        at(-14, 9)
        let opened = try await OpenPeriod(desk)(
            scheme: "township-yearly",
            name: "\(today.year)年度乡镇考核",
            from: Day(year: today.year, month: 1, day: 1),
            through: Day(year: today.year, month: 12, day: 31),
            peers: ["weak": weak, "river": Set(staff.townships().prefix(7).map(\.id))],
            by: supervisor
        )
        guard let period = note(opened) else { return }
        at(-3, 10)
        let reading = try await indicators.database.read { [supervisor] tx in
            try desk.reading(try tx.scores.find(period, in: supervisor.county), tx)
        }
        let townships = staff.townships()
        if let actor = staff.actors[townships[0].id], let item = lost(reading, townships[0].id, skipping: 0) {
            note(
                try await HearAppeal(desk).file(
                    period,
                    unit: townships[0].id,
                    item: item,
                    reason: "有 1 项是等县上批复才晚办结的，批复 8 天前才到。",
                    by: actor
                )
            )
        }
        if let actor = staff.actors[townships[1].id], let item = lost(reading, townships[1].id, skipping: 0) {
            let plea = TolerateMistake.Plea(
                facts: "试行拆除与复垦同步验收，县里当时还没有办法，走了两遍程序，超过了期限。",
                motive: .inexperience,
                rule: .unclear,
                purpose: .development
            )
            let asked = try await TolerateMistake(desk).ask(period, unit: townships[1].id, item: item, plea, by: actor)
            at(-2, 15)
            if let asked = note(asked) {
                note(
                    try await TolerateMistake(desk).decide(
                        period,
                        asked,
                        .exempted,
                        points: nil,
                        reason: "属先行先试，未造成损失，已补办手续。",
                        approver: "中共云岭县纪律检查委员会",
                        by: other
                    )
                )
            }
        }
        at(-1, 22)
        _ = try await CheckQuality(desk)(period, by: supervisor)
    }

    /// The first item in which a unit lost points.
    private func lost(_ reading: ScoreReading, _ unit: UnitID, skipping: Int) -> String? {
        reading.score(unit)?.points.filter { point in
            guard let item = reading.scheme.item(point.item), item.kind == .points else { return false }
            return point.state == .known && point.points < item.points - 0.01
        }.dropFirst(skipping).first?.item
    }

    private var weak: Set<UnitID> { Set(staff.townships().suffix(5).map(\.id)) }

    // MARK: Helping

    private func at(_ days: Int, _ hour: Int) { clock.advance(to: Instant(today.adding(days: days), hour)) }

    private func file(_ name: String, _ words: String) -> GiveMark.KeepFile {
        let (vault, environment) = (vault, clock.environment)
        return {
            let path = NSTemporaryDirectory() + "luoshi-demo-\(UInt64.random(in: 0...UInt64.max)).txt"
            try Data("\(name)\n\(words)\n".utf8).write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            let stored = try vault.store(contentsOf: path, originalName: name)
            return NewScoreFile(
                id: environment.newNumber(),
                digest: stored.digest.description,
                name: stored.name.description,
                mediaType: stored.type.contentType,
                size: stored.size
            )
        }
    }

    @discardableResult
    private mutating func note<Value>(_ outcome: Outcome<Value>) -> Value? {
        refused += outcome.issues.map(\.key)
        return outcome.value
    }
}
