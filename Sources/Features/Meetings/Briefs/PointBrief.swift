import Core
import Foundation
import Indicators
import Tasks

/// 简介: one page about a point, made from records alone and kept as it stood when the meeting was opened.
package struct PointBrief: Hashable, Sendable, Codable {
    package struct Number: Hashable, Sendable, Codable {
        package let programme: String
        package let name: String
        package let indicator: String
        /// The village's own value, and the township's with goal and light; empty where nothing is known.
        package let village: String
        package let township: String
        package let goal: String
        package let expected: String
        package let light: Light?
        /// Whether the township's is a share of more than all; nil in briefs kept before it was said.
        package let isDoubtful: Bool?

        /// What stands where a light would.
        var unlit: String { isDoubtful == true ? PlainNumber.doubted : "—" }
    }

    /// The thing that is looked at, where the point is one of a ledger.
    package struct Thing: Hashable, Sendable, Codable {
        package let word: String
        package let stage: String
        package let since: Day
        package let days: Int
        /// Gates it was tried at and not let through.
        package let gates: [String]
    }

    /// How far the village's things of the programme are.
    package struct Work: Hashable, Sendable, Codable {
        package let word: String
        package let counter: String
        package let stages: [Stage]
        /// Gates that hold things up in the village, with how many.
        package let gates: [Held]

        package struct Stage: Hashable, Sendable, Codable {
            package let word: String
            package let things: Int
        }

        package struct Held: Hashable, Sendable, Codable {
            package let gate: String
            package let things: Int
        }
    }

    package struct OpenProblem: Hashable, Sendable, Codable {
        package let key: Int64
        package let number: String
        package let words: String
        package let stage: String
        package let due: Day?
    }

    package struct Seen: Hashable, Sendable, Codable {
        package let day: Day
        package let unit: String
        package let title: String
        /// Of a hundred; nil where nothing was worth points.
        package let score: Double?
        package let problems: Int
    }

    package struct Promised: Hashable, Sendable, Codable {
        package let words: String
        package let due: Day
        package let standing: String
    }

    /// The same spot at an inspection and at a later one.
    package struct Pair: Hashable, Sendable, Codable {
        package let before: Int64
        package let after: Int64
        package let beforeDay: Day
        package let afterDay: Day
    }

    package var asOf: Instant
    package var village: String
    package var township: String
    package var programme = ""
    package var thing: Thing?
    package var work: Work?
    package var numbers: [Number] = []
    package var openProblems = 0
    package var problems: [OpenProblem] = []
    package var seen: [Seen] = []
    package var promises: [Promised] = []
    package var photos: [Pair] = []
    /// How often the place was shown and troubled before.
    package var history = ""

    package init(asOf: Instant, village: String, township: String) {
        self.asOf = asOf
        self.village = village
        self.township = township
    }
}

extension PointBrief {
    /// As stored: JSON with its members in the order of their names.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    init?(_ text: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = read
    }

    /// What is asked on the spot, from what the records say. At most three; each says where it comes from.
    package var questions: [String] {
        var asked: [String] = []
        if let thing, let gate = thing.gates.first { asked.append("“\(gate)”什么时候办好？（关口没有通过）") }
        if let held = work?.gates.first, thing == nil {
            asked.append("\(held.things) \(work?.counter ?? "项")卡在“\(held.gate)”，怎么解决？（关口）")
        }
        if let behind = numbers.first(where: { $0.light == .behind }) {
            asked.append(
                "\(behind.name)“\(behind.indicator)”，\(township)现在 \(behind.township)，应达 \(behind.expected)，差在哪里？（台账）"
            )
        }
        if let problem = problems.first { asked.append("问题 \(problem.number)还要多久销号？（问题清单）") }
        if let broken = promises.first(where: { $0.standing == "没有兑现" }) {
            asked.append("承诺“\(broken.words)”没有兑现，原因是什么？（承诺）")
        }
        if let thing, thing.days > 30 { asked.append("在“\(thing.stage)”停了 \(thing.days) 天，卡在哪里？（台账）") }
        return Array(asked.prefix(3))
    }
}
