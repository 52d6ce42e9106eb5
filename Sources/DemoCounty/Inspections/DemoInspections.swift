import Accounts
import Core
import Database
import Files
import Foundation
import Inspections
import Ledgers
import Pictures
import Problems

/// Three rounds of ten-day supervision: two with their conclusions, one on its way; points lost, problems found, and a photo
/// that somebody used twice.
struct DemoInspections {
    let desk: InspectionDesk
    let clock: DemoClock
    let staff: DemoStaff
    let today: Day
    private var number = 0
    private(set) var refused: [String] = []

    init(
        _ database: Database,
        _ clock: DemoClock,
        _ staff: DemoStaff,
        _ vault: FileVault,
        _ personal: PersonalVault,
        today: Day
    ) {
        desk = InspectionDesk(
            database: database,
            environment: clock.environment,
            files: vault,
            personal: personal
        )
        (self.clock, self.staff, self.today) = (clock, staff, today)
    }

    private var supervisor: Actor { staff.supervisors[0] }
    private var group: [Actor] {
        [supervisor] + ["农业农村局", "住建局"].compactMap { name in staff.unit(name).flatMap { staff.actors[$0.id] } }
    }

    mutating func live() async throws {
        at(-40, 10)
        let items = try await yearItems()
        let townships = staff.townships()
        let places = townships.prefix(5).flatMap { staff.villages(in: $0.region).prefix(2).map(\.region) }
        guard places.count == 10 else { return }
        let first = try await plan("村庄清洁十天督导（第一轮）", "clean-villages", Array(places.prefix(5)), -25, items)
        try await visitFirst(first, places)
        let second = try await plan("老旧房屋拆除十天督导（第二轮）", "old-houses", Array(places.suffix(4)), -14, items)
        try await visitSecond(second, places)
        let third = try await plan("村庄清洁十天督导（第三轮）", "clean-villages", Array(places.prefix(6)), -1, items)
        try await visitThird(third, places)
        try await photoRequest()
    }

    /// One line a year the rounds fall into.
    private mutating func yearItems() async throws -> [Int: YearItemID] {
        var items: [Int: YearItemID] = [:]
        for year in Set([clock.now.day.year, today.year]).sorted() {
            let outcome = try await GovernInspections(desk).addYearItem(
                year: year,
                title: "乡村振兴重点工作十天一督导",
                document: "云办发〔\(year)〕6号",
                approvedBy: "县委、县人民政府",
                times: 36,
                by: supervisor
            )
            note(outcome.issues)
            items[year] = outcome.value
        }
        return items
    }

    private mutating func plan(
        _ title: String,
        _ checklist: String,
        _ places: [RegionCode],
        _ day: Int,
        _ items: [Int: YearItemID]
    ) async throws -> PlanID? {
        at(day, 8)
        var input = PlanInput()
        input.title = title
        input.content = "随机到村入户，看现场、查记录、问群众；不打招呼、不要陪同、不要汇报材料。"
        input.document = "云政督〔\(clock.now.day.year)〕\(number + 3)号"
        input.approvedBy = "县人民政府"
        (input.first, input.last) = (today.adding(days: day), today.adding(days: day + 2))
        input.yearItem = input.first.flatMap { items[$0.year] }
        input.checklist = checklist
        input.places = places
        input.members = group.map(\.account)
        input.head = supervisor.account
        number += 1
        let outcome = try await MakePlan(desk)(input, by: supervisor)
        note(outcome.issues)
        return outcome.value
    }

    private mutating func visitFirst(_ plan: PlanID?, _ places: [RegionCode]) async throws {
        guard let plan else { return }
        at(-25, 10)
        let dirty: [String: GivenValue] = ["waste": .number(3), "manure": .number(2), "people": .text("干部为主")]
        try await visit(plan, places[0], "村委会西侧渠边", dirty, photos: ["waste": photo(1, heaps: 4)])
        at(-25, 15)
        try await visit(plan, places[1], "一组", ["bins": .text("三天内清运")])
        at(-24, 10)
        let ditch: [String: GivenValue] = ["ditch": .truth(true), "cleaner": .truth(false)]
        try await visit(plan, places[2], "三组桥头", ditch, photos: ["ditch": photo(2, heaps: 3)], by: 1)
        at(-24, 16)
        try await visit(plan, places[3], "二组", ["ruins": .number(2), "film": .text("零星")], by: 2)
        at(-23, 11)
        try await visit(plan, places[4], "四组", [:], by: 1)
        let words = "总的看，多数村日常保洁跟上了；差在沟渠和背街后巷。要求三日内清完渠边积存垃圾，保洁员到岗情况由乡镇每周核一次。"
        try await close(plan, words, -22)
    }

    private mutating func visitSecond(_ plan: PlanID?, _ places: [RegionCode]) async throws {
        guard let plan else { return }
        let good: [String: GivenValue] = [
            "pace": .number(2), "elders": .text("随子女同住"), "shed": .truth(false), "tools": .text("已有存放处"),
            "animals": .number(0), "rubble": .number(0), "plot": .truth(true),
        ]
        let changes: [(place: Int, spot: String, answers: [String: GivenValue], heaps: Int)] = [
            (6, "三组拆除现场", ["rubble": .number(2), "animals": .number(4)], 5), (7, "一组", ["pace": .number(0)], 0),
            (8, "五组东头", ["elders": .text("没有着落"), "tools": .text("露天堆放")], 0), (9, "二组", [:], 0),
        ]
        for (place, change) in changes.enumerated() {
            at(-14 + place / 2, 10 + place % 2 * 5)
            let photos = change.heaps > 0 ? ["rubble": photo(UInt64(10 + place), heaps: change.heaps)] : [:]
            let notes = change.answers["elders"] == nil ? [:] : ["elders": "七十二岁，一个人，暂住侄子家，已同乡镇商定三日内进敬老院。"]
            try await visit(
                plan,
                places[change.place],
                change.spot,
                good.merging(change.answers) { $1 },
                photos: photos,
                notes: notes,
                by: place % 3,
                usual: [:]
            )
        }
        try await close(plan, "拆除进度加快，清运和老人安置还有短板。没有着落的一户当场同乡镇商定了住处，三日内回访。", -11)
    }

    private mutating func visitThird(_ plan: PlanID?, _ places: [RegionCode]) async throws {
        guard let plan else { return }
        at(-1, 10)
        // The same corner as three weeks ago, cleared: before and after stand side by side.
        try await visit(plan, places[0], "村委会西侧渠边", ["bins": .text("三天内清运")], photos: ["waste": photo(1, heaps: 0)])
        at(-1, 14)
        let again: [String: GivenValue] = ["ditch": .truth(true)]
        // Somebody sends the photo of another village, saved again.
        try await visit(
            plan,
            places[3],
            "二组",
            again,
            photos: ["ditch": photo(2, heaps: 3, quality: 55, day: -24)],
            by: 2
        )
        at(-1, 16)
        let waste: [String: GivenValue] = ["waste": .number(2), "film": .text("成片")]
        try await visit(plan, places[2], "三组桥头", waste, photos: ["waste": photo(3, heaps: 2)], by: 1)
        at(-1, 17)
        try await visit(plan, places[1], "一组", [:])
    }

    private mutating func photoRequest() async throws {
        at(-1, 18)
        guard let township = staff.townships().dropFirst(2).first, let actor = staff.actors[township.id] else { return }
        var input = PhotoRequestInput()
        input.unit = township.id
        input.reason = "三组桥头沟渠清理以后的样子，和督导时的照片对照"
        input.rule = "村庄清洁检查表：沟渠里的垃圾要拍清楚位置"
        (input.wanted, input.last) = (2, today.adding(days: 5))
        let outcome = try await PhotoActs(desk).ask(input, by: supervisor)
        note(outcome.issues)
        guard let request = outcome.value else { return }
        at(-1, 20)
        let path = try file(photo(31, heaps: 0))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let answer = try await PhotoActs(desk).answer(request, [SentPhoto(path: path, name: "清理后.jpg")], by: actor)
        note(answer.issues)
    }

    private static let clean: [String: GivenValue] = [
        "waste": .number(0), "bins": .text("日产日清"), "ditch": .truth(false), "manure": .number(0), "film": .text("没有"),
        "ruins": .number(0), "cleaner": .truth(true), "people": .text("村民为主"),
    ]

    private mutating func visit(
        _ plan: PlanID,
        _ place: RegionCode,
        _ spot: String,
        _ changes: [String: GivenValue],
        photos: [String: [UInt8]] = [:],
        notes: [String: String] = [:],
        by member: Int = 0,
        usual: [String: GivenValue] = DemoInspections.clean
    ) async throws {
        let actor = group[member % group.count]
        let values = usual.merging(changes) { $1 }
        let list = usual.isEmpty ? "old-houses" : "clean-villages"
        number += 1
        var input = VisitInput()
        input.clientID = "0a9d6f00-0000-4000-8000-" + number.padded(12)
        (input.place, input.spot) = (place, spot)
        (input.checklist, input.version) = (list, desk.shelf[list]?.version ?? "")
        input.answers = values.sorted { $0.key < $1.key }.map { key, value in
            GivenAnswer(item: key, value: value, note: notes[key] ?? "", photos: photos[key] == nil ? 0 : 1)
        }
        let paths = try photos.mapValues(file)
        defer { for path in paths.values { try? FileManager.default.removeItem(atPath: path) } }
        input.photos = paths.mapValues { [SentPhoto(path: $0, name: "现场照片.jpg")] }
        (input.foundAt, input.device) = (clock.now, "手机网页，离线记录")
        input.position = VisitPosition(
            latitude: 38.9 + Double(number) / 977,
            longitude: 100.4 + Double(number) / 661,
            accuracy: Double(6 + number % 9)
        )
        note(try await DeliverVisit(desk)(input, of: plan, by: actor).issues)
    }

    private mutating func close(_ plan: PlanID, _ words: String, _ day: Int) async throws {
        at(day, 17)
        note(try await EndPlan(desk).close(plan, version: 1, conclusion: words, by: supervisor).issues)
    }

    /// A photo taken now, or on an earlier day.
    private func photo(_ seed: UInt64, heaps: Int, quality: Int = 80, day: Int? = nil) -> [UInt8] {
        let moment = day.map { Instant(today.adding(days: $0), 10, 12) } ?? clock.now.adding(seconds: -240)
        let position = Exif.Position(latitude: 38.9 + Double(seed) / 977, longitude: 100.4 + Double(seed) / 661)
        let exif = Exif(orientation: 1, takenAt: moment, camera: "HUAWEI Enjoy 20", position: position)
        return DemoScene(seed: seed, heaps: heaps).jpeg(quality: quality, exif: exif)
    }

    private func file(_ bytes: [UInt8]) throws -> String {
        let path = NSTemporaryDirectory() + "luoshi-demo-\(UInt64.random(in: 0...UInt64.max)).jpg"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func at(_ days: Int, _ hour: Int) { clock.advance(to: Instant(today.adding(days: days), hour)) }

    private mutating func note(_ issues: [Issue]) {
        refused += issues.map { "inspection: \(inspectionWords.sentence(for: $0))" }
    }
}
