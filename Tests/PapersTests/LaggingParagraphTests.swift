import Core
import Indicators
import PaperFormat
import Tasks
import TestSupport
import Testing

@testable import Papers

/// A bulletin refreshed has a paragraph for what lags by now, and none for what does not.
@Suite("Paragraphs about what lags")
struct LaggingParagraphTests {
    private static func programme(
        _ name: String,
        _ light: Light,
        township: Light? = nil
    ) -> DispatchBulletin.Programme {
        func number(_ region: RegionCode, _ place: String, _ light: Light) -> DispatchBulletin.Number {
            DispatchBulletin.Number(
                key: IndicatorKey("houses-\(name)", "done"),
                indicator: "已拆除",
                region: region,
                place: place,
                goal: "达到 20 户，2026-12-31 前",
                value: "3 户",
                expected: "10 户",
                light: light
            )
        }
        let places = RegionCode("620799101").map { [number($0, "云雾镇", township ?? light)] } ?? []
        return DispatchBulletin.Programme(
            name: name,
            whole: number(SampleCounty.county, "云岭县", light),
            places: places
        )
    }

    /// Five programmes, of which these lag.
    private static func bulletin(_ lagging: Set<String>) -> DispatchBulletin {
        let programmes = ["甲", "乙", "丙", "丁", "戊"].map { programme($0, lagging.contains($0) ? .behind : .onTrack) }
        return DispatchBulletin(programmes: programmes, office: "督查室")
    }

    private static func content(_ lagging: Set<String>) throws -> PaperContent {
        var figures = FigureList(asOf: Instant(startOf: try #require(Day("2026-06-10"))))
        return bulletin(lagging).draft(&figures).content
    }

    /// As a refresh does it.
    private static func refreshed(_ content: PaperContent, _ lagging: Set<String>) throws -> PaperContent {
        var content = content
        let place = try #require(content.figures.firstIndex { LaggingParagraphs.isList($0.query) })
        let paragraphs = LaggingParagraphs(bulletin: bulletin(lagging), before: content.figures)
        var list = FigureList(content.figures, asOf: Instant(startOf: try #require(Day("2026-07-10"))))
        content.text = paragraphs.refreshed(content.text, &list)
        content.figures = list.figures
        content.figures[place].words = lagging.isEmpty ? "无" : lagging.sorted().joined(separator: "、")
        return content
    }

    private static let cases: [(Set<String>, Set<String>)] = [
        (["甲"], ["甲"]), ([], ["乙", "戊"]), (["甲", "丙"], ["丙"]), (["甲", "丙"], []), (["甲"], ["丁"]), ([], []),
    ]

    @Test(arguments: cases)
    func aRefreshedBulletinReadsAsOneDraftedNow(before: Set<String>, now: Set<String>) throws {
        let found = try Self.refreshed(Self.content(before), now)
        let drafted = try Self.content(now)
        #expect(found.text == drafted.text, "\(found.text)")
        #expect(LaggingParagraphs.apart(found) == nil)
        // Every name in the text has its figure.
        let unknown = PaperRules.issues(found, .dispatchBulletin).filter { $0.key == "paper.name" }
        #expect(unknown.isEmpty)
    }

    @Test func whatAPersonWroteOrTookOutStaysAndIsSaid() throws {
        var content = try Self.content(["甲", "乙", "丙"])
        let lines = content.text.split(separator: "\n").map(String.init)
        let edited = lines.filter { !$0.hasPrefix("（一）乙。") }
            .map { $0.hasPrefix("（一）甲。") ? $0 + "县里已派工作组。" : $0 }
        content.text = edited.joined(separator: "\n")
        let found = try Self.refreshed(content, ["乙", "丁"])
        #expect(found.text.contains("县里已派工作组。") && !found.text.contains("（一）丙。"), "\(found.text)")
        #expect(found.text.contains("（一）丁。") && !found.text.contains("（一）乙。"), "\(found.text)")
        #expect(LaggingParagraphs.apart(found) == "正文“滞后的专项”：写了甲，按数字已不滞后；没有写乙，按数字已经滞后。核对正文。")
    }

    /// Also a part of a paragraph is a person's to take out.
    @Test(arguments: ["滞后的有：〔甲·滞后乡镇〕。", "，应达〔甲·云岭县·应达〕"])
    func whatAPersonTookOutOfAParagraphStaysOut(part: String) throws {
        var content = try Self.content(["甲"])
        #expect(content.text.contains(part), "\(content.text)")
        content.text = content.text.replacing(part, with: "")
        let found = try Self.refreshed(content, ["甲", "丁"])
        #expect(!found.text.contains(part) && found.text.contains("（一）丁。"), "\(found.text)")
    }

    /// The same programme lags, and by now a township does.
    @Test func townshipsThatLagByNowAreNamedAndOthersNoLonger() throws {
        func drafted(_ township: Light) throws -> (bulletin: DispatchBulletin, content: PaperContent) {
            let programmes = ["甲", "乙", "丙", "丁", "戊"].map { name in
                Self.programme(name, name == "甲" ? .behind : .onTrack, township: township)
            }
            let bulletin = DispatchBulletin(programmes: programmes, office: "督查室")
            var figures = FigureList(asOf: Instant(startOf: try #require(Day("2026-06-10"))))
            return (bulletin, bulletin.draft(&figures).content)
        }
        for (then, now) in [(Light.onTrack, Light.behind), (.behind, .onTrack)] {
            let (old, fresh) = (try drafted(then).content, try drafted(now))
            var list = FigureList(old.figures, asOf: Instant(startOf: try #require(Day("2026-07-10"))))
            let text = LaggingParagraphs(bulletin: fresh.bulletin, before: old.figures).refreshed(old.text, &list)
            #expect(text == fresh.content.text && text != old.text, "\(text)")
        }
    }
}
