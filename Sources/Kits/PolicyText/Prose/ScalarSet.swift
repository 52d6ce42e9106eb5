/// A set of scalars of the basic plane, asked in constant time.
struct ScalarSet: Sendable {
    private var bits: [UInt64]

    init(_ members: String) {
        self.init(members.unicodeScalars.map(\.value))
    }

    init(_ members: some Sequence<UInt32>) {
        bits = [UInt64](repeating: 0, count: 1024)
        for member in members { insert(member) }
    }

    mutating func insert(_ scalar: UInt32) {
        guard scalar < 65_536 else { return }
        bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
    }

    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool {
        scalar < 65_536 && bits[Int(scalar >> 6)] & (1 << UInt64(scalar & 63)) != 0
    }
}
