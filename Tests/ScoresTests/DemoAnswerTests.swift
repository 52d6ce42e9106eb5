import Core
import Ledgers
import Programmes
import Testing

@testable import DemoCounty

/// What made-up things answer.
struct DemoAnswerTests {
    private static let now = Instant(Day(daysSince1970: 20_600), 9)

    private func made(_ playbook: Playbook, through stage: Int, seed: UInt64 = 7) throws -> [String: String] {
        let code = try #require(RegionCode("620799101201"))
        let spot = DemoSpot(code: code, village: "上坪村", township: "云雾镇", number: 1)
        var maker = ItemMaker(playbook, today: Self.now.day, pool: [:], SeededGenerator(seed: seed))
        let all = maker.make(at: spot, through: stage, file: nil, .fixed(at: Self.now))
        let answers = try #require(all)
        return Dictionary(uniqueKeysWithValues: Swift.zip(playbook.fields.map(\.key), answers.texts))
    }

    private func shipped(_ key: String) throws -> Playbook {
        try #require(PlaybookText.shipped.first { $0.playbook.key == key }).playbook
    }

    /// What has just been registered neither signed nor came down.
    @Test(
        arguments: [
            ("old-houses", ["agreed_on", "demolished_on", "cleared_on", "subsidy"]),
            ("toilets", ["started_on", "built_on", "accepted_by", "subsidy"]),
            ("greening", ["planted_on", "surveyed_on", "survival"]), ("village-plans", ["noticed_on", "approved_on"]),
            ("cattle-support", ["noticed_on", "paid", "paid_on"]),
        ]
    )
    func aThingThatWasJustRegisteredAnswersNothingOfLaterStages(_ key: String, _ later: [String]) throws {
        let answers = try made(shipped(key), through: 0)
        #expect(later.filter { answers[$0] != "" } == [])
    }

    /// Answers of a thing that is done pass its rules and come one after the other.
    @Test func aHouseThatIsDoneSaysWhenItCameDown() throws {
        let playbook = try shipped("old-houses")
        let done = try #require(playbook.stages.firstIndex { $0.outcome == .done })
        let answers = try made(playbook, through: done)
        let (demolished, cleared) = (answers["demolished_on"] ?? "", answers["cleared_on"] ?? "")
        #expect(!demolished.isEmpty && demolished <= cleared)
        #expect(answers["shed"] != "是")
    }

    /// Money is paid after its notice was up for a week: who was paid earlier is warned of, and that is seldom.
    @Test func aClaimIsPaidAfterAWeekOfNotice() throws {
        let playbook = try shipped("cattle-support")
        let paid = try #require(playbook.stages.firstIndex { $0.outcome == .done })
        for seed in 1...20 as ClosedRange<UInt64> {
            let answers = try made(playbook, through: paid, seed: seed)
            let notice = try #require(Day(answers["noticed_on"] ?? ""))
            let payment = try #require(Day(answers["paid_on"] ?? ""))
            #expect(payment.days(since: notice) >= 7, "\(seed): \(notice) \(payment)")
        }
    }

    /// Who runs a plant is a company, and what grows is a plant.
    @Test(arguments: [
        ("sewage", "operator"), ("sewage", "fault"), ("farmland", "crop"), ("rural-tourism", "operator"),
        ("brands", "product"), ("old-houses", "attitude_reason"), ("petitions", "body"), ("talent", "skill"),
    ])
    func aFieldIsAnsweredAsItsLabelSays(_ key: String, _ name: String) throws {
        let playbook = try shipped(key)
        let field = playbook.fields[try #require(playbook.field(name))]
        let phrases = try #require(DemoPhrases.list(for: field.label))
        var (random, names) = (SeededGenerator(seed: 3), PersonNames())
        #expect(phrases.contains(DemoWords.text(field, &random, &names)))
    }
}
