/// Finds texts that share many pairs of neighbouring characters.
struct LikenessIndex: Sendable {
    struct Hit: Sendable {
        var place: Int
        var likeness: Double
    }

    /// Below this two texts are different tasks.
    static let least = 0.5

    private var places: [UInt64: [Int32]] = [:]
    private var sizes: [Int] = []

    init(_ duties: [Duty]) {
        for (place, duty) in duties.enumerated() {
            let pairs = LikenessIndex.pairs(duty.text)
            sizes.append(pairs.count)
            for pair in pairs { places[pair, default: []].append(Int32(place)) }
        }
    }

    /// The three most alike, by the share of pairs in common (Dice).
    func nearest(_ text: String) -> [Hit] {
        let pairs = LikenessIndex.pairs(text)
        guard !pairs.isEmpty else { return [] }
        var shared: [Int32: Int] = [:]
        // Pairs that stand in very many tasks tell nothing and would cost the most.
        for pair in pairs {
            guard let places = places[pair], places.count <= 400 else { continue }
            for place in places { shared[place, default: 0] += 1 }
        }
        let hits = shared.map { place, count in
            Hit(place: Int(place), likeness: 2 * Double(count) / Double(pairs.count + sizes[Int(place)]))
        }
        return Array(
            hits.filter { $0.likeness >= LikenessIndex.least }.sorted {
                ($0.likeness, $1.place) > ($1.likeness, $0.place)
            }.prefix(3)
        )
    }

    /// Digits are left out: the same task with another number stays the same task.
    private static func pairs(_ text: String) -> Set<UInt64> {
        var pairs: Set<UInt64> = []
        var last: UInt32 = 0
        for scalar in text.unicodeScalars {
            let flat = Prose.flatten(scalar.value)
            guard Prose.isHan(flat) || Prose.isLetter(flat) else { continue }
            if last != 0 { pairs.insert(UInt64(last) << 32 | UInt64(flat)) }
            last = flat
        }
        return pairs
    }
}
