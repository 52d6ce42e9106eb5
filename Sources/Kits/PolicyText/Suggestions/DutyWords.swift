/// The duty words of all functions in one table, weighed by how few functions share them.
enum DutyWords {
    struct Hit: Sendable {
        let function: Int
        let weight: Double
    }

    struct Word: Sendable {
        let id: Int
        let hits: [Hit]
    }

    static let functions = UnitFunction.all

    static let table: WordTable<Word> = {
        var owners: [String: [Int]] = [:]
        for (index, function) in functions.enumerated() {
            for word in function.duties + [function.title] where owners[word]?.contains(index) != true {
                owners[word, default: []].append(index)
            }
        }
        // Hold a duty word by chance and say nothing.
        for word in ["人民政府", "高质量", "高标准", "高水平", "市场主体", "全社会", "质量发展"] { owners[word] = [] }
        return WordTable(
            owners.enumerated().map { id, owner in
                let weight = Double(owner.key.unicodeScalars.count).squareRoot() / Double(max(1, owner.value.count))
                return (owner.key, Word(id: id, hits: owner.value.map { Hit(function: $0, weight: weight) }))
            }
        )
    }()

    /// Weight of each function in a range, and the words that gave it.
    static func weigh(
        _ flat: [UInt32],
        _ range: Range<Int>,
        by factor: Double,
        into scores: inout [Double],
        _ note: (Int, Range<Int>) -> Void
    ) {
        var index = range.lowerBound
        // A word counts once, however often it stands there.
        var seen: Set<Int> = []
        while index < range.upperBound {
            guard let match = table.match(flat, at: index, before: range.upperBound) else {
                index += 1
                continue
            }
            if seen.insert(match.value.id).inserted {
                for hit in match.value.hits {
                    scores[hit.function] += hit.weight * factor
                    note(hit.function, index..<index + match.length)
                }
            }
            index += match.length
        }
    }
}
