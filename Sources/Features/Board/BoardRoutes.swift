import Accounts
import Core
import Database
import Directives
import Indicators
import Meetings
import Messages
import Pages
import Problems
import Rounds
import Tasks
import Web

/// 今日 and 挂图.
package struct BoardRoutes: Sendable {
    package let database: Database
    package let environment: Environment
    package let thresholds: LightThresholds
    private let summaries: TaskSummaries
    private let reminders: ReminderReading?
    private let rounds: RoundDesk?
    private let meetings: MeetingDesk?

    /// - Parameters:
    ///   - reminders: what ledgers remind of; nil for a site without them.
    ///   - rounds: what rounds want done; nil for a site without them.
    ///   - meetings: what on-site meetings want done; nil for a site without them.
    package init(
        database: Database,
        environment: Environment,
        thresholds: LightThresholds,
        summaries: TaskSummaries,
        reminders: ReminderReading? = nil,
        rounds: RoundDesk? = nil,
        meetings: MeetingDesk? = nil
    ) {
        self.meetings = meetings
        self.rounds = rounds
        self.reminders = reminders
        self.database = database
        self.environment = environment
        self.thresholds = thresholds
        self.summaries = summaries
    }

    package var all: [Route] {
        [
            .get("/", .signedIn, "今日") { visit in try await today(visit) },
            .get("/board", .roles([.supervisor, .leader, .officer, .township]), "挂图") { visit in try await wall(visit)
            },
        ]
    }

    private var light: LightColumn { LightColumn(today: environment.today, thresholds: thresholds) }

    private func today(_ visit: Visit) async throws -> Reply {
        let (actor, light, now) = (try visit.actor, light, environment.now())
        let session = try? visit.session
        let today = try await database.read { tx in
            let visited = try session.flatMap { try tx.sessions.lastVisit(of: actor.account, before: $0) }
            var today = try Today(for: actor, light, summaries, in: tx, lastVisit: visited)
            today.unread = try tx.messages.unread(for: actor, at: now)
            today.messages = today.unread == 0 ? [] : try tx.messages.news(for: actor, at: now, limit: 5)
            today.complaints = try tx.complaints.waiting(for: actor, limit: Today.lines)
            today.reminders = try reminders?.reminders(for: actor, in: tx)?.answer ?? []
            today.rounds = try rounds?.reminders(for: actor, tx) ?? []
            today.rounds += try meetings?.reminders(for: actor, tx) ?? []
            return today
        }
        return .page(TodayPage(today: today, actor: actor).render(await visit.pageContext))
    }

    private func wall(_ visit: Visit) async throws -> Reply {
        let (actor, light, now) = (try visit.actor, light, environment.now())
        let directive: DirectiveID? = visit.query.id("directive")
        let page = try await database.read { tx in
            let (scope, store) = (TaskScope(actor), WallStore(tx: tx))
            let documents = try summaries.documents(scope, light, limit: WallTable.mostDocuments, in: tx)
            let chosen = directive.map { "\($0)" }
            let sections = try directive.map { try summaries.sections(of: $0, scope, light, in: tx) }
            let columns = (sections ?? documents.reversed()).map(WallTable.Column.init)
            let cells = try summaries.wall(of: directive, scope, light, in: tx)
            let tables = try WallRows.allCases.map { rows in
                WallTable(
                    rows: rows,
                    lines: try store.lines(rows, in: actor.county),
                    columns: columns,
                    cells: cells[rows] ?? [],
                    directive: chosen
                )
            }
            var filter = TaskFilter()
            filter.directive = directive
            let problemLight = ProblemLight(today: light.today, thresholds: light.thresholds)
            return WallPage(
                title: documents.first { $0.value == chosen }?.word ?? "全部文件",
                directive: chosen,
                directives: documents,
                tables: tables,
                slowest: try summaries.slowest(directive, scope, light, limit: 10, in: tx),
                counts: try summaries.lights(filter, scope, light, in: tx),
                problems: ProblemWall(
                    lines: try store.lines(.townships, in: actor.county),
                    cells: try tx.problems.wall(for: actor, problemLight)
                ),
                at: now
            )
        }
        return .page(page.render(await visit.pageContext))
    }
}
