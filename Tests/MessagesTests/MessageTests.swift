import Accounts
import Core
import Database
import Outgoing
import Records
import TestSupport
import Testing
import Web

@testable import Messages

@Suite struct MessageTests {
    @Test(arguments: Driver.allCases)
    func aMessageIsReadByUnitsAndByNobodyElse(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county in
            let clock = MovedClock(maker: 9)
            let desk = MessageDesk(database: database, environment: clock.environment)
            let draft = MessageDraft(
                units: [county.township.unit, county.otherOfficer.unit],
                title: "6月12日开现场会",
                body: "请带上台账。",
                address: "/tasks"
            )
            let sent = try #require(try await SendMessage(desk)(draft, by: county.supervisor).value)
            #expect(sent.shownAt == sent.at)
            func unread(_ actor: Actor) async throws -> Int {
                try await database.read { tx in try tx.messages.unread(for: actor, at: clock.environment.now()) }
            }
            #expect(try await unread(county.township) == 1)
            #expect(try await unread(county.village) == 0)
            #expect(try await unread(county.supervisor) == 0)
            try await OpenMessage(desk)(sent.id, by: county.township)
            try await OpenMessage(desk)(sent.id, by: county.township)
            #expect(try await unread(county.township) == 0)
            for stranger in [county.village, county.officer, county.otherSupervisor] {
                await #expect(throws: NotFound.self) { try await OpenMessage(desk)(sent.id, by: stranger) }
            }
            let receipts = try await database.read { tx in try tx.messages.receipts(of: sent.id) }
            #expect(Set(receipts.filter { $0.readAt != nil }.map(\.unit)) == [county.township.unit])
            // The record names the unit, not who of it.
            let people = try await database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "message.receipt"
                return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 9)
            }
            #expect(people.map(\.person) == [county.township.unitName] && people.allSatisfy { $0.author == nil })
            try await OpenMessage(desk).archive(sent.id, true, by: county.township)
            let views = try await database.read { tx in
                try InboxFilter.View.allCases.map { view in
                    try tx.messages.inbox(
                        InboxFilter(view: view, words: "现场"),
                        for: county.township,
                        at: clock.environment.now(),
                        limit: 9
                    ).count
                }
            }
            #expect(views == [0, 0, 1])
            let refused = try await SendMessage(desk)(
                MessageDraft(units: [county.village.unit], title: "交表"),
                by: county.officer
            )
            #expect(refused.issues.map(\.key) == ["message.notAllowed"])
        }
    }

    @Test(arguments: Driver.allCases)
    func quietHoursHoldAMessageBackUnlessItIsUrgent(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county in
            let clock = MovedClock(maker: 9)
            let desk = MessageDesk(database: database, environment: clock.environment)
            #expect(try await SetHours(desk)(opens: "9:00", closes: "17:30", by: county.administrator).value != nil)
            #expect(try await SetHours(desk)(opens: "18:00", closes: "9:00", by: county.supervisor).issues.count == 1)
            #expect(try await SetHours(desk)(opens: "8:00", closes: "9:00", by: county.officer).issues.count == 1)
            clock.advance(seconds: 9 * 3600)
            var draft = MessageDraft(units: [county.township.unit], title: "明早开会")
            let late = try #require(try await SendMessage(desk)(draft, by: county.supervisor).value)
            #expect("\(late.shownAt)".hasPrefix("2026-06-11T09:00"))
            (draft.title, draft.isUrgent, draft.reason) = ("暴雨红色预警", true, "今夜有特大暴雨")
            _ = try #require(try await SendMessage(desk)(draft, by: county.supervisor).value)
            func titles() async throws -> [String] {
                try await database.read { tx in
                    try tx.messages.news(for: county.township, at: clock.environment.now(), limit: 9).map(\.title)
                }
            }
            #expect(try await titles() == ["暴雨红色预警"])
            clock.advance(seconds: 15 * 3600)
            #expect(try await titles().count == 2)
        }
    }

    @Test(arguments: Driver.allCases)
    func everyRecordIsToldOnceAndNotToWhoDidIt(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county in
            let clock = MovedClock(maker: 9)
            let environment = clock.environment
            let desk = MessageDesk(database: database, environment: environment)
            let units = [county.officer.unit, county.township.unit]
            let source = MessageSource(["task.closeout"]) { record, tx in
                if record.subjectID == 61 { try tx.run("UPDATE task SET no_such_column = 1") }
                return SystemNotice(to: units, "已销号：\(record.detail)", address: "/tasks/\(record.subjectID)")
            }
            let tell = TellOutcomes(desk, [source])
            func record(_ act: String, _ subject: Int64) async throws {
                try await database.write { tx in
                    let entry = RecordEntry(act, on: "task", subject, "第 \(subject) 项")
                    try tx.records.append(entry, by: county.officer, in: environment)
                }
            }
            try await record("task.closeout", 1)
            // Nobody is told of what was before the first turn.
            #expect(try await tell() == TurnDone())
            for subject in 2...41 { try await record("task.closeout", Int64(subject)) }
            try await record("task.progress", 50)
            // Two servers at once tell each record once between them.
            async let one = tell()
            async let other = tell()
            let (first, second) = try await (one, other)
            #expect(first.made + second.made == 40)
            // One no message can be made of keeps no other waiting, and is passed by for good.
            for subject in 60...62 { try await record("task.closeout", Int64(subject)) }
            let third = try await tell()
            #expect(third.made == 2 && third.faults.count == 1)
            #expect(third.faults.allSatisfy { $0.hasPrefix("task.closeout of task 61: ") })
            #expect(try await tell() == TurnDone())
            let (told, own) = try await database.read { tx in
                (
                    try tx.messages.inbox(InboxFilter(), for: county.township, at: environment.now(), limit: 99),
                    try tx.messages.inbox(InboxFilter(), for: county.officer, at: environment.now(), limit: 99)
                )
            }
            #expect(told.count == 42 && own.isEmpty)
            #expect(Set(told.map(\.message.address)).count == 42)
        }
    }

    @Test(arguments: Driver.allCases)
    func aCountyWhoseDigestFailsKeepsNoOtherWaiting(driver: Driver) async throws {
        struct Broken: Error {}
        try await withSampleCounty(driver) { database, county in
            let clock = MovedClock(maker: 9)
            let bad = county.otherAdministrator.county
            let desk = ChannelDesk(
                MessageDesk(database: database, environment: clock.environment),
                box: SecretBox(secret: Array(repeating: 3, count: 32)),
                allowed: AllowedHosts([]),
                sources: [DigestSource { county, _, _ in if county == bad { throw Broken() } else { [] } }]
            )
            for administrator in [county.otherAdministrator, county.administrator] {
                var draft = ChannelDraft(kind: .wecom)
                draft.name = "县直单位群"
                draft.address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc"
                #expect(try await SaveChannel(desk)(draft, nil, by: administrator).issues == [])
            }
            clock.advance(seconds: 9 * 3600)
            let done = try await MakeDigests(desk)()
            #expect(done.made == 1 && done.faults.count == 1, "\(done)")
            #expect(done.faults.allSatisfy { $0.hasPrefix("digest of channel ") && $0.contains("Broken") })
        }
    }
}
