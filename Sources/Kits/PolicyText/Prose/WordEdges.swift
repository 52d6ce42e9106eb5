/// The edges of a tree of words: a node and a scalar name the next node. Open addressing, at most half full: these keys come
/// from the program itself, so the cheapest hash will do, and every character of a text asks many tables.
struct WordEdges: Sendable {
    private struct Slot: Sendable {
        var key: UInt64 = 0
        /// 0 where the slot is free: no edge leads back to the root.
        var next: Int32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 16)
    private var shift: UInt64 = 60
    private var count = 0

    /// The node behind `scalar`; 0 where no word goes on so.
    @inline(__always)
    func next(_ node: Int32, _ scalar: UInt32) -> Int32 {
        let key = WordEdges.key(node, scalar)
        var place = place(key)
        while slots[place].next != 0 {
            if slots[place].key == key { return slots[place].next }
            place = (place + 1) & (slots.count - 1)
        }
        return 0
    }

    /// Adds an edge that is not there yet.
    mutating func insert(_ node: Int32, _ scalar: UInt32, next: Int32) {
        if count * 2 >= slots.count { grow() }
        put(Slot(key: WordEdges.key(node, scalar), next: next))
        count += 1
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        shift -= 1
        for slot in old where slot.next != 0 { put(slot) }
    }

    private mutating func put(_ slot: Slot) {
        var place = place(slot.key)
        while slots[place].next != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
    }

    /// Fibonacci hashing: the high bits of a product with 2^64 / φ.
    @inline(__always)
    private func place(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    @inline(__always)
    private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar)
    }
}
