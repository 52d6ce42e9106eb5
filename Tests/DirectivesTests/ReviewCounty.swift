import Core
import Database
import Files
import Foundation
import Schema
import TestSupport
import Testing

@testable import Directives

/// A county of six units with one supervisor and one leader, for tests of reading and correcting documents.
struct ReviewCounty: Sendable {
    static let units: [(id: Int64, kind: String, name: String, aliases: [String])] = [
        (101, "department", "云岭县住房和城乡建设局", ["住建局", "县住建局"]),
        (102, "department", "云岭县农业农村局", ["农业农村局"]),
        (103, "department", "云岭县财政局", ["财政局"]),
        (104, "department", "云岭县委督查室", ["督查室"]),
        (111, "township", "青石镇人民政府", ["青石镇"]),
        (112, "township", "白河乡人民政府", ["白河乡"]),
    ]

    let database: Database
    let environment = Environment.fixed(at: Instant(startOf: Day(daysSince1970: 18_340)))
    let vault: FileVault
    let supervisor: Actor
    let leader: Actor
    /// A supervisor of the county next to it.
    let stranger: Actor

    /// Somebody of the county with another role.
    func actor(_ role: Role) -> Actor {
        Actor(
            account: supervisor.account,
            name: "旁人",
            post: supervisor.post,
            role: role,
            unit: supervisor.unit,
            unitName: supervisor.unitName,
            region: supervisor.region
        )
    }

    var correct: CorrectDirective { CorrectDirective(database: database, environment: environment) }

    func load(_ text: String, title: String = "测试讲话", dated: Day? = nil) async throws -> DirectiveID {
        let load = LoadDirective(database: database, environment: environment, vault: vault)
        let outcome = try await load(
            LoadDirective.Input(source: .pasted(text), title: title, dated: dated),
            by: supervisor
        )
        guard let loaded = outcome.value else { throw Unloaded(issues: outcome.issues) }
        return loaded.id
    }

    func drafts(_ directive: DirectiveID) async throws -> [DraftTask] {
        let county = supervisor.county
        return try await database.read { try $0.drafts.list(directive, county: county) }
    }

    func find(_ draft: DraftID, _ directive: DirectiveID) async throws -> DraftTask {
        let county = supervisor.county
        return try await database.read { try $0.drafts.find(draft, in: directive, county: county) }
    }

    struct Unloaded: Error {
        let issues: [Core.Issue]
    }
}

/// Runs `body` with such a county in a database of its own.
func withReviewCounty(_ driver: Driver, _ body: (ReviewCounty) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("review-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await withDatabase(driver, migrations: Schema.migrations) { database in
        try await database.write(fill)
        try await body(
            try ReviewCounty(
                database: database,
                vault: FileVault(root: folder.path),
                supervisor: actor(1, .supervisor, "620799"),
                leader: actor(2, .leader, "620799"),
                stranger: actor(3, .supervisor, "620798")
            )
        )
    }
}

private func actor(_ number: Int64, _ role: Role, _ county: String) throws -> Actor {
    Actor(
        account: AccountID(rawValue: number),
        name: "督查员\(number)",
        post: PostID(rawValue: number),
        role: role,
        unit: UnitID(rawValue: 104),
        unitName: "县委督查室",
        region: try #require(RegionCode(county))
    )
}

private func fill(_ tx: Transaction) throws {
    for (code, parent, level) in [("62", nil, 2), ("6207", "62", 4), ("620799", "6207", 6), ("620798", "6207", 6)] {
        try tx.run(
            """
            INSERT INTO region (code, parent, level, name, updated_at)
            VALUES (\(code), \(parent as String?), \(level), \(code), 0)
            """
        )
    }
    for (place, unit) in ReviewCounty.units.enumerated() {
        try tx.run(
            """
            INSERT INTO unit (id, county, region, kind, name, short_name, position, created_at)
            VALUES (\(unit.id), '620799', '620799', \(unit.kind), \(unit.name), \(unit.name), \(place), 0)
            """
        )
        for alias in unit.aliases {
            try tx.run("INSERT INTO unit_alias (county, alias, unit_id) VALUES ('620799', \(alias), \(unit.id))")
        }
    }
    for account in 1...3 {
        try tx.run(
            """
            INSERT INTO account (id, login_name, name, password_hash, created_at)
            VALUES (\(account), \("u\(account)"), \("督查员\(account)"), '-', 0)
            """
        )
    }
}
