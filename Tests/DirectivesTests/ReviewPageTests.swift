import Core
import Database
import Foundation
import Pages
import PolicyText
import TestSupport
import Testing

@testable import Directives

@Suite("ReviewPage")
struct ReviewPageTests {
    private let context = PageContext(
        token: "token",
        path: "/directives/1",
        today: Day(daysSince1970: 18_340),
        place: "云岭县"
    )

    private func desk(_ county: ReviewCounty, _ id: DirectiveID) async throws -> ReviewDesk {
        let code = county.supervisor.county
        return try await county.database.read {
            try ReviewDesk.read($0, id, county: code, on: county.environment.today)
        }
    }

    private func html(_ desk: ReviewDesk, _ place: ReviewPlace = ReviewPlace(), mayCorrect: Bool = true) -> String {
        let page = ReviewPage(desk: desk, place: place, mayCorrect: mayCorrect, context: context)
        return String(decoding: page.render(), as: UTF8.self)
    }

    @Test(arguments: Driver.allCases)
    func everyDraftStandsOnBothSides(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let desk = try await desk(county, try await county.load(Speeches.plan))
            let html = html(desk)
            #expect(!desk.drafts.isEmpty)
            for draft in desk.drafts {
                #expect(html.contains("id=\"text-\(draft.id)\""))
                #expect(html.contains("id=\"task-\(draft.id)\""))
            }
        }
    }

    @Test func readersGetNoButtons() async throws {
        try await withReviewCounty(.sqlite) { county in
            let desk = try await desk(county, try await county.load(Speeches.plan))
            for view in ReviewPlace.View.allCases {
                let html = html(desk, ReviewPlace(view: view), mayCorrect: false)
                let main = try #require(html.firstRange(of: "data-review"))
                #expect(!html[main.upperBound...].contains("method=\"post\" action=\"/directives"), "\(view)")
                #expect(!html.contains("/issuing"))
            }
        }
    }

    @Test func aTextWithoutDutiesSaysWhy() async throws {
        try await withReviewCounty(.sqlite) { county in
            let html = html(try await desk(county, try await county.load(Speeches.praise)))
            #expect(html.contains("没有读出任务"))
            #expect(html.contains("没有写明要谁办什么"))
        }
    }

    @Test func theSummaryNamesWhatIsMissing() async throws {
        try await withReviewCounty(.sqlite) { county in
            let desk = try await desk(county, try await county.load(Speeches.plan))
            let html = html(desk)
            let missing = DraftRules.missing(desk.drafts, on: desk.today)
            #expect(missing[.masked] == 1)
            #expect(html.contains("待定值 1 处"))
            #expect(html.contains("牵头单位 \(try #require(missing[.lead])) 条"))
        }
    }

    @Test func filtersShowOnlyWhatTheyName() async throws {
        try await withReviewCounty(.sqlite) { county in
            let desk = try await desk(county, try await county.load(Speeches.plan))
            for filter in ReviewPlace.Filter.choices {
                let html = html(desk, ReviewPlace(filter: filter))
                let shown = desk.drafts.filter { html.contains("id=\"task-\($0.id)\"") }
                #expect(
                    shown.map(\.id) == desk.drafts.filter { filter.holds($0, on: desk.today) }.map(\.id),
                    "\(filter)"
                )
            }
        }
    }

    @Test func thePlaceSurvivesItsAddress() {
        for view in ReviewPlace.View.allCases {
            for filter in ReviewPlace.Filter.choices {
                let place = ReviewPlace(view: view, filter: filter, part: 3)
                let fields = Dictionary(uniqueKeysWithValues: place.fields)
                #expect(ReviewPlace { fields[$0] ?? "" } == place)
            }
        }
        #expect(ReviewPlace { _ in "nonsense" } == ReviewPlace())
    }

    @Test func aLongDocumentIsShownInParts() async throws {
        try await withReviewCounty(.sqlite) { county in
            let filler = String(repeating: "今年以来，各项工作取得了明显成效。", count: 300) + "\n"
            let text = (1...12).map { "\($0)、第\($0)项工作\n要抓好第\($0)季春耕生产，落实责任。\n" + filler }
            let desk = try await desk(county, try await county.load(text.joined()))
            let source = SourceText(desk.directive.body)
            let windows = ReviewWindow.windows(of: source, desk.outline)
            #expect(windows.count > 2)
            #expect(windows.first?.span.start == 0)
            #expect(windows.last?.span.end == source.count)
            for (a, b) in zip(windows, windows.dropFirst()) {
                #expect(a.span.end == b.span.start)
                #expect(a.span.count <= ReviewWindow.longest)
            }
            let second = html(desk, ReviewPlace(part: 1))
            let shown = desk.drafts.filter { second.contains("id=\"task-\($0.id)\"") }
            #expect(!shown.isEmpty)
            #expect(shown.allSatisfy { windows[1].span.contains($0.position) })
        }
    }
}
