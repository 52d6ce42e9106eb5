import ArgumentParser
import Core
import Foundation
import PolicyText

/// How often suggested units are those the issuers named, on documents whose notes were taken out.
///
/// Prints four shares in percent: of the named units those among the first and the first three suggestions, without and
/// with learning from the other documents (one document left out at a time); then the number of tasks and of units.
struct MeasureSuggestions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "suggestions", abstract: "推荐单位准不准：逐份文件交叉验证。")

    @Argument(help: "放着 gold.jsonl 和 gold_stripped 的文件夹。")
    var folder: String

    private struct Item: Decodable {
        let doc: String
        let text: String
        let units: [String]
        let lead: [String]?
        let quality: String?
    }

    private struct Tally {
        var (first, three, named, items) = (0, 0, 0, 0)

        func share(_ hits: Int) -> String { String((Double(hits) / Double(max(1, named)) * 1000).rounded() / 10) }
    }

    func run() async throws {
        let lines = try String(contentsOfFile: folder + "/gold.jsonl", encoding: .utf8).split(separator: "\n")
        let items = try lines.map { try JSONDecoder().decode(Item.self, from: Data($0.utf8)) }
        let documents = Dictionary(grouping: items.filter { ($0.quality ?? "ok") == "ok" }, by: \.doc)
        var (plain, learned) = (Tally(), Tally())
        for (name, own) in documents {
            let path = "\(folder)/gold_stripped/\(name).txt"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
            let others = documents.filter { $0.key != name }.flatMap(\.value)
            try count(text, own, PastAssignments(), &plain)
            try count(text, own, PastAssignments(others.flatMap(assignments)), &learned)
        }
        Console().result(
            "\(plain.share(plain.first)) \(plain.share(plain.three)) \(learned.share(learned.first)) "
                + "\(learned.share(learned.three)) \(plain.items) \(plain.named)"
        )
    }

    private func assignments(_ item: Item) -> [PastAssignments.Assignment] {
        item.units.map { unit in
            PastAssignments.Assignment(
                text: item.text,
                unit: unit,
                role: item.lead?.contains(unit) == true ? .lead : .responsible
            )
        }
    }

    private func count(_ text: String, _ items: [Item], _ past: PastAssignments, _ tally: inout Tally) throws {
        var text = text
        if text.hasPrefix("#META") { text = String(text.drop { $0 != "\n" && $0 != "\r\n" }.dropFirst()) }
        let options = DecomposeOptions(asOf: Environment.live().today, assignments: past)
        let duties = decompose(text, options: options).duties
        let stretches = Stretches(text)
        var from = 0
        for item in items where !item.units.isEmpty {
            guard let stretch = stretches.find(item.text, from: from) else { continue }
            from = stretch.lowerBound
            // A task is the item's where half of its characters lie in it.
            let own = duties.indices.filter { place in
                let span = stretches.squeezed(duties[place].span)
                return stretch.clamped(to: span).count * 2 >= span.count && stretch.overlaps(span)
            }
            let named = Set(item.units.map(plain))
            tally.named += named.count
            tally.items += 1
            let suggested = own.map { place in
                duties[place].units.filter { $0.source == .suggested }.map { plain($0.text) }
            }
            tally.first += named.intersection(suggested.compactMap(\.first)).count
            tally.three += named.intersection(suggested.flatMap { $0.prefix(3) }).count
        }
    }

    private func plain(_ unit: String) -> String { String(unit.prefix { $0 != "（" && $0 != "(" && $0 != " " }) }
}

/// A text without its white space, and where its characters went.
private struct Stretches {
    private let flat: [UInt32]
    /// How many characters that are no white space stand before each.
    private let before: [Int]

    init(_ text: String) {
        var (flat, before): ([UInt32], [Int]) = ([], [])
        for scalar in text.unicodeScalars {
            before.append(flat.count)
            if !scalar.properties.isWhitespace { flat.append(scalar.value) }
        }
        before.append(flat.count)
        (self.flat, self.before) = (flat, before)
    }

    func squeezed(_ span: TextSpan) -> Range<Int> { before[span.start]..<before[span.end] }

    /// The item's place from `from` on, else anywhere.
    func find(_ item: String, from: Int) -> Range<Int>? {
        let wanted = item.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
        guard let first = wanted.first else { return nil }
        for start in [from, 0] where start + wanted.count <= flat.count {
            for place in start...(flat.count - wanted.count) where flat[place] == first {
                if flat[place..<place + wanted.count].elementsEqual(wanted) { return place..<place + wanted.count }
            }
        }
        return nil
    }
}
