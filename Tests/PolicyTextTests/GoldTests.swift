import Core
import Foundation
import PolicyText
import Testing

/// What issuers wrote behind their own tasks, against what is read there.
struct GoldTests {
    struct Item: Decodable {
        let doc: String
        let text: String
        let units: [String]
        let lead: [String]?
        let deadline: String?
        let quality: String?
    }

    struct Tally {
        var (hit, named, read, leads, leadsRight, own, items) = (0, 0, 0, 0, 0, 0, 0)
    }

    @Test(.enabled(if: Shared.exists, "the issuers' documents lie outside the package"))
    func readsTheOwnersIssuersNamed() throws {
        let lines = try Shared.text("texts/gold.jsonl").split(separator: "\n")
        let items = try lines.map { try JSONDecoder().decode(Item.self, from: Data($0.utf8)) }
        var tally = Tally()
        for (doc, rows) in Dictionary(grouping: items.filter { $0.quality ?? "ok" == "ok" }, by: \.doc) {
            try score(doc, rows, &tally)
        }
        let precision = Double(tally.hit) / Double(max(1, tally.read))
        let recall = Double(tally.hit) / Double(max(1, tally.named))
        #expect(2 * precision * recall / (precision + recall) >= 0.98)
        #expect(Double(tally.leadsRight) / Double(max(1, tally.leads)) >= 0.97)
        #expect(Double(tally.own) / Double(max(1, tally.items)) >= 0.98)
    }

    private func score(_ doc: String, _ rows: [Item], _ tally: inout Tally) throws {
        let text = Array(try Shared.text("texts/gold/\(doc).txt").unicodeScalars)
        let places = text.indices.filter { !text[$0].properties.isWhitespace }
        let flat = places.map { text[$0].value }
        let asOf = try #require(Day("2026-01-01"))
        let duties = decompose(
            String(String.UnicodeScalarView(text)),
            options: DecomposeOptions(asOf: asOf, suggestsUnits: false)
        ).duties
        var from = 0
        for row in rows {
            let wanted = row.text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
            guard let at = find(wanted, in: flat, from: from) else { continue }
            from = at
            let span = TextSpan(places[at], places[at + wanted.count - 1] + 1)
            let mine = duties.filter { duty in
                let shared = min(span.end, duty.span.end) - max(span.start, duty.span.start)
                return shared > 0 && shared * 2 >= duty.span.count
            }
            tally.items += 1
            tally.own += mine.isEmpty ? 0 : 1
            let read = Set(mine.flatMap(\.units).map { plain($0.text) })
            let named = Set(row.units.map(plain))
            tally.hit += read.intersection(named).count
            tally.read += read.count
            tally.named += named.count
            guard let lead = row.lead else { continue }
            tally.leads += 1
            let leads = Set(mine.flatMap(\.units).filter { $0.role == .lead }.map { plain($0.text) })
            tally.leadsRight += leads == Set(lead.map(plain)) ? 1 : 0
        }
    }

    private func find(_ wanted: [UInt32], in flat: [UInt32], from: Int) -> Int? {
        guard let first = wanted.first else { return nil }
        for start in [from, 0] where start + wanted.count <= flat.count {
            for at in start...(flat.count - wanted.count) where flat[at] == first {
                if flat[at..<at + wanted.count].elementsEqual(wanted) { return at }
            }
        }
        return nil
    }

    private func plain(_ unit: String) -> String { String(unit.prefix { $0 != "（" && $0 != "(" && $0 != " " }) }
}
