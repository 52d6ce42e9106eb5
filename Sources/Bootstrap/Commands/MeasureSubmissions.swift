import Accounts
import ArgumentParser
import Core
import Database
import DemoCounty
import Files
import Foundation
import Inspections
import Ledgers
import Pictures
import Regions

/// Seconds in which so many phones deliver at the same time, each visit with a photo and twice, and how many were stored.
struct MeasureSubmissions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "submissions", abstract: "许多手机同时交检查记录。")

    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: "几份记录。")
    var count = 500

    func run() async throws {
        let settings = try common.settings([:])
        let database = try await OpenDatabase(address: settings.database).migrated(Console())
        let today = Environment.live().today
        let personal = PersonalVault(secret: settings.personalKey)
        let county = DemoCounty(
            database: database,
            vault: settings.vault,
            today: today,
            personal: personal,
            ledgerSize: 0
        )
        if try await database.read({ tx in try tx.count("FROM region") }) == 0 { _ = try await county.fill() }
        let desk = InspectionDesk(database: database, environment: .live(), files: settings.vault, personal: personal)
        let inspection = try await plan(desk, today)
        try await deliver(desk, inspection, today)
        try await database.close()
    }

    private struct Ground: Sendable {
        let plan: PlanID
        let village: RegionCode
        let actor: Actor
        let version: String
    }

    /// An inspection in a village where nobody was lately.
    private func plan(_ desk: InspectionDesk, _ today: Day) async throws -> Ground {
        guard let code = DemoCounty.county, let list = desk.shelf["clean-villages"] else {
            throw CommandRefusal("没有示范县。")
        }
        let (actor, villages) = try await desk.database.read { tx in
            let people = try tx.posts.actors(in: code).map(\.actor)
            return (people.first { $0.role == .supervisor }, try tx.regions.villages(in: code))
        }
        guard let actor, let village = villages.last?.code else { throw CommandRefusal("示范县里没有督查人员。") }
        let item = try await GovernInspections(desk).addYearItem(
            year: today.year,
            title: "测速 \(UInt64.random(in: 0...UInt64.max))",
            document: "测速",
            approvedBy: "测速",
            times: 1,
            by: actor
        ).value
        var input = PlanInput()
        (input.title, input.content, input.document, input.approvedBy) = ("测速", "测速", "测速", "测速")
        (input.yearItem, input.checklist) = (item, list.key)
        (input.first, input.last) = (today, today)
        (input.places, input.members, input.head) = ([village], [actor.account], actor.account)
        let outcome = try await MakePlan(desk)(input, by: actor)
        guard let plan = outcome.value else {
            throw CommandRefusal(outcome.issues.map(inspectionWords.sentence).joined(separator: "\n"))
        }
        return Ground(plan: plan, village: village, actor: actor, version: list.version)
    }

    private func deliver(_ desk: InspectionDesk, _ ground: Ground, _ today: Day) async throws {
        let path = NSTemporaryDirectory() + "luoshi-measure-\(UInt64.random(in: 0...UInt64.max)).jpg"
        // The size a phone sends: 1,600 pixels wide.
        let noise = (0..<1600 * 1200 * 3).map { UInt8(truncatingIfNeeded: $0 / 4800 &* 7 &+ $0 % 4800 / 60 &* 3) }
        let photo = JPEGWriter.write(width: 1600, height: 1200, pixels: noise) ?? []
        try Data(photo).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let run = UInt64.random(in: 0..<1 << 48)
        let inputs = (0..<count).map { input($0, run, path, ground) }
        let start = ContinuousClock.now
        let delivered = try await withThrowingTaskGroup(of: Delivery?.self) { group in
            for input in inputs + inputs {
                group.addTask { try await DeliverVisit(desk)(input, of: ground.plan, by: ground.actor).value }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let taken = start.duration(to: .now).inSeconds
        let stored = try await desk.database.read { tx in try tx.visits.count(of: ground.plan) }
        let lost = delivered.count { $0 == nil } + max(0, count - stored)
        Console().result(String(format: "%.2f", taken) + " \(stored) \(lost) \(max(0, stored - count))")
    }

    private func input(_ number: Int, _ run: UInt64, _ path: String, _ ground: Ground) -> VisitInput {
        let digits = String(run, radix: 16)
        var input = VisitInput()
        input.clientID =
            "00000000-\(String(format: "%04x", number))-4000-8000-"
            + String(repeating: "0", count: 12 - digits.count) + digits
        (input.place, input.spot) = (ground.village, "\(number + 1) 户")
        (input.checklist, input.version) = ("clean-villages", ground.version)
        let answers: [(String, GivenValue)] = [
            ("waste", .number(1)), ("bins", .text("日产日清")), ("ditch", .truth(false)), ("manure", .number(0)),
            ("film", .text("没有")), ("ruins", .number(0)), ("cleaner", .truth(true)), ("people", .text("村民为主")),
        ]
        input.answers = answers.map { GivenAnswer(item: $0, value: $1, photos: $0 == "waste" ? 1 : 0) }
        input.photos = ["waste": [SentPhoto(path: path, name: "现场.jpg")]]
        input.foundAt = Environment.live().now()
        return input
    }
}
