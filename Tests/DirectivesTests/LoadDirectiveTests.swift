import Core
import Database
import Foundation
import PolicyText
import TestSupport
import Testing

@testable import Directives

@Suite("LoadDirective")
struct LoadDirectiveTests {
    @Test(arguments: Driver.allCases)
    func keepsEveryCharacterAndWhereEachDraftCameFrom(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let code = county.supervisor.county
            let directive = try await county.database.read { try $0.directives.find(id, county: code) }
            #expect(directive.body == Speeches.plan)
            let source = SourceText(directive.body)
            let drafts = try await county.drafts(id)
            #expect(drafts.count >= 3)
            for draft in drafts {
                #expect(draft.content == source.text(of: draft.spans))
                #expect(!draft.title.isEmpty)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func findsTheCountysUnitsNumbersAndDays(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan, dated: Day(year: 2026, month: 3, day: 1))
            let drafts = try await county.drafts(id)
            let houses = try #require(drafts.first { $0.content.contains("老旧房屋") })
            #expect(houses.lead?.unit == unit(101))
            #expect(houses.assignments.map(\.unit).contains(unit(103)))
            #expect(houses.assignments.map(\.unit).contains(unit(111)))
            #expect(houses.deadline == Day(year: 2026, month: 6, day: 30))
            #expect(houses.masked.count == 1)
            let farms = try #require(drafts.first { $0.content.contains("养殖小区") })
            #expect(farms.lead?.unit == unit(102), "the only responsible unit leads")
        }
    }

    @Test(arguments: Driver.allCases)
    func storesATextWithoutDuties(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.praise)
            #expect(try await county.drafts(id).isEmpty)
            let sentences = try await county.database.read { try $0.directives.sentences(id) }
            let coverage = DirectiveCoverage(sentences, [])
            #expect(coverage.owned == 0)
            #expect(coverage.sentences >= 2)
        }
    }

    @Test(arguments: [("", "document.empty"), ("  \n ", "document.empty")])
    func refusesNothing(text: String, key: String) async throws {
        try await withReviewCounty(.sqlite) { county in
            let load = LoadDirective(database: county.database, environment: county.environment, vault: county.vault)
            let outcome = try await load(LoadDirective.Input(source: .pasted(text)), by: county.supervisor)
            #expect(outcome.issues.count == 1)
            #expect(outcome.issues.allSatisfy { directiveWords.knows($0.key) })
        }
    }

    @Test func refusesAThreeMillionCharacterText() async throws {
        try await withReviewCounty(.sqlite) { county in
            let load = LoadDirective(database: county.database, environment: county.environment, vault: county.vault)
            let text = String(repeating: "要抓好春耕生产工作。", count: 300_000)
            let outcome = try await load(LoadDirective.Input(source: .pasted(text)), by: county.supervisor)
            #expect(outcome.issues.count == 1)
            #expect(outcome.issues.allSatisfy { directiveWords.knows($0.key) })
        }
    }

    @Test func keepsTheOriginalOfAFile() async throws {
        try await withReviewCounty(.sqlite) { county in
            let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).txt").path
            try Data(Speeches.plan.utf8).write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            let load = LoadDirective(database: county.database, environment: county.environment, vault: county.vault)
            let input = LoadDirective.Input(source: .file(path: path, name: "方案.txt"))
            let loaded = try #require(try await load(input, by: county.supervisor).value)
            let code = county.supervisor.county
            let directive = try await county.database.read { try $0.directives.find(loaded.id, county: code) }
            #expect(directive.original?.name == "方案.txt")
            #expect(directive.title.contains("人居环境整治方案"))
        }
    }

    @Test(arguments: Driver.allCases)
    func anotherCountySeesNothing(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let other = county.stranger.county
            #expect(try await county.database.read { try $0.directives.list(county: other, limit: 10) }.isEmpty)
            #expect(try await county.database.read { try $0.drafts.list(id, county: other) }.isEmpty)
            await #expect(throws: NotFound.self) {
                try await county.database.read { try $0.directives.find(id, county: other) }
            }
            await #expect(throws: NotFound.self) {
                try await DiscardDrafts(county.correct)([DraftID(rawValue: 1)], in: id, by: county.stranger)
            }
        }
    }

    @Test func leadersReadButDoNotLoad() async throws {
        try await withReviewCounty(.sqlite) { county in
            let load = LoadDirective(database: county.database, environment: county.environment, vault: county.vault)
            let outcome = try await load(LoadDirective.Input(source: .pasted(Speeches.plan)), by: county.leader)
            #expect(outcome.issues.map(\.key) == ["directive.readOnly"])
        }
    }

    @Test(arguments: Driver.allCases)
    func theListCountsAndSearches(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let plan = try await county.load(Speeches.plan, title: "人居环境方案")
            _ = try await county.load(Speeches.praise, title: "总结讲话")
            let code = county.supervisor.county
            let all = try await county.database.read { try $0.directives.list(county: code, limit: 10) }
            #expect(all.map(\.title) == ["总结讲话", "人居环境方案"])
            #expect(all[1].drafts == (try await county.drafts(plan)).count)
            #expect(all[1].issued == 0)
            for (words, count) in [("养殖", 1), ("总结", 1), ("来之不易", 1), ("没有的词", 0), ("", 2)] {
                let filter = DirectiveFilter(words: words)
                let found = try await county.database.read {
                    try $0.directives.list(county: code, filter: filter, limit: 10)
                }
                #expect(found.count == count, "\(words)")
            }
            let older = try await county.database.read {
                try $0.directives.list(county: code, before: all[0].id, limit: 10)
            }
            #expect(older.map(\.id) == [plan])
        }
    }
}
