import Core
import Foundation

package enum LetterSubject {}
package typealias LetterID = Identifier<LetterSubject>

/// A letter as it was signed: what stood in it, who signed it for the township and when. Kept as it was.
package struct SignedLetter: Hashable, Sendable {
    package let id: LetterID
    package let region: RegionCode
    package let year: Int
    /// 1 for the first one signed in a year.
    package let version: Int
    package let content: LetterContent
    package let account: AccountID
    package let person: String
    package let unitName: String
    package let signedAt: Instant
}

/// What a letter says, in its words: later changes of programmes, targets and tasks leave it alone.
package struct LetterContent: Hashable, Sendable, Codable {
    package struct Target: Hashable, Sendable, Codable {
        package let set: String
        package let indicator: String
        package let programme: String
        package let word: String
        package let goal: String
        package let version: Int
        package let source: String

        var key: IndicatorKey { IndicatorKey(set, indicator) }
    }

    package struct Task: Hashable, Sendable, Codable {
        package let id: Int64
        package let number: String
        package let title: String
        package let lead: String
        /// 2026-10-31; empty without one.
        package let deadline: String
    }

    package let targets: [Target]
    package let tasks: [Task]

    package var isEmpty: Bool { targets.isEmpty && tasks.isEmpty }
}

extension LetterContent {
    /// As stored: JSON with its members in the order of their names, so that equal letters have equal texts.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    init?(_ text: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = read
    }

    /// Names what a person saw, so that they sign that and nothing else (FNV-1a, 64 bits).
    var stamp: String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
