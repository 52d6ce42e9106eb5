import Core
import Database
import Indicators
import Ledgers
import Programmes
import Records
import Regions
import TestSupport
import Testing
import Web

/// What is told of a ledger only few may read: numbers to everybody where they point at nobody, pages to readers, each
/// opening on record.
@Suite("Numbers of restricted ledgers")
struct OpenNumberTests {
    static let key = RestrictedPlaybook.key
    static let rate = IndicatorKey(key, "rate")

    @Test(arguments: [
        (RegionCode.Level.county, 4, [4, 0, 0], false), (.county, 5, [5, 0, 0], true), (.county, 5, [], true),
        (.township, 30, [10, 10, 10], true), (.township, 24, [10, 10, 4], false), (.township, 20, [10, 10, 0], false),
        (.township, 4, [], false), (.village, 900, [300, 300, 300], false), (.group, 900, [300, 300, 300], false),
    ])
    func aNumberIsToldWhereItPointsAtNobody(
        _ level: RegionCode.Level,
        _ county: Int,
        _ townships: [Int],
        _ expected: Bool
    ) {
        #expect(OpenNumbers.mayTell(level, county: county, townships: townships) == expected)
    }

    private func enter(_ count: Int, in township: RegionCode, _ county: IndicatorCounty) async throws {
        let playbook = try RestrictedPlaybook.text().playbook
        let village = try await county.database.read { tx in try tx.regions.villages(in: township)[0].code }
        let entries = (1...count).map {
            ItemAnswers(
                place: village.digits,
                ["number": "X\($0)", "spot": "102.50\($0), 38.2"],
                of: playbook
            )
        }
        _ = try #require(await BulkCreate(county.ledgers)(Self.key, entries, by: county.housing).value)
    }

    /// What everybody hears of the county, of a township, of a village; nil where nothing is told.
    private func told(_ county: IndicatorCounty, toReaders: Bool = false) async throws -> [Double?] {
        let places = [SampleCounty.county, IndicatorCounty.cloud, IndicatorCounty.village]
        let numbers = try await county.database.read { [desk = county.desk] tx in
            try desk.numbers([Self.rate], in: places, of: SampleCounty.county, toReaders: toReaders, tx)
        }
        return places.map { numbers[$0]?.value(Self.rate) }
    }

    @Test(arguments: Driver.allCases)
    func everybodyHearsNumbersOfManyAndReadersLeaveATrace(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.clock.environment)
            _ = try #require(await adopt(RestrictedPlaybook.text(), by: county.sample.supervisor).value)
            try await enter(4, in: IndicatorCounty.cloud, county)
            #expect(try await told(county) == [nil, nil, nil])
            #expect(try await told(county, toReaders: true) == [0, 0, 0])
            try await enter(1, in: IndicatorCounty.cloud, county)
            #expect(try await told(county) == [0, nil, nil], "five in one township, and the others could be reckoned")
            try await enter(5, in: IndicatorCounty.spring, county)
            try await enter(5, in: IndicatorCounty.pine, county)
            #expect(try await told(county) == [0, 0, nil], "never of a village")

            let (leader, sample, day) = (county.sample.leader, county.sample, county.today)
            county.clock.advance(days: 2)
            let site = try county.site()
            let paths = [
                "/programmes/\(Self.key)", "/programmes/\(Self.key)?day=\(day)", "/ledgers/\(Self.key)/map",
                "/indicators/\(Self.key)/rate",
            ]
            for path in paths {
                #expect(await site.visitor(as: leader).get(path).status == 200, "\(path)")
                for actor in [sample.supervisor, sample.officer, sample.township, sample.village] {
                    #expect(await site.visitor(as: actor).get(path).status == 404, "\(actor.role) \(path)")
                }
            }
            let looks = try await county.database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "ledger.look"
                return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 9).map(\.detail)
            }
            #expect(looks == ["样例线索：指标 移交率", "样例线索：位置图", "样例线索：专项页（\(day)）", "样例线索：专项页"])

            // A wall hangs where everybody passes; packs, papers and letters have more readers.
            #expect(await site.visitor(as: leader).get("/programmes").words.contains("样例线索"))
            for path in ["/board/programmes", "/board/programmes/screen", "/responsibility-letters"] {
                #expect(await !site.visitor(as: leader).get(path).words.contains("样例线索"), "\(path)")
            }
            let programmes = try await county.database.read { [desk = county.desk] tx in
                try desk.programmes(for: leader, tx).map(\.key)
                    + desk.programmes(of: SampleCounty.county, places: [IndicatorCounty.cloud], tx).map(\.key)
            }
            #expect(!programmes.contains(Self.key))
        }
    }

    /// Whose numbers somebody may not read, that person sets no targets for: neither may they be told that there are any.
    @Test(arguments: Driver.allCases)
    func onlyReadersSetTargetsOfALedgerFewMayRead(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.clock.environment)
            _ = try #require(await adopt(RestrictedPlaybook.text(), by: county.sample.supervisor).value)
            let place = SampleCounty.county
            await #expect(throws: NotFound.self) {
                try await county.setTarget(Self.rate, in: place, county.draft(90), by: county.sample.supervisor)
            }
            _ = try #require(await county.setTarget(Self.rate, in: place, county.draft(90), by: county.housing).value)
            let parts = HandingDraft([IndicatorCounty.cloud: 90])
            await #expect(throws: NotFound.self) {
                try await county.handDown(Self.rate, from: place, year: 2026, parts, by: county.sample.supervisor)
            }
            let handed = try await county.handDown(Self.rate, from: place, year: 2026, parts, by: county.housing)
            #expect(handed.value == 1)
        }
    }

    /// A village became part of another: what was told of earlier days is told as it was.
    @Test func reportsOfEarlierDaysKeepTheVillageThatWasMerged() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            try await county.enter("甲")
            let day = county.today
            county.clock.advance(days: 3)
            let site = try county.site()
            let merged = await site.visitor(as: county.sample.administrator).post(
                "/admin/regions/merging",
                ["old": "620799101201", "new": "620799101202"]
            )
            #expect(merged.notice?.isEmpty == false, "\(merged.errors)")
            let leader = site.visitor(as: county.sample.leader)
            let path = "/programmes/sample-houses?region=620799101"
            let (then, now) = (await leader.get(path + "&day=\(day)"), await leader.get(path))
            func row(_ reply: SeenPage, _ village: String) -> Bool {
                reply.links.contains { $0.word == village }
            }
            #expect(row(then, "上坪村"), "the place had something that day")
            #expect(!row(now, "上坪村") && row(now, "下坪村"))
            let own = await leader.get("/programmes/sample-houses?region=620799101201&day=\(day)")
            #expect(own.status == 200 && own.words.contains("上坪村") && own.words.contains("已登记1户"), "\(own.words)")
        }
    }
}
