import Core
import Database
import Messages
import Pages
import Regions
import Synchronization

/// What stands in the navigation, by role; and the name of the county.
final class Navigation: Sendable {
    private let database: Database
    private let environment: Environment
    private let names = Mutex<[RegionCode: String]>([:])

    init(_ database: Database, _ environment: Environment) {
        self.database = database
        self.environment = environment
    }

    func items(_ actor: Actor?) async -> [NavigationItem] {
        guard let actor else { return [] }
        let today = NavigationItem("今日", "/", icon: .today, onPhone: true)
        let me = NavigationItem("我的", "/me", icon: .person, onPhone: true)
        let tasks = NavigationItem("任务", "/tasks", icon: .task, onPhone: true)
        let wall = NavigationItem("挂图", "/board", icon: .wall)
        let programmes = NavigationItem("专项", "/programmes", icon: .register, onPhone: true)
        let papers = NavigationItem("文书", "/papers", icon: .edit)
        let messages = NavigationItem("消息", "/messages", icon: .bell, count: await unread(actor))
        let compliance = NavigationItem("减负合规", "/compliance", icon: .register)
        let problems = NavigationItem("问题", "/problems", icon: .check, onPhone: true)
        let inspections = NavigationItem("督查", "/inspections", icon: .search)
        let rounds = NavigationItem("调度", "/rounds", icon: .history)
        let scores = NavigationItem("考核", "/scores", icon: .wall)
        switch actor.role {
        case .supervisor, .leader:
            return [
                today, wall, NavigationItem("文件", "/directives", icon: .document), tasks, programmes, problems,
                inspections, rounds, scores, papers, compliance, messages, me,
            ]
        case .officer, .township:
            return [
                today, wall, tasks, programmes, problems, inspections, rounds, scores, papers, compliance, messages, me,
            ]
        case .village:
            return [today, tasks, programmes, problems, inspections, rounds, papers, compliance, messages, me]
        case .administrator: return [today] + administration + [compliance, messages, me]
        }
    }

    private var administration: [NavigationItem] {
        [
            NavigationItem("行政区划", "/admin/regions", icon: .admin),
            NavigationItem("单位", "/admin/units", icon: .admin, onPhone: true),
            NavigationItem("账号", "/admin/accounts", icon: .person, onPhone: true),
            NavigationItem("留痕", "/admin/records", icon: .history),
            NavigationItem("消息渠道", "/admin/channels", icon: .link),
            NavigationItem("备份", "/admin/backups", icon: .download),
        ]
    }

    /// One count over an index for each page; no badge where the database does not answer, which the page will say.
    private func unread(_ actor: Actor) async -> Int? {
        let now = environment.now()
        return try? await database.read { tx in try tx.messages.unread(for: actor, at: now) }
    }

    /// Another state of the county stands in the database.
    func forget() { names.withLock { $0 = [:] } }

    /// Names of counties hardly ever change: one question for each, then from memory.
    func place(_ actor: Actor?) async -> String {
        guard let actor else { return "" }
        let code = actor.county
        if let name = names.withLock({ $0[code] }) { return name }
        guard let name = try? await database.read({ tx in try tx.regions.first(code)?.name }) else { return "" }
        names.withLock { $0[code] = name }
        return name
    }
}
