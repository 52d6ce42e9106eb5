import Core
import Database
import Directives
import Indicators
import Inspections
import Messages
import Papers
import Problems
import Rounds
import Scores
import Tasks

/// What waits for one person, and what happened lately in what they may read.
package struct Today: Sendable {
    package var groups: [WaitingGroup] = []
    /// Documents with drafts nobody issued yet; supervision's work.
    package var drafts: [WaitingDrafts] = []
    package var lately: [TaskMove] = []
    /// Since when `lately` tells; nil where it tells of the last 14 days, on a first visit.
    package var lastVisit: Instant?
    /// Counts by light of everything the person may read.
    package var lights: [Light: Int] = [:]
    /// The tasks furthest behind; for people who read the whole county.
    package var slowest: [TaskLine] = []
    package var setup: CountySetup?
    /// Problems that wait, by reason.
    package var problems: [ProblemGroup] = []
    /// Documents that wait to be signed for or issued, by reason.
    package var papers: [PaperGroup] = []
    /// Inspections in which the person still has places to visit.
    package var inspections: [PlanLine] = []
    /// The newest messages nobody of this account opened, and how many there are.
    package var messages: [Message] = []
    package var unread = 0
    /// Complaints this post is to answer.
    package var complaints: [Complaint] = []
    /// Appeals against scores and requests to overlook a mistake that this person decides.
    package var decisions: [WaitingDecision] = []
    /// What ledgers want looked at.
    package var reminders: [Reminder] = []
    /// Rounds that come due.
    package var rounds: [RoundReminder] = []

    /// How many things wait.
    package var count: Int {
        groups.map(\.count).reduce(0, +) + problems.map(\.count).reduce(0, +) + papers.map(\.count).reduce(0, +)
            + drafts.count + rounds.count + inspections.count + complaints.count + decisions.count
    }
}

/// A document whose drafts wait to be issued.
package struct WaitingDrafts: Hashable, Sendable {
    package let directive: DirectiveID
    package let title: String
    package let count: Int
}

/// How far a county is set up; an administrator's work.
package struct CountySetup: Hashable, Sendable {
    package let townships: Int
    package let villages: Int
    package let units: Int
    package let accounts: Int
}

extension Today {
    static let lines = 8

    /// Read for one person in one state of the database.
    package init(
        for actor: Actor,
        _ light: LightColumn,
        _ summaries: TaskSummaries,
        in tx: Transaction,
        lastVisit: Instant? = nil
    ) throws {
        self.init()
        guard actor.role != .administrator else {
            setup = try CountySetup(of: actor.county, in: tx)
            return
        }
        let scope = TaskScope(actor)
        groups = try tx.tasks.waiting(for: actor, light, limit: Self.lines)
        problems = try tx.problems.waiting(
            for: actor,
            ProblemLight(today: light.today, thresholds: light.thresholds),
            limit: Self.lines
        )
        papers = try tx.papers.waiting(for: actor, limit: Self.lines)
        inspections = try tx.inspections.waiting(for: actor, on: light.today, limit: Self.lines)
        decisions = try tx.scores.waiting(for: actor)
        lights = try summaries.lights(TaskFilter(), scope, light, in: tx)
        self.lastVisit = lastVisit
        lately = try summaries.lately(
            scope,
            light,
            since: lastVisit ?? Instant(startOf: light.today.adding(days: -14)),
            besides: lastVisit == nil ? nil : actor.account,
            limit: 10,
            in: tx
        )
        if actor.role == .supervisor {
            drafts = try tx.drafts.waiting(county: actor.county).map { waiting in
                WaitingDrafts(directive: waiting.directive, title: waiting.title, count: waiting.count)
            }
        }
        if actor.role.readsWholeCounty {
            slowest = try summaries.slowest(nil, scope, light, limit: Self.lines, in: tx)
        }
    }
}
