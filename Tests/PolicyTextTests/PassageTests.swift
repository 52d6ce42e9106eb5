import Core
import PolicyText
import Testing

/// Owners and times in passages of every kind of document that gives tasks.
struct PassageTests {
    struct Claim: Sendable {
        /// Words of the task.
        let fragment: String
        let units: [String]
        /// Words its times hold; nil where nothing is claimed.
        let time: String?
    }

    struct Passage: Sendable, CustomTestStringConvertible {
        let name: String
        var lines: [String] = []
        var claims: [Claim] = []

        var testDescription: String { name }
    }

    static let passages: [Passage] = read(CountyPassages.text) + read(ProvincePassages.text) + read(MixedPassages.text)

    private static func read(_ text: String) -> [Passage] {
        var passages: [Passage] = []
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("@ ") {
                passages.append(Passage(name: String(line.dropFirst(2))))
            } else if line.hasPrefix("> ") {
                passages[passages.count - 1].claims.append(claim(String(line.dropFirst(2))))
            } else {
                passages[passages.count - 1].lines.append(line)
            }
        }
        return passages
    }

    private static func claim(_ line: String) -> Claim {
        let parts = line.split(separator: "::", omittingEmptySubsequences: false).map { part in
            part.split(separator: " ").joined(separator: " ")
        }
        return Claim(
            fragment: parts[0],
            units: parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : [],
            time: parts.count > 2 ? parts[2] : nil
        )
    }

    @Test(arguments: passages) func readsOwnersAndTimes(_ passage: Passage) throws {
        let duties = decompose(
            passage.lines.joined(separator: "\n"),
            options: DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)
        ).duties
        for claim in passage.claims {
            let duty = try #require(duties.first { $0.text.contains(claim.fragment) }, "\(claim.fragment)")
            let units = duty.units.map { "\($0.text)/\($0.role.rawValue.prefix(1))" }
            let fits = units.count == claim.units.count && zip(claim.units, units).allSatisfy(agrees)
            #expect(fits, "\(claim.fragment): \(units)")
            if let time = claim.time {
                let times = duty.deadlines.map(\.text) + duty.cadences.map(\.text)
                #expect(times.contains { $0.contains(time) }, "\(claim.fragment): \(times)")
            }
        }
    }

    private func agrees(_ wanted: String, _ read: String) -> Bool {
        wanted == read || wanted.hasSuffix("/*") && wanted.dropLast(2) == read.dropLast(2)
    }
}
