import Core
import Database
import Directives
import Files
import Foundation
import Tasks

/// Work at every level of the sample county: a document read in from a file, a task of the department that came from it,
/// the township's part and the village's part of that, a report with a file on each, and three more people who take no
/// part in any of it.
package struct SampleWork: Sendable {
    package let directive: DirectiveID
    /// Not issued yet.
    package let draft: DraftID
    package let department: Place
    package let township: Place
    package let village: Place
    /// 清泉镇人民政府, and 清泉镇泉头村村民委员会.
    package let otherTownship: Actor
    package let otherVillage: Actor
    /// 财政局: somebody things are done to.
    package let spare: Actor

    package struct Place: Sendable {
        package let task: TaskID
        package let file: AttachmentID
    }
}

extension SampleCounty {
    package static let plan = """
        云岭县农村工作要点

        一、守住底线
        1.建设高标准农田。新建高标准农田300亩。（牵头单位：农业农村局；责任单位：云雾镇；完成时限：2026年12月底）
        2.维修供水管网。维修农村供水管网85公里。（牵头单位：水务局；完成时限：2026年11月底）
        """

    /// Fills a sample county with work, through the use cases people call.
    package func work(in database: Database, vault: FileVault) async throws -> SampleWork {
        try await SampleWorker(county: self, database: database, vault: vault).work()
    }
}

/// Does the work of `SampleCounty.work`.
private struct SampleWorker {
    let county: SampleCounty
    let database: Database
    let vault: FileVault
    let environment = SampleCounty.environment

    func work() async throws -> SampleWork {
        let loaded = try await load()
        let issued = try await issue(loaded)
        let department = try await carry(issued.task, county.officer)
        let parts = try await split(department.task, to: county.township.unit, county.officer)
        let township = try await carry(parts, county.township)
        let village = try await carry(
            try await split(township.task, to: county.village.unit, county.township),
            county.village
        )
        let others = try await others()
        return SampleWork(
            directive: loaded,
            draft: issued.rest,
            department: department,
            township: township,
            village: village,
            otherTownship: others[0],
            otherVillage: others[1],
            spare: others[2]
        )
    }

    private func load() async throws -> DirectiveID {
        let path = NSTemporaryDirectory() + "luoshi-plan-\(UInt64.random(in: 0...UInt64.max)).txt"
        try Data(SampleCounty.plan.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let load = LoadDirective(database: database, environment: environment, vault: vault)
        let input = LoadDirective.Input(source: .file(path: path, name: "要点.txt"))
        return try await done(load(input, by: county.supervisor)).id
    }

    private func issue(_ directive: DirectiveID) async throws -> (task: TaskID, rest: DraftID) {
        let code = SampleCounty.county
        let drafts = try await database.read { tx in try tx.drafts.issuable(directive, county: code) }
        guard drafts.count == 2 else { throw SampleFault(keys: drafts.map(\.title)) }
        let issue = IssueTasks(database: database, environment: environment)
        let issued = try await done(issue(directive, [drafts[0].id], by: county.supervisor))
        return (issued[0].task.id, drafts[1].id)
    }

    /// Signs for a task and reports on it with a file.
    private func carry(_ task: TaskID, _ actor: Actor) async throws -> SampleWork.Place {
        let acts = TaskActs(database: database, environment: environment)
        _ = try await done(acts.sign(task, version: 1, by: actor))
        let path = NSTemporaryDirectory() + "luoshi-proof-\(UInt64.random(in: 0...UInt64.max)).txt"
        try Data("\(actor.unitName)台账".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let stored = try vault.store(contentsOf: path, originalName: "台账.txt")
        let file = NewAttachment(environment.newID(), stored)
        let report = ReportProgress(database: database, environment: environment)
        let input = ProgressInput(words: "已开工", percent: 10, quantity: 30)
        _ = try await done(report(task, version: 2, input, files: Evidence(kept: [file]), by: actor))
        return SampleWork.Place(task: task, file: file.id)
    }

    private func split(_ task: TaskID, to unit: UnitID, _ actor: Actor) async throws -> TaskID {
        let split = SplitTask(database: database, environment: environment)
        let parts = [TaskPart(target: .unit(unit), quantity: 100)]
        _ = try await done(split(task, version: 3, parts, by: actor))
        let made = try await database.read { tx in try tx.tasks.parts(of: task) }
        guard let part = made.first else { throw SampleFault(keys: []) }
        return part.id
    }

    private func others() async throws -> [Actor] {
        let people: [(String, String, Role, String, String)] = [
            ("qingquan", "何清泉", .township, "清泉镇人民政府", "620799102"),
            ("quantou", "吕泉头", .village, "清泉镇泉头村村民委员会", "620799102201"),
            ("caizheng", "严财政", .officer, "云岭县财政局", "620799"),
        ]
        let hash = try SampleCounty.passwordHash.get()
        return try await database.write { tx in
            try people.map { try SampleCounty.addPerson($0, county.units, hash, tx, environment) }
        }
    }

    private func done<Value>(_ outcome: Outcome<Value>) throws -> Value {
        guard let value = outcome.value else { throw SampleFault(keys: outcome.issues.map(\.key)) }
        return value
    }
}

struct SampleFault: Error {
    let keys: [String]
}
