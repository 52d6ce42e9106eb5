import Core
import Pages
import Tasks
import Testing

@testable import Board

/// What 今日 says where nothing calls for a person.
@Suite("Today, with nothing new")
struct TodayPageTests {
    private static func page(_ role: Role, _ lights: [Light: Int]) throws -> String {
        let actor = Actor(
            account: AccountID(rawValue: 1),
            name: "黄晓燕",
            post: PostID(rawValue: 2),
            role: role,
            unit: UnitID(rawValue: 3),
            unitName: "杏岭村村民委员会",
            region: try #require(RegionCode("620799101201"))
        )
        var today = Today()
        today.lights = lights
        let day = try #require(Day("2026-06-10"))
        let context = PageContext(token: "t", path: "/", today: day)
        return String(decoding: TodayPage(today: today, actor: actor).render(context), as: UTF8.self)
    }

    /// 没有等着办的事 stood above 滞后 2 项.
    @Test(arguments: [Role.officer, .township, .village])
    func whoCarriesTasksOutIsToldOfThoseBehind(role: Role) throws {
        let page = try Self.page(role, [.behind: 2, .onTrack: 1])
        #expect(page.contains("没有新的事，有 2 项任务滞后。") && page.contains("href=\"/tasks?light=behind\""))
        #expect(page.contains("查看滞后的任务") && !page.contains("没有等着办的事"))
        let calm = try Self.page(role, [.onTrack: 1])
        #expect(calm.contains("没有等着办的事") && !calm.contains("项任务滞后"))
    }

    @Test func whoOnlyReadsIsNotCalledTo() throws {
        let page = try Self.page(.leader, [.behind: 2])
        #expect(page.contains("没有等您处理的事") && !page.contains("项任务滞后"))
    }
}
