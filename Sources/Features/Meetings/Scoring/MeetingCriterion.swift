import Core
import Pages

/// One line of the sheet those present score by: what is looked at, and the points it is worth.
package struct MeetingCriterion: Hashable, Sendable {
    package let word: String
    package let full: Double

    package init(_ word: String, _ full: Double) {
        self.word = word
        self.full = full
    }

    /// 环境整治和绿化 20.
    package var line: String { "\(word) \(Format.number(full, places: 1))" }

    /// The six aspects observation meetings are scored by (domain B15), with what this county's speech asks for first.
    package static let usual = [
        MeetingCriterion("实际成效和群众受益", 30), MeetingCriterion("产业发展", 20), MeetingCriterion("环境整治和绿化", 20),
        MeetingCriterion("集体经济", 10), MeetingCriterion("党建引领和队伍", 10), MeetingCriterion("做法别处能不能学", 10),
    ]

    package static func text(_ criteria: [MeetingCriterion]) -> String {
        criteria.map(\.line).joined(separator: "\n")
    }
}

/// A sheet of criteria as somebody types it: one a line, its points behind it. Pure.
package enum CriteriaText {
    static let most = 12

    package static func read(_ text: String) -> Outcome<[MeetingCriterion]> {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.filter { $0 != "\r" } }
            .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        var criteria: [MeetingCriterion] = []
        for line in lines {
            guard let read = criterion(line) else { return refused("criteria.line", ["line": line]) }
            if criteria.contains(where: { $0.word == read.word }) {
                return refused("criteria.double", ["line": read.word])
            }
            criteria.append(read)
        }
        guard (1...most).contains(criteria.count) else { return refused("criteria.count") }
        let sum = criteria.map(\.full).reduce(0, +)
        guard abs(sum - 100) < 0.001 else { return refused("criteria.sum", ["sum": Format.number(sum, places: 1)]) }
        return .done(criteria)
    }

    private static func criterion(_ line: String) -> MeetingCriterion? {
        var words = line
        if words.hasSuffix("分") { words.removeLast() }
        let isFigure = { (character: Character) in character.isASCII && (character.isNumber || character == ".") }
        let figure = String(words.reversed().prefix(while: isFigure).reversed())
        let word = String(words.dropLast(figure.count)).trimmingSpaces.trimming("：:，,").trimmingSpaces
        guard let full = Double(figure), full > 0, full <= 100, !word.isEmpty, word.count <= 30 else { return nil }
        return MeetingCriterion(word, full)
    }

    private static func refused(_ key: String, _ values: [String: String] = [:]) -> Outcome<[MeetingCriterion]> {
        .refused([Issue(key, field: "criteria", values)])
    }
}

extension String {
    var trimmingSpaces: String { trimming(" 　\t") }

    func trimming(_ set: String) -> String {
        var part = self[...]
        while let first = part.first, set.contains(first) { part.removeFirst() }
        while let last = part.last, set.contains(last) { part.removeLast() }
        return String(part)
    }
}
