import Core
import Database
import Foundation
import Pages
import PolicyText
import TestSupport
import Testing

@testable import Directives

/// The speech of the mission, where it lies beside the checkout.
enum Speech {
    static let path: String = {
        let shared = ProcessInfo.processInfo.environment["LUOSHI_SHARED"]
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../../shared"
        return (shared ?? beside) + "/speech.txt"
    }()
    static let exists = FileManager.default.fileExists(atPath: path)
}

@Suite("Speech", .enabled(if: Speech.exists, "speech.txt is not beside the checkout"))
struct SpeechTests {
    @Test(arguments: Driver.allCases)
    func staysLightAndWhole(driver: Driver) async throws {
        let text = try String(contentsOfFile: Speech.path, encoding: .utf8)
        try await withReviewCounty(driver) { county in
            let id = try await county.load(text, title: "")
            let code = county.supervisor.county
            let desk = try await county.database.read {
                try ReviewDesk.read($0, id, county: code, on: county.environment.today)
            }
            #expect(desk.drafts.count > 60)
            #expect(desk.coverage.owned > 60)
            let source = SourceText(desk.directive.body)
            for draft in desk.drafts {
                #expect(draft.content == source.text(of: draft.spans))
                for quantity in draft.quantities {
                    let span = try #require(quantity.span)
                    #expect(source[span] == quantity.written)
                }
            }
            let context = PageContext(token: "t", path: "/", today: Day(daysSince1970: 18_340))
            let page = ReviewPage(desk: desk, place: ReviewPlace(), mayCorrect: true, context: context).render()
            // Pages of this kind compress to a fifth or less; with the styles the whole stays under 60 KB.
            #expect(page.count < 230_000)
        }
    }

    /// Naming every hidden number and giving every part a lead and a day leaves nothing that stops issuing but unknown
    /// leads: the sequence an office goes through.
    @Test(arguments: Driver.allCases)
    func canBeMadeReadyToIssue(driver: Driver) async throws {
        let text = try String(contentsOfFile: Speech.path, encoding: .utf8)
        try await withReviewCounty(driver) { county in
            let id = try await county.load(text, title: "")
            let code = county.supervisor.county
            var desk = try await county.database.read {
                try ReviewDesk.read($0, id, county: code, on: county.environment.today)
            }
            for place in desk.maskedPlaces {
                let outcome = try await NameMaskedValue(county.correct)(
                    place.span,
                    is: "12",
                    in: id,
                    by: county.supervisor
                )
                #expect((outcome.value ?? 0) > 0)
            }
            for name in desk.unknownNames {
                let outcome = try await MatchUnit(county.correct)(
                    name.name,
                    is: "云岭县农业农村局",
                    remember: false,
                    in: id,
                    by: county.supervisor
                )
                #expect((outcome.value ?? 0) > 0)
            }
            for section in desk.outline.sections {
                _ = try await AssignUnit(county.correct)(
                    "云岭县财政局",
                    as: .lead,
                    to: .section(section.id),
                    in: id,
                    by: county.supervisor
                )
            }
            desk = try await county.database.read {
                try ReviewDesk.read($0, id, county: code, on: county.environment.today)
            }
            let missing = DraftRules.missing(desk.drafts, on: desk.today)
            #expect(missing[.masked] == nil)
            #expect(missing[.unknownLead] == nil)
            #expect(missing[.unknownUnit] == nil)
            let outside = desk.drafts.filter { $0.section == nil }.count
            #expect((missing[.lead] ?? 0) <= outside)
        }
    }
}
