import Core
import Foundation
import Pages
import Testing

@Suite struct ComponentTests {
    private func written(_ body: (HTMLWriter) -> Void) -> String {
        let writer = HTMLWriter()
        body(writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (Signal.behind, "▲", "滞后"), (.slow, "◆", "偏慢"), (.onTrack, "●", "正常"), (.notDue, "○", "未到期"),
        (.closed, "✓", "已销号"),
    ])
    func aLightIsColourShapeAndWord(signal: Signal, shape: String, word: String) {
        let html = written { $0.light(signal) }
        #expect(html.contains("light-\(signal.rawValue)"))
        #expect(html.contains(">\(shape)</span>"))
        #expect(html.contains(">\(word)</span>"))
    }

    @Test func aFieldSaysItsErrorAndKeepsItsAnswer() {
        let errors = [FieldError("other", "别处"), FieldError("title", "填写任务名称。")]
        let html = written { $0.textField(Field("title", "任务名称", value: "<改厕>", hint: "与原文一致", errors: errors)) }
        #expect(html.contains("<p class=\"field-error\" id=\"field-title-error\">填写任务名称。</p>"))
        #expect(html.contains("value=\"&lt;改厕&gt;\""))
        #expect(html.contains("aria-describedby=\"field-title-hint field-title-error\" aria-invalid=\"true\""))
    }

    private static let marked: [([Double], String, Int, [String])] = [
        ([0, 0], "座", 0, ["0", "1"]), ([0, 1], "户", 0, ["0", "1"]), ([3, 10], "户", 0, ["0", "5", "10"]),
        ([0.002, 0.006], "万亩", 3, ["0", "0.002", "0.004", "0.006"]), ([-4.6, -2], "%", 1, ["-6", "-4", "-2", "0"]),
    ]

    /// A place with nothing had two marks 0; a line of 0.006 万亩 had three.
    @Test(arguments: marked)
    func marksOfALineDifferAndAreRound(values: [Double], unit: String, decimals: Int, marks: [String]) throws {
        let day = try #require(Day(year: 2026, month: 6, day: 10))
        let points = values.enumerated().map { TrendChart.Point(day.adding(days: $0.offset * 7), $0.element) }
        let chart = TrendChart("完成数", unit: unit, decimals: decimals, points: points, source: "台账汇总")
        let html = written { $0.trend(chart) }
        #expect(html.matches(of: /dominant-baseline="middle">([^<]*)</).map { String($0.1) } == marks)
    }

    /// Stops in one place, and a crowd of them, each keep a sign one can read and tap.
    @Test(arguments: [
        [(500.0, 300.0), (500.0, 300.0)], [(0.0, 0.0), (10.0, 4.0), (14.0, 2.0), (200.0, 9.0)],
        [(5.0, 5.0), (5.0, 5.0), (5.0, 5.0), (5.0, 5.0), (6.0, 5.0)],
    ])
    func signsOfStopsDoNotCoverEachOther(places: [(Double, Double)]) {
        let points = places.enumerated().map { place, at in
            PointMap.Point("\(place)", x: at.0, y: at.1, signal: nil, address: "#", number: "\(place + 1)")
        }
        let signs = PointMap("路线", points: points).signs
        for first in signs.indices {
            for second in signs.indices where second > first {
                let (across, down) = (signs[first].x - signs[second].x, signs[first].y - signs[second].y)
                #expect((across * across + down * down).squareRoot() >= 2 * PointMap.widestStop)
            }
        }
        let far = PointMap("路线", points: [points[0]]).signs
        #expect(far[0] == (points[0].x, points[0].y))
    }

    @Test func signsThatWouldCoverEachOtherAreOneThatLeadsToItsThings() {
        let places = [(100.0, 100.0), (110.0, 104.0), (600.0, 100.0)]
        let points = places.enumerated().map { place, at in
            let address = "/items/\(place)"
            return PointMap.Point(
                "第\(place)户",
                x: at.0,
                y: at.1,
                signal: place == 1 ? .behind : .onTrack,
                address: address
            )
        }
        let map = PointMap("房屋", points: points, names: [("云雾镇", 300, 200)], kilometre: 62)
        #expect(map.spots.map(\.points) == [[0, 1], [2]])
        let html = written { $0.pointMap(map) }
        #expect(html.contains("<a href=\"#spot-1\" aria-label=\"2 处在一起，最慢的滞后\">"))
        #expect(html.contains("id=\"spot-1\"") && html.contains("<a href=\"/items/1\">▲第1户</a>"))
        #expect(html.contains(">2 公里</text>") && html.contains(">云雾镇</text>"))
    }

    /// Names are read, so they lie over the signs; more than three crowds are told in one fold.
    @Test(arguments: [(3, false), (4, true)])
    func manyCrowdsOfAMapAreFolded(_ crowds: Int, _ isFolded: Bool) throws {
        let points = (0..<crowds * 2).map { place in
            let x = Double(100 + place / 2 * 200)
            return PointMap.Point("第\(place)户", x: x, y: 100, signal: .slow, address: "/items/\(place)")
        }
        let html = written { $0.pointMap(PointMap("房屋", points: points, names: [("云雾镇", 300, 300)])) }
        #expect(html.contains("<details") == isFolded)
        #expect(html.components(separatedBy: "2 处在一起：").count == crowds + 1)
        let name = try #require(html.range(of: ">云雾镇</text>"))
        let sign = try #require(html.range(of: "href=\"#spot-1\""))
        #expect(sign.upperBound <= name.lowerBound)
    }

    @Test func aPasswordIsNeverWrittenBack() {
        #expect(!written { $0.textField(Field("p", "密码", value: "secret"), kind: .password) }.contains("secret"))
    }

    @Test func theSummaryLinksEachSentenceToItsAnswer() {
        let html = written { $0.errorSummary([FieldError("title", "填写任务名称。"), FieldError(nil, "两人同时在改。")]) }
        #expect(html.contains("还差 2 处"))
        #expect(html.contains("<a href=\"#field-title\">填写任务名称。</a>"))
        #expect(html.contains("<li>两人同时在改。</li>"))
        #expect(written { $0.errorSummary([]) }.isEmpty)
    }

    @Test func errorsThatAskTheSameAreOneLineOfTheSummaryWithALinkToEachAnswer() {
        let errors = [("area", "面积"), ("owner", "户主")].map { name, label in
            var error = FieldError(name, "填写\(label)。")
            error.shared = FieldError.Shared(label, "都要填。")
            return error
        }
        let both = written { $0.errorSummary([errors[0], FieldError("kind", "选择类型。"), errors[1]]) }
        let links = "<a href=\"#field-area\">面积</a>、<a href=\"#field-owner\">户主</a>"
        #expect(both.contains("<li>\(links)都要填。</li>") && both.contains("还差 3 处"), "\(both)")
        #expect(both.contains(">选择类型。</a></li>"))
        #expect(written { $0.errorSummary([errors[0]]) }.contains("<a href=\"#field-area\">填写面积。</a>"))
    }

    @Test func errorsComeFromIssuesAndTheirWords() {
        let words = IssueWords(["deadline.missing": "填写完成时限，例如 {example}。"])
        let issue = Issue("deadline.missing", field: "deadline", ["example": "2026-06-30"])
        #expect(FieldError.list([issue], words) == [FieldError("deadline", "填写完成时限，例如 2026-06-30。")])
    }

    @Test func aCellKnowsItsColumn() {
        let columns = [TableColumn("任务", .name), TableColumn("目标", .number, unit: "户"), TableColumn("操作", .acts)]
        let html = written { w in
            w.table("任务", columns) {
                w.row(opening: "/tasks/1") {
                    w.cell("改厕", linkingTo: "/tasks/1")
                    w.cell(1260)
                    w.cell("")
                }
                w.row {
                    w.cell("危房")
                    w.cell(nil)
                    w.cell("")
                }
            }
        }
        #expect(html.contains("<th scope=\"row\" class=\"c-name\"><a href=\"/tasks/1\">改厕</a></th>"))
        #expect(html.contains("<td class=\"c-number\" data-label=\"目标（户）\">1,260</td>"))
        #expect(html.contains("<td class=\"c-number\" data-label=\"目标（户）\">—</td>"))
        #expect(html.contains("<tr data-opens=\"/tasks/1\">"))
    }

    @Test func aSortedColumnSaysSo() {
        let column = TableColumn("时限", .short, sort: .init("/tasks?sort=-deadline", now: .ascending))
        let html = written { w in w.table("任务", [column]) {} }
        #expect(html.contains("aria-sort=\"ascending\""))
        #expect(html.contains("href=\"/tasks?sort=-deadline\""))
    }

    @Test(arguments: [(0.084, 0.42, "8.4%（应达 42.0%）"), (1.2, 1.0, "超额（应达 100.0%）")])
    func progressSaysDoneAndExpected(done: Double, expected: Double, words: String) {
        let progress = Progress(done, expected: expected)
        #expect(progress.words == words)
        let html = written { $0.progressBar(progress) }
        #expect(!html.contains("width=\"120"))
    }

    @Test func theLastPageHasNoNext() {
        let html = written { $0.pager(Pager(previous: "/tasks?before=4", shown: 12)) }
        #expect(html.contains("href=\"/tasks?before=4\" rel=\"prev\""))
        #expect(html.contains("aria-disabled=\"true\">下一页</span>"))
    }

    @Test func aPickerShowsTheChosenFirst() throws {
        let html = written {
            $0.picker(Field("unit", "单位"), [Choice("1", "水务局"), Choice("2", "财政局")], chosen: ["2"])
        }
        let chosen = try #require(html.firstRange(of: "财政局"))
        let other = try #require(html.firstRange(of: "水务局"))
        #expect(chosen.lowerBound < other.lowerBound)
        #expect(html.contains("value=\"2\" checked"))
    }

    @Test(arguments: [(-1, "is-over"), (0, "is-near"), (3, "is-near"), (4, "is-far")])
    func aDeadlineIsNearFromThreeDaysBefore(days: Int, state: String) {
        let today = Day(daysSince1970: 20_614)
        #expect(written { $0.deadline(today.adding(days: days), today: today) }.contains("days-left \(state)"))
    }
}
