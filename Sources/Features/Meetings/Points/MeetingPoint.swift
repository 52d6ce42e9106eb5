import Core
import Indicators
import Inspections
import Ledgers
import Rounds

package enum MeetingPointSubject {}
package typealias MeetingPointID = Identifier<MeetingPointSubject>

/// 观摩点: a thing of a ledger or a village people go to.
package struct MeetingPoint: Hashable, Sendable {
    package let id: MeetingPointID
    package let meeting: MeetingID
    package let county: RegionCode
    /// From 1 on, in the order of the visit.
    package let ordinal: Int
    package let region: RegionCode
    /// 云雾镇上坪村.
    package let place: String
    package let item: ItemID?
    /// The playbook whose work is looked at; empty for a village as a whole.
    package let programme: String
    package let title: String
    package let choice: PointChoice
    package let reason: String
    package let draw: MeetingDrawID?
    package let position: OutlinePoint?
    package let positionFrom: PositionSource
    /// Minutes people stay.
    package let stay: Int
    /// As it stood when the meeting was opened; nil before.
    package let brief: PointBrief?

    /// How it was chosen and why; the reasons of lists begin with the list.
    package var why: String { reason.hasPrefix(choice.word) ? reason : "\(choice.word)：\(reason)" }

    package static let usualStay = 20
    package static let most = 30
}

/// How a point came onto the list; shown beside it, so that no scenic line goes unseen.
package enum PointChoice: String, CaseIterable, Sendable {
    /// Somebody named it, with a reason.
    case named
    /// The program's own lists: places furthest behind, furthest ahead, things that stand longest in a stage.
    case slowest, fastest, stuck
    /// Drawn by a kept number.
    case drawn

    package var word: String {
        switch self {
        case .named: "点名选定"
        case .slowest: "进度最慢的"
        case .fastest: "进度最快的"
        case .stuck: "停留最久的"
        case .drawn: "随机抽取"
        }
    }
}

package enum PositionSource: String, Sendable {
    case item, outline, entered, none

    package var word: String {
        switch self {
        case .item: "台账里的位置"
        case .outline: "本地方边界的中心"
        case .entered: "填写的"
        case .none: "没有位置"
        }
    }
}

/// How often a place was troubled before.
package struct PlaceHistory: Hashable, Sendable {
    /// On-site meetings that stopped here, and the day of the last one.
    package var shown = 0
    package var lastShown: Day?
    /// Inspections and meetings in the thirty days before the meeting.
    package var recent = 0

    package init(shown: Int = 0, lastShown: Day? = nil, recent: Int = 0) {
        self.shown = shown
        self.lastShown = lastShown
        self.recent = recent
    }

    package var words: String {
        let before = lastShown.map { "看过 \(shown) 次，上次 \($0)" } ?? "以前没有看过"
        return recent > 0 ? "\(before)；30 天内检查、观摩 \(recent) 次" : before
    }
}

/// How the points were chosen, as a whole. Pure.
///
/// 整治形式主义为基层减负若干规定: no staging, no 经典调研线路 (domain A3). Nothing here is forbidden by a number; it is said where
/// everybody reads it.
package struct ChoiceReview: Hashable, Sendable {
    package let counts: [PointChoice: Int]
    package let total: Int
    package let firstShown: Int
    package let townships: Int
    package let remarks: [String]

    package init(_ points: [MeetingPoint], _ history: [RegionCode: PlaceHistory]) {
        counts = Dictionary(points.map { ($0.choice, 1) }, uniquingKeysWith: +)
        total = points.count
        firstShown = points.count { (history[$0.region]?.shown ?? 0) == 0 }
        townships = Set(points.map { $0.region.ancestor(at: .township) }).count
        var remarks: [String] = []
        if !points.isEmpty {
            if counts[.drawn, default: 0] == 0 { remarks.append("没有一个点是随机抽的：建议至少抽一个。") }
            let plain = counts[.slowest, default: 0] + counts[.stuck, default: 0] + counts[.drawn, default: 0]
            if plain == 0 { remarks.append("没有慢的点，也没有抽的点：看到的只是选出来的。") }
            let often = points.filter { (history[$0.region]?.shown ?? 0) >= 2 }
            if !often.isEmpty {
                let names = often.map(\.place).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
                remarks.append("\(names.joined(separator: "、"))以前看过两次以上：换一个没有看过的村。")
            }
            if townships == 1, points.count > 2 { remarks.append("所有的点都在一个乡镇。") }
        }
        self.remarks = remarks
    }

    package func share(_ choice: PointChoice) -> Double { total == 0 ? 0 : Double(counts[choice] ?? 0) / Double(total) }
}

/// How many more times people may come to a place before it is too often. Pure.
package enum PointRules {
    package static func issues(_ place: String, _ history: PlaceHistory, _ limits: InspectionLimits) -> [Issue] {
        let most = limits[.visitsPerMonth]
        guard history.recent >= most else { return [] }
        let values = ["place": place, "count": "\(history.recent)", "most": "\(most)"]
        return [Issue("point.often", field: "picks", values.merging(["source": limits.source(.visitsPerMonth)]) { $1 })]
    }
}
