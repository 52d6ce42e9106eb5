import Core
import Foundation
import Indicators
import Tasks

/// Everything a dispatch is held with, from one reading: the agenda, a page for each township and programme, the wall, the
/// talking points and the bulletin are all written from this value, so they cannot disagree.
package struct DispatchPack: Hashable, Sendable, Codable {
    package var asOf: Instant
    package var county: String
    package var countyCode: String
    package var title: String
    /// What happened since this day is told.
    package var since: Day
    package var due: Day
    package var programmes: [Programme] = []
    package var townships: [Township] = []
    /// What the round before decided, and what became of it.
    package var items: [Item] = []
    package var promises: [Promise] = []
    package var slow: [Slow] = []
    package var points: [Point] = []
    /// Units that had not said what only they can say.
    package var missing: [String] = []
    package var tasks: [Light: Int] = [:]

    package struct Programme: Hashable, Sendable, Codable {
        package var key: String
        package var name: String
        package var goal: String
        package var whole: Number?
        package var places: [Number]
        package var refusals: [Refusal] = []
        package var asks: [Ask] = []
        /// Other numbers of the whole that are behind; nil in packs kept before they were.
        package var beside: [Number]?
        /// By region what the wall shows where things are registered and no number comes of them; nil in packs kept before it was
        /// said.
        package var untold: [String: String]?
    }

    /// The number a programme is told by on the wall, in a place.
    package struct Number: Hashable, Sendable, Codable {
        package var programme: String
        package var programmeName: String
        package var indicatorKey: String
        package var indicator: String
        package var region: String
        package var place: String
        package var goal: String
        package var value: String
        package var expected: String
        package var light: Light?
        package var points: Double?
        /// What came since the round before, in words; empty where nobody knows.
        package var change: String
        /// The same as a number; nil where nobody knows.
        package var moved: Double?
        package var needed: String
        /// Whether the number is to fall; nil in packs kept before it was said.
        package var lowers: Bool?
        /// What the wall shows of it; nil where nothing was counted, and in packs kept before it was said.
        package var figure: String?
        /// Whether it is a share of more than all; nil in packs kept before it was said.
        package var isDoubtful: Bool?

        /// What stands where a light would.
        package var unlit: String { isDoubtful == true ? PlainNumber.doubted : "—" }
        package var plan: String { PlainNumber.plan(expected, goal: goal, lowers: lowers == true) }
        /// 每周要完成 8 亩, 每周要提高 20 个百分点; empty where nothing is left or the day has passed.
        package var pace: String {
            needed.isEmpty ? "" : PlainNumber.pace(needed, lowers: lowers == true)
        }

        package var address: String { "/programmes/\(programme)?region=\(region)" }
        /// Whether anything was counted there, and somebody asks it.
        package var isKnown: Bool { light != nil }
        /// As the wall has it; nil where it has a dot.
        package var shown: String? { figure ?? (isKnown ? value : nil) }
        /// For lists that begin with what is furthest behind: a number nobody asks comes last.
        var rank: Double { isKnown ? points ?? 0 : -.infinity }
    }

    package struct Township: Hashable, Sendable, Codable {
        package var region: String
        package var name: String
        package var numbers: [Number] = []
        package var tasks: [Light: Int] = [:]
        package var problems: [Light: Int] = [:]
        package var late: [Late] = []
        package var refusals: [Refusal] = []
        package var promises: [Promise] = []
        package var words = ""
        package var asks: [Ask] = []

        /// How many of its programmes stand at a light.
        package func count(_ light: Light) -> Int { numbers.count { $0.light == light } }
    }

    /// Things held up at a gate.
    package struct Refusal: Hashable, Sendable, Codable {
        package var programme: String
        package var programmeName: String
        package var place: String
        package var gate: String
        package var things: Int
        package var counter: String
        package var address: String
    }

    /// A task or problem past its day.
    package struct Late: Hashable, Sendable, Codable {
        package var title: String
        package var kind: String
        package var unit: String
        package var days: Int
        package var address: String
    }

    package struct Promise: Hashable, Sendable, Codable {
        package var unit: String
        package var region: String
        package var words: String
        package var fact: String
        package var due: Day
        package var standing: PromiseStanding
        package var address: String
    }

    package struct Item: Hashable, Sendable, Codable {
        package var number: String
        package var title: String
        package var unit: String
        package var due: Day?
        package var state: String
        package var isDone: Bool
        package var isLate: Bool
        package var address: String
    }

    package struct Slow: Hashable, Sendable, Codable {
        package var place: String
        package var number: Number
    }

    /// A sentence for whoever chairs, with where its numbers open.
    package struct Point: Hashable, Sendable, Codable {
        package var words: String
        package var address: String
    }

    /// Something to ask, by rule: why, and where it is seen.
    package struct Ask: Hashable, Sendable, Codable {
        package var question: String
        package var reason: String
        package var address: String
    }
}

/// Written as `{"behind": 3}`, so that one pack is always the same text.
extension Light: CodingKeyRepresentable {}

extension DispatchPack {
    package func township(_ region: String) -> Township? { townships.first { $0.region == region } }
    package func programme(_ key: String) -> Programme? { programmes.first { $0.key == key } }

    /// Units that let the day of the round pass: until it is over nobody is late.
    var late: LateUnits { LateUnits(asOf.day > due ? missing : [], due: due) }

    /// Whether more are behind than the slow list holds.
    var isSlowCut: Bool { townships.flatMap(\.numbers).count { $0.light == .behind } > slow.count }

    /// In which order the slow list stands.
    var slowOrder: String { "离计划最远的 \(slow.count) 个，一样远的不分先后" }

    /// Promises of the stretch by how they ended.
    package func promises(_ standing: PromiseStanding) -> [Promise] { promises.filter { $0.standing == standing } }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    init?(json: String) {
        guard let pack = try? JSONDecoder().decode(DispatchPack.self, from: Data(json.utf8)) else { return nil }
        self = pack
    }
}
