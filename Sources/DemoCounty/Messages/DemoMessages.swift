import Accounts
import Core
import Database
import Messages

/// Lets the county's units write to one another for three weeks, and a few people say what burdens them.
struct DemoMessages {
    let desk: MessageDesk
    let clock: DemoClock
    let staff: DemoStaff
    let today: Day
    private(set) var refused: [String] = []

    init(_ database: Database, _ clock: DemoClock, _ staff: DemoStaff, today: Day) {
        desk = MessageDesk(database: database, environment: clock.environment)
        self.clock = clock
        self.staff = staff
        self.today = today
    }

    private var supervisor: Actor { staff.supervisors[0] }

    mutating func live() async throws {
        try await complain()
        try await write()
    }

    /// Units write; most of them read on the same day, some not yet.
    private mutating func write() async throws {
        let townships = staff.townships()
        let office = staff.unit("农业农村局").flatMap { staff.actors[$0.id] }
        try await send(
            -6,
            10,
            by: supervisor,
            to: townships,
            "下周一调度会改到下午三点",
            "地点不变。材料从系统里取，各乡镇不用另报书面材料。",
            readBy: townships.count
        )
        if let office {
            try await send(
                -4,
                9,
                by: office,
                to: Array(townships.prefix(8)),
                "改厕施工队下周进场，请安排村里接应",
                "施工顺序以台账里的编号为准，村里不用再报名单。",
                readBy: 6
            )
        }
        if let town = townships.first, let actor = staff.actors[town.id] {
            let villages = Array(staff.villages(in: town.region).prefix(3))
            try await send(
                -3,
                15,
                by: actor,
                to: villages,
                "周五上午县里来看拆除现场",
                "不用准备汇报材料，也不用陪同，按平时施工就行。",
                readBy: 2
            )
        }
        try await send(
            -1,
            16,
            by: supervisor,
            to: townships,
            "督查通报只发电子版",
            "纸质件不再送，收文、签收都在系统里。",
            readBy: 3
        )
    }

    private mutating func send(
        _ day: Int,
        _ hour: Int,
        by actor: Actor,
        to units: [Unit],
        _ title: String,
        _ body: String,
        readBy readers: Int
    ) async throws {
        clock.advance(to: Instant(today.adding(days: day), hour))
        let draft = MessageDraft(units: units.map(\.id), title: title, body: body, address: "/tasks")
        let outcome = try await SendMessage(desk)(draft, by: actor)
        refused += outcome.issues.map(\.key)
        guard let message = outcome.value else { return }
        for unit in units.prefix(readers) {
            guard let reader = staff.actors[unit.id] else { continue }
            // Where it was sent on a day off it is there on the next working day, which may not have come.
            if message.shownAt > Instant(today, 7) { break }
            clock.advance(to: max(clock.now.adding(seconds: 900), message.shownAt))
            try await OpenMessage(desk)(message.id, by: reader)
        }
    }

    private mutating func complain() async throws {
        let townships = staff.townships().compactMap { staff.actors[$0.id] }
        guard townships.count > 3 else { return }
        let acts = ComplaintActs(desk)
        if let first = try await enter(-24, townships[0], .repeated, "危房底数住建和民政各要一张表，内容一样。", "/ledgers/old-houses") {
            try await answer(-19, first, "查实两张表有七个相同字段。民政的表已停用，从台账里取数。")
        }
        if let second = try await enter(
            -20,
            townships[1],
            .traces,
            "走访要求每户拍三张照片上传，户里有意见。",
            "/ledgers/toilets",
            isAnonymous: true
        ) {
            try await answer(-16, second, "已取消每户拍照，只在验收时拍前后各一张。")
        }
        if let third = try await enter(-18, townships[2], .pressing, "晚上十点还在群里催进度，要求马上回。", "/tasks") {
            try await answer(-15, third, "已提醒有关科室，八点半到十八点以外不再催。")
            clock.advance(to: Instant(today.adding(days: -9), 9))
            let again = try await acts.reopen(third, words: "上周四晚上又催了一次。", code: "", by: townships[2])
            refused += again.issues.map(\.key)
        }
        _ = try await enter(-6, townships[3], .fault, "手机上台账的列太多，左右划着看很累。", "/ledgers/toilets")
        _ = try await enter(-5, townships[0], .other, "希望能按村导出未完成的户。", "/ledgers/toilets", isAnonymous: true)
    }

    private mutating func enter(
        _ day: Int,
        _ actor: Actor,
        _ kind: ComplaintKind,
        _ words: String,
        _ page: String,
        isAnonymous: Bool = false
    ) async throws -> ComplaintID? {
        clock.advance(to: Instant(today.adding(days: day), 11))
        let draft = ComplaintDraft(kind: kind, body: words, page: page, isAnonymous: isAnonymous)
        let outcome = try await EnterComplaint(desk)(draft, by: actor)
        refused += outcome.issues.map(\.key)
        return outcome.value?.id
    }

    private mutating func answer(_ day: Int, _ id: ComplaintID, _ words: String) async throws {
        clock.advance(to: Instant(today.adding(days: day), 10))
        let outcome = try await ComplaintActs(desk).answer(id, version: 1, words: words, by: supervisor)
        refused += outcome.issues.map(\.key)
    }
}
