import Core
import Database
import PolicyText
import Tasks
import TestSupport
import Testing

@Suite("The light in SQL")
struct LightColumnTests {
    @Test(arguments: Driver.allCases)
    func itIsTheLightOfTheRule(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            try await insert(600, county)
            for thresholds in [LightThresholds(), LightThresholds(amberBehind: 5, redBehind: 12.5, nearDays: 10)] {
                for offset in [-400, -31, -1, 0, 1, 30, 200] {
                    let today = Samples.day("2026-06-10").adding(days: offset)
                    let light = LightColumn(today: today, thresholds: thresholds)
                    let scope = TaskScope(county.sample.supervisor)
                    var filter = TaskFilter()
                    filter.stages = Set(TaskStage.allCases)
                    let lines = try await county.database.read { [filter] tx in
                        try tx.tasks.list(filter, scope, light, after: nil, limit: 1000)
                    }
                    #expect(lines.count == 600)
                    let differing = lines.filter { $0.light != $0.task.pace(on: today).light(thresholds) }
                    #expect(differing.isEmpty, "\(today) \(differing.first.map { "\($0)" } ?? "")")
                }
            }
        }
    }

    /// Tasks of every stage around the days at which lights change.
    private func insert(_ count: Int, _ county: TaskCounty) async throws {
        let lead = county.sample.officer
        let rows = (0..<count).map { index -> TaskRows in
            let start = Samples.day("2026-06-10").adding(days: Int.random(in: -60...40))
            let deadline: Day? = index % 7 == 0 ? nil : start.adding(days: Int.random(in: 0...90))
            let percent = [0, 10, 33.3, 50, 66.6, 70, 90, 100, Double.random(in: 0...100)][index % 9]
            let task = Task(
                id: county.environment.newID(),
                county: lead.county,
                region: lead.region,
                directive: nil,
                section: nil,
                sectionTitle: "",
                parent: nil,
                number: TaskNumber(year: 2026, sequence: index + 1),
                title: "任务",
                content: "任务",
                kind: .action,
                lead: lead.unit,
                post: nil,
                stage: TaskStage.allCases[index % 6],
                startsOn: start,
                deadline: deadline,
                cadence: nil,
                cadenceText: nil,
                percent: percent,
                reportedAt: nil,
                issuedAt: county.environment.now(),
                signedAt: nil,
                closedAt: nil,
                version: 1
            )
            return TaskRows(task: task, draft: nil, units: [], quantities: [])
        }
        try await county.database.write { tx in try tx.tasks.insert(rows) }
    }
}
