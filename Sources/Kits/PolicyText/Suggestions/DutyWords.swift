/// The duty words of all functions in one table, weighed by how few functions share them.
enum DutyWords {
    struct Hit: Sendable {
        let function: Int
        let weight: Double
    }

    static let functions = UnitFunction.all

    static let table: WordTable<[Hit]> = {
        var owners: [String: [Int]] = [:]
        for (index, function) in functions.enumerated() {
            for word in function.duties + [function.title] where owners[word]?.contains(index) != true {
                owners[word, default: []].append(index)
            }
        }
        return WordTable(
            owners.map { word, indices in
                let length = Double(word.unicodeScalars.count)
                let weight = length.squareRoot() / Double(indices.count)
                return (word, indices.map { Hit(function: $0, weight: weight) })
            })
    }()

    /// Weight of each function in a range, and the words that gave it.
    static func weigh(_ flat: [UInt32], _ range: Range<Int>, by factor: Double, into scores: inout [Double], _ note: (Int, Range<Int>) -> Void) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard let match = table.match(flat, at: index, before: range.upperBound) else {
                index += 1
                continue
            }
            for hit in match.value {
                scores[hit.function] += hit.weight * factor
                note(hit.function, index..<index + match.length)
            }
            index += match.length
        }
    }
}
