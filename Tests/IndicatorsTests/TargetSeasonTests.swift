import Core
import Indicators
import TestSupport
import Testing
import Web

/// 按季节推进: twelve shares as people write them.
struct TargetSeasonTests {
    @Test(arguments: [
        ("0,0,5,10,15,15,15,15,15,10,0,0", true), ("０、0、５%，10；15 15、15、15、15、10、0、0", true),
        ("0,0,5,10,15,15,15,15,15,10,0", false), ("0,0,很多,5,10,15,15,15,15,15,10,0,0", false),
        ("-5,5,5,10,15,15,15,15,15,10,0,0", false), ("0,0,0,0,0,0,0,0,0,0,0,0", false),
    ])
    func sharesOfMonthsAreReadAsPeopleWriteThem(_ months: String, _ isTaken: Bool) async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let site = try county.site()
            let reply = await site.visitor(as: county.sample.supervisor).post(
                "/programmes/sample-houses/targets/done",
                [
                    "value": "5", "start": "2026-01-01", "due": "2026-12-31", "trajectory": "season", "season": months,
                    "source": "县委会议",
                ]
            )
            #expect((reply.notice == "目标已定。") == isTaken, "\(reply.errors)")
            #expect(reply.errors.contains { $0.contains("十二个月各占多少") } == !isTaken)
        }
    }
}
