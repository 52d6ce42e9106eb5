import Core
import Database
import DemoCounty
import Directives
import Files
import Foundation
import Pages
import Tasks
import TestSupport
import Testing
import Web

@testable import Board

/// The demonstration in a database of its own.
struct DemoBoard: Sendable {
    let database: Database
    let today: Day
    let reader: Actor
    let accounts: DemoAccounts

    var light: LightColumn { LightColumn(today: today, thresholds: LightThresholds()) }

    func directives() async throws -> [DirectiveID?] {
        let reader = reader
        return try await database.read { tx in
            try tx.tasks.documents(TaskScope(reader), limit: WallTable.mostDocuments).map { DirectiveID($0.value) }
        }
    }

    func tables(_ directive: DirectiveID?) async throws -> [WallTable] {
        let (reader, light) = (reader, light)
        return try await database.read { tx in
            let store = WallStore(tx: tx)
            let sections = try directive.map { try tx.tasks.sections(of: $0, TaskScope(reader)) }
            let parts = try sections ?? tx.tasks.documents(TaskScope(reader), limit: WallTable.mostDocuments).reversed()
            let cells = try tx.tasks.wall(of: directive, TaskScope(reader), light)
            return try WallRows.allCases.map { rows in
                WallTable(
                    rows: rows,
                    lines: try store.lines(rows, in: reader.county),
                    columns: parts.map(WallTable.Column.init),
                    cells: cells[rows] ?? [],
                    directive: directive.map { "\($0)" }
                )
            }
        }
    }

    /// How many tasks the list at an address has for a reader.
    func list(_ address: String, for reader: Actor) async throws -> Int {
        let filter = TaskFilter(Fields(query: address.split(separator: "?").dropFirst().first.map(String.init) ?? ""))
        let light = light
        return try await database.read { tx in
            try tx.tasks.list(filter, TaskScope(reader), light, after: nil, limit: 100_000).count
        }
    }
}

func withDemoCounty(
    _ driver: Driver,
    today: String = "2026-06-10",
    _ body: (DemoBoard) async throws -> Void
) async throws {
    let day = try #require(Day(today))
    try await withCounty(driver) { database in
        let vault = FileVault(root: NSTemporaryDirectory() + "luoshi-demo-vault-\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(atPath: vault.root) }
        let made = try await DemoCounty(
            database: database,
            vault: vault,
            today: day,
            ledgerSize: 4,
            programmes: ["old-houses", "storage-rooms", "rearing-communities"]
        ).filled { _, _ in }
        #expect(made.refused == [])
        let county = try #require(RegionCode("620799"))
        let reader = Actor(
            account: AccountID(rawValue: 1),
            name: "督查",
            post: PostID(rawValue: 1),
            role: .supervisor,
            unit: UnitID(rawValue: 1),
            unitName: "督查室",
            region: county
        )
        try await body(DemoBoard(database: database, today: day, reader: reader, accounts: made.accounts))
    }
}
