import Core
import Database

/// Words that may leave the county's own machines. Made of what the program's source says, of numbers, days, names of
/// public bodies and numbers of documents alone: what a person typed has no way in, so no personal data can be in it
/// (个人信息保护法 art. 6, 10: no more than is needed, no disclosure).
package struct PublicText: Hashable, Sendable, ExpressibleByStringInterpolation {
    package let text: String

    package init(stringLiteral value: StaticString) { text = value.description }
    package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }
    fileprivate init(text: String) { self.text = text }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {}
        package mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
        package mutating func appendInterpolation(_ number: Int) { text += "\(number)" }
        package mutating func appendInterpolation(_ day: Day) { text += "\(day.month)月\(day.day)日" }
        package mutating func appendInterpolation(_ body: PublicBody) { text += body.name }
        package mutating func appendInterpolation(_ number: DocumentNumber) { text += number.text }
        package mutating func appendInterpolation(_ other: PublicText) { text += other.text }
    }
}

/// The name of a unit or a county.
package struct PublicBody: Hashable, Sendable {
    package let name: String

    /// - Parameter name: as the table of units or regions has it; line ends and marks of chat programs are taken out.
    package init(_ name: String) {
        self.name = String(name.filter { !$0.isNewline && !"@#*_`[]()<>".contains($0) }.prefix(40))
    }
}

/// 〔2026〕3号 with the word before it.
package struct DocumentNumber: Hashable, Sendable {
    package let text: String

    package init(year: Int, sequence: Int) { text = "〔\(year)〕\(sequence)号" }
}

/// What a channel carries once a day.
package struct Digest: Hashable, Sendable {
    package let title: PublicText
    package let lines: [PublicText]

    package init(title: PublicText, lines: [PublicText]) {
        self.title = title
        self.lines = lines
    }

    /// Whole lines as long as they fit; what was left out is counted.
    package static func fitted(_ lines: [String], bytes limit: Int) -> String {
        var kept: [String] = []
        var size = 0
        for (index, line) in lines.enumerated() {
            let rest = "（另有 \(lines.count - index) 行，登录后查看）"
            let isLast = index == lines.count - 1
            if size + line.utf8.count + 1 + (isLast ? 0 : rest.utf8.count) > limit {
                kept.append(rest)
                break
            }
            kept.append(line)
            size += line.utf8.count + 1
        }
        return kept.joined(separator: "\n")
    }
}

/// Lines of a feature for the digest of a county.
package struct DigestSource: Sendable {
    package let lines: @Sendable (RegionCode, Day, Transaction) throws -> [PublicText]

    package init(_ lines: @escaping @Sendable (RegionCode, Day, Transaction) throws -> [PublicText]) {
        self.lines = lines
    }
}
