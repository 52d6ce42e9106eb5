import Core
import Database
import PolicyText
import Tasks
import TestSupport
import Testing

/// Who reads which task: every pair of a person and a task, in lists and by address.
@Suite("Reading tasks")
struct TaskScopeTests {
    private static let names = ["部门", "住建", "云雾镇", "上坪村", "松坡村", "分派", "他县"]

    /// By the name of the reader, the tasks it reads.
    private static let visible: [String: Set<String>] = [
        "supervisor": ["部门", "住建", "云雾镇", "上坪村", "松坡村", "分派"],
        "leader": ["部门", "住建", "云雾镇", "上坪村", "松坡村", "分派"],
        "officer": ["部门", "分派"],
        "otherOfficer": ["部门", "住建", "分派"],
        "township": ["部门", "云雾镇", "上坪村", "分派"],
        "village": ["上坪村"],
        "administrator": [],
        "otherSupervisor": ["他县"],
        "otherAdministrator": [],
    ]

    private func tasks(_ county: TaskCounty) async throws -> [String: TaskID] {
        let sample = county.sample
        let department = try await county.insert(
            lead: sample.officer,
            others: [(sample.otherOfficer.unit, .supporting)]
        )
        let far = lead(sample.unit("松林乡松坡村村民委员会"), "620799201201")
        return [
            "部门": department,
            "住建": try await county.insert(lead: sample.otherOfficer),
            "云雾镇": try await county.insert(lead: sample.township),
            "上坪村": try await county.insert(lead: sample.village),
            "松坡村": try await county.insert(lead: far),
            "分派": try await county.insert(lead: sample.township, parent: department),
            "他县": try await county.insert(lead: sample.otherSupervisor),
        ]
    }

    private func lead(_ unit: UnitID, _ region: String) -> Actor {
        Samples.actor(.village, unit: unit, region: Samples.code(region))
    }

    @Test(arguments: Driver.allCases)
    func everybodyReadsWhatIsTheirs(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (sample, tasks) = (county.sample, try await tasks(county))
            let readers: [String: Actor] = [
                "supervisor": sample.supervisor, "leader": sample.leader, "officer": sample.officer,
                "otherOfficer": sample.otherOfficer, "township": sample.township, "village": sample.village,
                "administrator": sample.administrator, "otherSupervisor": sample.otherSupervisor,
                "otherAdministrator": sample.otherAdministrator,
            ]
            for (name, reader) in readers {
                let expected = try #require(Self.visible[name])
                let listed = Set(try await county.list(for: reader).map(\.task.id))
                #expect(Set(tasks.filter { listed.contains($0.value) }.keys) == expected, "\(name)")
                for (word, id) in tasks {
                    let found = try? await county.task(id, for: reader)
                    #expect((found != nil) == expected.contains(word), "\(name) \(word)")
                }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aMemberOfAnotherCountyMovesNothing(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let id = try await county.insert(lead: county.sample.officer)
            await #expect(throws: NotFound.self) {
                try await county.acts.withdraw(id, version: 1, note: "x", by: county.sample.otherSupervisor)
            }
            await #expect(throws: NotFound.self) {
                try await county.remind(id, version: 1, words: "x", by: county.sample.village)
            }
        }
    }
}
