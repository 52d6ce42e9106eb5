import Core
import Database
import Directives
import Files
import Foundation
import PolicyText
import Tasks
import TestSupport
import Testing

/// The sample county with a clock that tests move, and tasks to work on.
struct TaskCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let environment: Environment
    private let clock: MovedClock

    init(_ database: Database, _ sample: SampleCounty) {
        self.database = database
        self.sample = sample
        let clock = MovedClock()
        self.clock = clock
        environment = clock.environment
    }

    var light: LightColumn { LightColumn(today: environment.today, thresholds: LightThresholds()) }

    func later(days: Int = 0, hours: Int = 0) { clock.advance(days: days, hours: hours) }

    var acts: TaskActs { TaskActs(database: database, environment: environment) }
    var objections: Objections { Objections(database: database, environment: environment) }
    var extensions: Extensions { Extensions(database: database, environment: environment) }
    var report: ReportProgress { ReportProgress(database: database, environment: environment) }
    var split: SplitTask { SplitTask(database: database, environment: environment) }
    var remind: RemindUnits { RemindUnits(database: database, environment: environment) }
    var issue: IssueTasks { IssueTasks(database: database, environment: environment) }

    /// Stores a task as it would stand after its issue.
    func insert(
        lead: Actor,
        stage: TaskStage = .underway,
        deadline: Day? = Samples.day("2026-12-31"),
        startsOn: Day = Samples.day("2026-06-01"),
        percent: Double = 0,
        others: [(UnitID, UnitRole)] = [],
        goal: Double? = nil,
        parent: TaskID? = nil,
        title: String = "改造农村危房",
        content: String = "改造农村危房160户"
    ) async throws -> TaskID {
        let id: TaskID = environment.newID()
        let (now, county) = (environment.now(), lead.county)
        try await database.write { tx in
            let sequence = try tx.tasks.takeNumbers(1, year: 2026, in: county).lowerBound
            let task = Task(
                id: id,
                county: county,
                region: lead.region,
                directive: nil,
                section: nil,
                sectionTitle: "",
                parent: parent,
                number: TaskNumber(year: 2026, sequence: sequence),
                title: title,
                content: content,
                kind: .target,
                lead: lead.unit,
                post: nil,
                stage: stage,
                startsOn: startsOn,
                deadline: deadline,
                cadence: nil,
                cadenceText: nil,
                percent: percent,
                reportedAt: nil,
                issuedAt: now,
                signedAt: nil,
                closedAt: nil,
                version: 1
            )
            let units =
                [TaskUnit(unit: lead.unit, name: lead.unitName, role: .lead)]
                + others.map { TaskUnit(unit: $0.0, name: "", role: $0.1) }
            let quantities = goal.map { [Samples.quantity($0)] } ?? []
            try tx.tasks.insert([TaskRows(task: task, draft: nil, units: units, quantities: quantities)])
        }
        return id
    }

    /// Reads a document in and answers its drafts.
    func load(_ text: String) async throws -> (id: DirectiveID, drafts: [DraftTask]) {
        let vault = FileVault(root: NSTemporaryDirectory() + "luoshi-no-vault")
        let load = LoadDirective(database: database, environment: environment, vault: vault)
        let loaded = try #require(await load(.init(source: .pasted(text)), by: sample.supervisor).value)
        let county = SampleCounty.county
        return (
            loaded.id, try await database.read { tx in try tx.drafts.issuable(loaded.id, county: county) }
        )
    }

    func task(_ id: TaskID, for actor: Actor? = nil) async throws -> Task {
        let actor = actor ?? sample.supervisor
        return try await database.read { tx in try tx.tasks.find(id, for: actor) }
    }

    func version(_ id: TaskID) async throws -> Int { try await task(id).version }

    func dossier(_ id: TaskID) async throws -> TaskDossier {
        let reader = sample.supervisor
        return try await database.read { tx in try tx.tasks.dossier(id, for: reader) }
    }

    func list(_ filter: TaskFilter = TaskFilter(), for actor: Actor) async throws -> [TaskLine] {
        let light = light
        return try await database.read { tx in
            try tx.tasks.list(filter, TaskScope(actor), light, after: nil, limit: 1000)
        }
    }

    func waiting(for actor: Actor) async throws -> [WaitingReason: Int] {
        let light = light
        let groups = try await database.read { tx in try tx.tasks.waiting(for: actor, light, limit: 8) }
        return Dictionary(uniqueKeysWithValues: groups.map { ($0.reason, $0.count) })
    }

    /// Rows of the tables an act may write: what a refused act leaves equal.
    func rows() async throws -> [String: Int] {
        try await database.read { tx in
            var counts: [String: Int] = [:]
            for table in [
                "task", "task_unit", "movement", "record", "progress_report", "extension_request", "objection",
                "reminder", "attachment",
            ] { counts[table] = try tx.count("FROM \(name: table)") }
            return counts
        }
    }
}

/// Runs `body` in a sample county of its own.
func withTaskCounty(_ driver: Driver, _ body: (TaskCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in try await body(TaskCounty(database, sample)) }
}

extension Outcome {
    /// The keys of what was refused.
    var keys: [String] { issues.map(\.key) }
}
