import Core
import Database
import PolicyText
import Tasks
import TestSupport
import Testing

@Suite("The list of tasks")
struct TaskListTests {
    /// 60 tasks of several units, many with equal deadlines and percentages, some without a deadline.
    private func fill(_ county: TaskCounty) async throws {
        let leads = [county.sample.officer, county.sample.otherOfficer, county.sample.township, county.sample.village]
        for index in 0..<60 {
            let deadline: Day? = index % 5 == 0 ? nil : Samples.day("2026-06-05").adding(days: index % 9 * 10)
            let stage = [TaskStage.underway, .awaitingSigning, .underway, .closed, .awaitingVerification][index % 5]
            _ = try await county.insert(
                lead: leads[index % 4],
                stage: stage,
                deadline: deadline,
                percent: Double(index % 4) * 20,
                others: index % 6 == 0 ? [(county.sample.unit("云岭县财政局"), .supporting)] : [],
                title: index % 10 == 0 ? "维修桥梁" : "改造农村危房",
                content: index % 10 == 3 ? "井盖更换12处" : "按期完成"
            )
        }
    }

    @Test(arguments: Driver.allCases, TaskOrder.allCases)
    func pagesHoldEveryTaskOnce(driver: Driver, order: TaskOrder) async throws {
        try await withTaskCounty(driver) { county in
            try await fill(county)
            let (light, scope) = (county.light, TaskScope(county.sample.supervisor))
            var filter = TaskFilter()
            filter.order = order
            let whole = try await county.database.read { [filter] tx in
                var ids: [TaskID] = []
                try tx.tasks.each(filter, scope, light) { ids.append($0.task.id) }
                return ids
            }
            var paged: [TaskID] = []
            var cursor: TaskCursor?
            while true {
                let page = try await county.database.read { [filter, cursor] tx in
                    try tx.tasks.list(filter, scope, light, after: cursor, limit: 7)
                }
                paged += page.map(\.task.id)
                guard let last = page.last else { break }
                // As it goes through an address.
                cursor = TaskCursor(last.cursor.description)
                #expect(cursor == last.cursor)
                if cursor == nil { break }
            }
            #expect(whole.count == 60)
            #expect(paged == whole)
        }
    }

    @Test(arguments: Driver.allCases)
    func ordersSayWhatTheyAre(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            try await fill(county)
            var filter = TaskFilter()
            let byDeadline = try await county.list(filter, for: county.sample.supervisor)
            func days(_ lines: some Sequence<TaskLine>) -> [Int] {
                lines.map { $0.task.deadline?.daysSince1970 ?? Int.max }
            }
            let (open, closed) = (byDeadline.prefix { $0.task.stage.isOpen }, byDeadline.drop { $0.task.stage.isOpen })
            #expect(!open.isEmpty && !closed.isEmpty && closed.allSatisfy { !$0.task.stage.isOpen })
            #expect(days(open) == days(open).sorted() && days(closed) == days(closed).sorted())
            filter.order = .number
            let byNumber = try await county.list(filter, for: county.sample.supervisor).map(\.task.number)
            #expect(byNumber == byNumber.sorted())
            filter.order = .gap
            let gaps = try await county.list(filter, for: county.sample.supervisor).map { line in
                line.task.stage.isOpen
                    ? line.task.pace(on: county.environment.today).behindBy ?? -.infinity : -.infinity
            }
            #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $0 >= $1 })
        }
    }

    @Test(arguments: Driver.allCases)
    func filtersNarrowAndCountsAgree(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            try await fill(county)
            let reader = county.sample.supervisor
            let all = try await county.list(for: reader)
            let finance = county.sample.unit("云岭县财政局")
            let officer = county.sample.officer.unit
            let cases: [(String, (inout TaskFilter) -> Void, (TaskLine) -> Bool)] = [
                ("stage", { $0.stages = [.closed] }, { $0.task.stage == .closed }),
                ("light", { $0.lights = [.behind, .slow] }, { [.behind, .slow].contains($0.light) }),
                ("lead", { ($0.unit, $0.role) = (officer, .lead) }, { $0.task.lead == officer }),
                ("any role", { $0.unit = officer }, { $0.task.lead == officer }),
                ("township", { $0.township = Samples.township }, { Samples.township.contains($0.task.region) }),
                (
                    "from", { $0.dueFrom = Samples.day("2026-07-05") },
                    {
                        $0.task.deadline.map { $0 >= Samples.day("2026-07-05") } ?? false
                    }
                ),
                (
                    "through", { $0.dueThrough = Samples.day("2026-06-15") },
                    {
                        $0.task.deadline.map { $0 <= Samples.day("2026-06-15") } ?? false
                    }
                ),
                ("one character", { $0.text = "桥" }, { $0.task.title == "维修桥梁" }),
                ("two characters", { $0.text = "井盖" }, { $0.task.content.contains("井盖") }),
                ("two words", { $0.text = "维修 按期" }, { $0.task.title == "维修桥梁" }),
                ("number", { $0.text = "〔2026〕12号" }, { $0.task.number.sequence == 12 }),
            ]
            for (name, change, holds) in cases {
                var filter = TaskFilter()
                change(&filter)
                let found = try await county.list(filter, for: reader)
                #expect(Set(found.map(\.task.id)) == Set(all.filter(holds).map(\.task.id)), "\(name)")
                #expect(!found.isEmpty && found.count < all.count, "\(name)")
                let (light, scope) = (county.light, TaskScope(reader))
                let counts = try await county.database.read { [filter] tx in
                    try tx.tasks.lights(filter, scope, light)
                }
                let sum = filter.lights.isEmpty ? counts.values.reduce(0, +) : found.count
                #expect(sum == found.count, "\(name)")
            }
            var filter = TaskFilter()
            filter.unit = finance
            #expect(try await county.list(filter, for: reader).count == 10)
            filter.role = .supporting
            #expect(try await county.list(filter, for: reader).count == 10)
            filter.role = .lead
            #expect(try await county.list(filter, for: reader).isEmpty)
        }
    }
}
