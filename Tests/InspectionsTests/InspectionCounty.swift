import Core
import Database
import Files
import Foundation
import Inspections
import Ledgers
import Pictures
import TestSupport
import Testing

/// The sample county with a yearly plan, and photos a test has on its disk.
struct InspectionCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let environment: Environment
    let desk: InspectionDesk
    let folder: String
    private let clock: MovedClock

    init(_ database: Database, _ sample: SampleCounty, _ folder: String) {
        (self.database, self.sample, self.folder) = (database, sample, folder)
        let clock = MovedClock()
        self.clock = clock
        environment = clock.environment
        desk = InspectionDesk(
            database: database,
            environment: environment,
            files: FileVault(root: folder + "/vault"),
            personal: PersonalVault(secret: Array(repeating: 3, count: 32)),
            sent: SentPhotos { upload, actor, _ in
                let path = "\(folder)/\(actor.account)-\(upload)"
                return FileManager.default.fileExists(atPath: path) ? SentPhoto(path: path, name: "\(upload).jpg") : nil
            }
        )
    }

    var today: Day { environment.today }
    func later(days: Int) { clock.advance(days: days) }
    var village: RegionCode { RegionCode("620799101201") ?? SampleCounty.county }
    var otherVillage: RegionCode { RegionCode("620799102201") ?? SampleCounty.county }
    private var list: Checklist? { ChecklistShelf.shipped["clean-villages"] }

    func yearItem(times: Int = 36) async throws -> YearItemID {
        try #require(
            await GovernInspections(desk).addYearItem(
                year: today.year,
                title: "人居环境十天一督导",
                document: "云办发〔2026〕3号",
                approvedBy: "县委、县政府",
                times: times,
                by: sample.supervisor
            ).value
        )
    }

    func input(_ item: YearItemID) -> PlanInput {
        var input = PlanInput()
        (input.title, input.content) = ("村庄清洁督导", "看垃圾、塘沟、粪污")
        (input.document, input.approvedBy) = ("云政督〔2026〕3号", "县人民政府")
        (input.yearItem, input.checklist) = (item, "clean-villages")
        (input.first, input.last) = (today, today.adding(days: 2))
        input.places = [village, otherVillage]
        input.members = [sample.supervisor.account, sample.officer.account]
        input.head = sample.supervisor.account
        return input
    }

    func plan() async throws -> PlanID {
        try #require(await MakePlan(desk)(input(try await yearItem()), by: sample.supervisor).value)
    }

    /// Answers that lose nothing, with some changed.
    func answers(_ changes: [String: GivenValue] = [:], photos: [String: Int] = [:]) -> [GivenAnswer] {
        let good: [(String, GivenValue)] = [
            ("waste", .number(0)), ("bins", .text("日产日清")), ("ditch", .truth(false)), ("manure", .number(0)),
            ("film", .text("没有")), ("ruins", .number(0)), ("cleaner", .truth(true)), ("people", .text("村民为主")),
        ]
        return good.map { GivenAnswer(item: $0, value: changes[$0] ?? $1, photos: photos[$0] ?? 0) }
    }

    func visit(_ number: Int, _ answers: [GivenAnswer], photos: [String: [SentPhoto]] = [:]) -> VisitInput {
        var input = VisitInput()
        input.clientID = uuid(number)
        input.place = village
        input.spot = "二组东头"
        (input.checklist, input.version) = ("clean-villages", list?.version ?? "")
        input.answers = answers
        input.photos = photos
        input.foundAt = environment.now()
        return input
    }

    func uuid(_ number: Int) -> String { "8d0f3c1e-0000-4000-8000-" + number.padded(12) }

    func photo(_ seed: UInt64, quality: Int = 82, exif: Exif? = nil) throws -> SentPhoto {
        let path = "\(folder)/\(seed)-\(quality)-\(UInt64.random(in: 0...UInt64.max)).jpg"
        try Data(SamplePhoto(seed).jpeg(quality: quality, exif: exif)).write(to: URL(fileURLWithPath: path))
        return SentPhoto(path: path, name: "现场\(seed).jpg")
    }

    /// What begins as a recording in WebM.
    func voice(_ number: UInt8, size: Int = 40) throws -> SentPhoto {
        let path = "\(folder)/voice-\(number)-\(UInt64.random(in: 0...UInt64.max)).webm"
        let bytes = [0x1A, 0x45, 0xDF, 0xA3, number] + [UInt8](repeating: 7, count: size)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return SentPhoto(path: path, name: "录音 \(number) 秒.webm")
    }

    /// Rows of the tables an act may write: what a refused act leaves equal.
    func rows() async throws -> [String: Int] {
        try await database.read { tx in
            var counts: [String: Int] = [:]
            for table in [
                "inspection_plan", "inspection_place", "inspection_member", "inspection_visit", "inspection_answer",
                "inspection_deduction", "inspection_finding", "visit_voice", "photo", "photo_band", "photo_match",
                "photo_request",
                "problem", "attachment", "record", "inspection_series", "inspection_year_item",
            ] { counts[table] = try tx.count("FROM \(name: table)") }
            return counts
        }
    }
}

/// Runs `body` in a sample county of its own.
func withInspectionCounty(_ driver: Driver, _ body: (InspectionCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in
        let folder = NSTemporaryDirectory() + "luoshi-inspections-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(InspectionCounty(database, sample, folder))
    }
}
