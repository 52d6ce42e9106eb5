import Accounts
import Compliance
import Core
import Database
import Messages
import Records
import Rounds
import TestSupport
import Testing

@testable import Bootstrap

/// What the record of the demonstration becomes: messages to units, lines of digests and of the compliance page.
struct NoticeTests {
    @Test(arguments: [
        ("整改通知单 整改〔2026〕1号：整改通知单", "整改通知单 整改〔2026〕1号"),
        ("督办函 督办函〔2026〕1号：关于督办问题〔2026〕1号整改的函", "督办函 督办函〔2026〕1号：关于督办问题〔2026〕1号整改的函"),
    ])
    func aDocumentSaysItsKindOnce(detail: String, words: String) {
        #expect(MessageSource.paperWords(detail) == words)
    }

    @Test(arguments: Driver.allCases)
    func theLoopIsToldAndNothingPersonalLeaves(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            let database = try await open(county.address)
            let source = IdentifierSource(maker: 9)
            let now = RunningCounty.morning
            let environment = Environment(now: { now }, newNumber: { source.next(at: now) })
            let desk = MessageDesk(database: database, environment: environment) { county, tx in
                try tx.cadences.calendar(of: county)
            }
            try await database.write { tx in
                for chain in 0..<RecordChain.count {
                    try tx.run("INSERT INTO message_cursor (chain, place) VALUES (\(chain), 0)")
                }
            }
            let tell = TellOutcomes(desk, MessageSource.all)
            let told = try await tell()
            #expect(told.made > 100 && told.faults == [])
            #expect(try await tell() == TurnDone())
            try await database.read { tx in
                let titles = try tx.rows("SELECT title FROM message WHERE kind = 'notice'") { try $0.text("title") }
                let begun = [
                    "参与的新任务", "任务已销号", "催办任务", "延期已批复", "交办：问题", "已销号：问题", "调度开始", "本轮已结束", "抽你单位的人参加督查",
                    "要照片",
                ]
                for words in begun { #expect(titles.contains { $0.hasPrefix(words) }, "\(words)") }
                // A visit is not announced to the places.
                let places: Int = try tx.value(
                    """
                    SELECT count(*) FROM message m JOIN message_unit mu ON mu.message_id = m.id
                    JOIN unit u ON u.id = mu.unit_id
                    WHERE m.title LIKE '抽你单位的人参加督查%' AND u.kind IN ('township', 'village')
                        AND NOT EXISTS (SELECT 1 FROM inspection_member i WHERE i.unit_id = u.id)
                    """
                )
                #expect(places == 0)
                try Self.digest(desk, tx)
                try Self.compliance(tx, on: now.day)
            }
            try await database.close()
        }
    }

    /// Names of people and everything they typed stay inside, and so does every number longer than a year's.
    private static func digest(_ desk: MessageDesk, _ tx: Transaction) throws {
        let channels = ChannelDesk(
            desk,
            box: SecretBox(secret: Array(repeating: 1, count: 32)),
            allowed: AllowedHosts([]),
            sources: DigestSource.all
        )
        let region = try #require(RegionCode("620799"))
        let digest = try MakeDigests(channels).digest(of: region, tx)
        let text = ([digest.title] + digest.lines).map(\.text).joined(separator: "\n")
        #expect(text.contains("任务逾期最多的单位") && text.contains("超过一天没有读消息的单位"), "\(text)")
        let typed: [Query] = [
            "SELECT name AS words FROM account", "SELECT login_name AS words FROM account",
            "SELECT title AS words FROM task", "SELECT content AS words FROM problem",
            "SELECT title AS words FROM message", "SELECT body AS words FROM complaint",
        ]
        for query in typed {
            let found = try tx.rows(query) { try $0.text("words") }.filter { !$0.isEmpty && text.contains($0) }
            #expect(found == [], "\(query)")
        }
        #expect(text.firstMatch(of: #/\d{5,}/#) == nil, "\(text)")
    }

    private static func compliance(_ tx: Transaction, on today: Day) throws {
        let supervisor = try #require(try tx.posts.actor(login: "ducha"))
        let lines = try ComplianceSource.all.flatMap { try $0.lines(supervisor, today, tx) }
        #expect(lines.count == 3 && lines.allSatisfy { $0.result == .kept }, "\(lines.map(\.words))")
    }
}
