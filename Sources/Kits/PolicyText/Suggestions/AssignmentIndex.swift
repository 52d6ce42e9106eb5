/// Past assignments by pairs of neighbouring characters: tasks with the same rare pairs went to the same units.
struct AssignmentIndex: Sendable {
    private struct Share: Sendable {
        var unit: Int
        var count: Int
    }

    struct Hit: Sendable {
        var unit: String
        var role: UnitRole
        var score: Double
    }

    private var shares: [UInt64: [Share]] = [:]
    private var units: [String] = []
    private var leads: [Int] = []
    private var tasks = 0
    private var prior: [Double] = []

    init(_ past: PastAssignments) {
        var numbers: [String: Int] = [:]
        var lastText: String?
        var pairs: Set<UInt64> = []
        for assignment in past.assignments {
            if assignment.text != lastText {
                let flat = assignment.text.unicodeScalars.map { Prose.flatten($0.value) }
                pairs = AssignmentIndex.pairs(flat, flat.indices)
                lastText = assignment.text
                tasks += 1
            }
            let number = numbers[assignment.unit] ?? units.count
            if number == units.count {
                numbers[assignment.unit] = number
                units.append(assignment.unit)
                leads.append(0)
                prior.append(0)
            }
            if assignment.role == .lead { leads[number] += 1 }
            prior[number] += 1
            for pair in pairs { count(pair, number) }
        }
    }

    private mutating func count(_ pair: UInt64, _ unit: Int) {
        if let place = shares[pair]?.firstIndex(where: { $0.unit == unit }) {
            shares[pair]?[place].count += 1
        } else {
            shares[pair, default: []].append(Share(unit: unit, count: 1))
        }
    }

    /// The units whose past tasks share the most telling pairs with the range, best first.
    func suggest(_ flat: [UInt32], _ range: Range<Int>) -> [Hit] {
        guard tasks > 0 else { return [] }
        var scores = [Double](repeating: 0, count: units.count)
        for pair in AssignmentIndex.pairs(flat, range) {
            guard let shares = shares[pair], shares.count <= 12 else { continue }
            let total = Double(shares.reduce(0) { $0 + $1.count })
            let weight = 1 / Double(shares.count)
            for share in shares { scores[share.unit] += weight * Double(share.count) / total }
        }
        return scores.indices.filter { scores[$0] > 0.8 }.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(4).map {
            Hit(
                unit: units[$0],
                role: Double(leads[$0]) * 2 > prior[$0] ? .lead : .responsible,
                score: min(8, scores[$0])
            )
        }
    }

    private static func pairs(_ flat: [UInt32], _ range: Range<Int>) -> Set<UInt64> {
        var pairs: Set<UInt64> = []
        for index in range.dropLast() where Prose.isHan(flat[index]) && Prose.isHan(flat[index + 1]) {
            pairs.insert(UInt64(flat[index]) << 32 | UInt64(flat[index + 1]))
        }
        return pairs
    }
}
