/// A set of scalars of the basic plane, asked in constant time.
struct ScalarSet: Sendable {
    /// One bit for each scalar up to the highest member.
    private var bits: [UInt64] = []

    init(_ members: String) {
        self.init(members.unicodeScalars.map(\.value))
    }

    init(_ members: some Sequence<UInt32>) {
        for member in members { insert(member) }
    }

    mutating func insert(_ scalar: UInt32) {
        guard scalar < 65_536 else { return }
        let word = Int(scalar >> 6)
        if word >= bits.count { bits += [UInt64](repeating: 0, count: word + 1 - bits.count) }
        bits[word] |= 1 << UInt64(scalar & 63)
    }

    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool {
        let word = Int(scalar >> 6)
        return word < bits.count && bits[word] & (1 << UInt64(scalar & 63)) != 0
    }
}
