import Core
import Database
import Directives
import Files
import Foundation
import Pages
import Tasks
import TestSupport
import Testing
import Web

@testable import Board

/// What people see on the wall.
@Suite("Wall pages")
struct WallExchangeTests {
    private func withWall(
        _ driver: Driver,
        _ body: (Database, SampleCounty, TestSite, Environment) async throws -> Void
    ) async throws {
        try await withSampleCounty(driver) { database, sample in
            let source = IdentifierSource(maker: 9)
            let environment = Environment(now: { SampleCounty.now }, newNumber: { source.next(at: SampleCounty.now) })
            let summaries = TaskSummaries(environment)
            let board = BoardRoutes(
                database: database,
                environment: environment,
                thresholds: LightThresholds(),
                summaries: summaries
            )
            try await body(database, sample, TestSite(board.all, environment: environment), environment)
        }
    }

    /// Reads a document of one sentence in and issues it.
    private func issue(
        _ title: String,
        _ unit: String,
        _ database: Database,
        _ sample: SampleCounty,
        _ environment: Environment
    ) async throws {
        let vault = FileVault(root: NSTemporaryDirectory() + "luoshi-no-vault")
        let load = LoadDirective(database: database, environment: environment, vault: vault)
        let text = "一、\(title)的章节\n要在年底前改造农村危房160户。（牵头单位：\(unit)）"
        let loaded = try #require(
            await load(.init(source: .pasted(text), title: title), by: sample.supervisor).value
        )
        let code = SampleCounty.county
        let drafts = try await database.read { tx in try tx.drafts.issuable(loaded.id, county: code) }
        let issue = IssueTasks(database: database, environment: environment)
        _ = try #require(await issue(loaded.id, Set(drafts.map(\.id)), by: sample.supervisor).value)
    }

    /// Departments, townships and problems hang beside each other: a sheet without its day tells nothing.
    @Test func everySheetOfTheWallSaysItsDay() async throws {
        try await withWall(.sqlite) { database, sample, site, environment in
            try await issue("住房方案", "住房和城乡建设局", database, sample, environment)
            let page = await site.visitor(as: sample.leader).get("/board")
            #expect(page.text.contains("挂图 · 部门 · \(Format.day(SampleCounty.now.day))"), "\(page.words)")
        }
    }

    @Test(arguments: Driver.allCases)
    func unitsSeeTheDocumentsOfTheirOwnTasksOnly(driver: Driver) async throws {
        try await withWall(driver) { database, sample, site, environment in
            for (title, unit) in [("农田方案", "农业农村局"), ("住房方案", "住房和城乡建设局"), ("镇里方案", "云雾镇")] {
                try await issue(title, unit, database, sample, environment)
            }
            let all = await site.visitor(as: sample.leader).get("/board")
            for title in ["农田方案", "住房方案", "镇里方案"] { #expect(all.words.contains(title)) }
            let officer = await site.visitor(as: sample.officer).get("/board")
            #expect(officer.status == 200 && officer.words.contains("农田方案") && officer.words.contains("农业农村局"))
            #expect(!officer.text.contains("住房方案") && !officer.text.contains("镇里方案"))
            let township = await site.visitor(as: sample.township).get("/board")
            #expect(township.words.contains("镇里方案") && township.words.contains("云雾镇"))
            #expect(!township.text.contains("住房方案") && !township.text.contains("农田方案"))
            // A document that is none of theirs shows neither its name nor its parts.
            let scope = TaskScope(sample.leader)
            let choices = try await database.read { tx in try tx.tasks.documents(scope, limit: 10) }
            let foreign = try #require(choices.first { $0.word == "住房方案" })
            let asked = await site.visitor(as: sample.officer).get("/board?directive=\(foreign.value)")
            #expect(asked.status == 200 && !asked.text.contains("住房方案"))
            #expect(await site.visitor(as: sample.village).get("/board").status == 403)
        }
    }

    @Test func olderDocumentsStandTogetherAndRowsStillAddUp() async throws {
        try await withWall(.sqlite) { database, sample, _, environment in
            let count = WallTable.mostDocuments + 3
            for number in 1...count { try await issue("方案\(number)", "农业农村局", database, sample, environment) }
            let (scope, light) = (
                TaskScope(sample.leader), LightColumn(today: environment.today, thresholds: LightThresholds())
            )
            let table = try await database.read { tx in
                let store = WallStore(tx: tx)
                return WallTable(
                    rows: .units,
                    lines: try store.lines(.units, in: sample.leader.county),
                    columns: try tx.tasks.documents(scope, limit: WallTable.mostDocuments).reversed().map(
                        WallTable.Column.init
                    ),
                    cells: try tx.tasks.wall(of: nil, scope, light)[.units] ?? [],
                    directive: nil
                )
            }
            let matrix = table.matrix(in: "")
            #expect(matrix.columns.first?.word == "其他文件" && matrix.columns.count == WallTable.mostDocuments + 2)
            let row = try #require(matrix.rows.first)
            let sums = row.cells.map { $0.map(\.count).reduce(0, +) }
            #expect(sums.last == count && sums.dropLast().reduce(0, +) == count && sums.first == 3)
            let others = try #require(row.cells.first?.first)
            let filter = TaskFilter(Fields(query: String(others.address.drop { $0 != "?" }.dropFirst())))
            let listed = try await database.read { tx in
                try tx.tasks.list(filter, scope, light, after: nil, limit: 1000).count
            }
            #expect(listed == 3)
        }
    }
}
