import Accounts
import Core
import Testing

@testable import Messages

@Suite struct MessageRuleTests {
    private static let county = RegionCode("620799")
    private static let township = RegionCode("620799101")
    private static let village = RegionCode("620799101201")
    private static let otherVillage = RegionCode("620799102201")

    private static func actor(_ role: Role, _ region: RegionCode?) throws -> Actor {
        Actor(
            account: AccountID(rawValue: 1),
            name: "甲",
            post: PostID(rawValue: 1),
            role: role,
            unit: UnitID(rawValue: 1),
            unitName: "单位",
            region: try #require(region)
        )
    }

    private static func unit(_ kind: UnitKind, _ region: RegionCode?, id: Int64 = 2) throws -> Unit {
        let region = try #require(region)
        return Unit(
            id: UnitID(rawValue: id),
            county: region.ancestor(at: .county) ?? region,
            region: region,
            kind: kind,
            name: "乙",
            shortName: "乙",
            position: 1
        )
    }

    /// Columns: department, own township, own village, a village of another township, a unit of another county.
    @Test(arguments: [
        (Role.supervisor, "620799", "yyyyn"), (.leader, "620799", "yyyyn"), (.administrator, "620799", "yyyyn"),
        (.officer, "620799", "yynnn"), (.township, "620799101", "ynynn"), (.village, "620799101202", "nynnn"),
    ])
    func onlyThoseMayWriteToWhomTheyWorkWith(role: Role, region: String, answers: String) throws {
        let actor = try Self.actor(role, RegionCode(region))
        let own: UnitID? = role == .township ? actor.unit : nil
        let units = [
            try Self.unit(.department, Self.county), try Self.unit(.township, Self.township, id: own?.rawValue ?? 2),
            try Self.unit(.village, Self.village), try Self.unit(.village, Self.otherVillage),
            try Self.unit(.department, RegionCode("620798")),
        ]
        let allowed = units.map { MessagePolicy.maySend(actor, to: $0) ? "y" : "n" }.joined()
        #expect(allowed == answers)
    }

    /// 2026-06-10 is a Wednesday; 06-19 to 06-21 are 端午; 2026-02-14 is a Saturday people work.
    @Test(arguments: [
        ("2026-06-10", 9, 0, "2026-06-10 09:00"), ("2026-06-10", 7, 0, "2026-06-10 08:30"),
        ("2026-06-10", 18, 0, "2026-06-11 08:30"), ("2026-06-12", 20, 0, "2026-06-15 08:30"),
        ("2026-06-18", 23, 0, "2026-06-22 08:30"), ("2026-06-20", 10, 0, "2026-06-22 08:30"),
        ("2026-02-14", 10, 0, "2026-02-14 10:00"), ("2026-09-30", 19, 0, "2026-10-08 08:30"),
    ])
    func whatIsSentInQuietHoursArrivesWhenPeopleWork(day: String, hour: Int, minute: Int, next: String) throws {
        let moment = Instant(startOf: try #require(Day(day))).adding(seconds: hour * 3600 + minute * 60)
        let reached = QuietHours.standard.next(from: moment, WorkingCalendar())
        #expect("\(reached.day) \(QuietHours.clock(reached.clock.hour * 60 + reached.clock.minute))" == next)
        #expect(QuietHours.standard.isQuiet(moment, WorkingCalendar()) == (reached != moment))
    }

    @Test(arguments: [
        ("08:30", 510), ("8:30", 510), ("18：00", 1080), ("24:00", 1440), ("0:00", 0), ("8", nil), ("25:00", nil),
        ("08:60", nil), ("八点", nil), ("08:5", nil), ("24:01", nil), ("", nil),
    ])
    func hoursAreReadAsPeopleTypeThem(text: String, minutes: Int?) {
        #expect(QuietHours.minutes(text) == minutes)
    }

    @Test func messagesSayWhatTheyLack() throws {
        let officer = try Self.actor(.officer, Self.county)
        let unit = [UnitID(rawValue: 3)]
        let cases: [(MessageDraft, [String])] = [
            (MessageDraft(units: unit, title: "开会", address: "/tasks?light=behind"), []),
            (MessageDraft(units: [], title: ""), ["message.units", "message.title"]),
            (MessageDraft(units: unit, title: String(repeating: "长", count: 61)), ["message.long"]),
            (MessageDraft(units: unit, title: "a", body: String(repeating: "长", count: 2001)), ["message.long"]),
            (MessageDraft(units: unit, title: "a", address: "//evil.example"), ["message.address"]),
            (MessageDraft(units: unit, title: "a", address: "https://evil.example"), ["message.address"]),
            (MessageDraft(units: unit, title: "a", address: "javascript:alert(1)"), ["message.address"]),
            (MessageDraft(units: unit, title: "a", isUrgent: true, reason: "急"), ["message.urgent"]),
        ]
        for (draft, keys) in cases { #expect(MessageRules.issues(draft, by: officer).map(\.key) == keys) }
        let supervisor = try Self.actor(.supervisor, Self.county)
        let urgent = MessageDraft(units: unit, title: "a", isUrgent: true)
        #expect(MessageRules.issues(urgent, by: supervisor).map(\.key) == ["message.reason"])
    }
}
