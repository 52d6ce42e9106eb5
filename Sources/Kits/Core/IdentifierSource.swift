import Synchronization

/// Makes time-sorted 64-bit numbers: 41 bits of milliseconds since 2020, 10 bits for the maker, 12 bits of sequence.
///
/// Two makers of one number differ with chance 1023/1024 per collision of time and sequence; a server takes its
/// maker number at random when it starts.
package final class IdentifierSource: Sendable {
    private static let epoch: Int64 = 1_577_836_800_000
    private let maker: Int64
    private let last = Mutex<Int64>(0)

    package init(maker: Int) {
        self.maker = Int64(maker & 0x3FF)
    }

    /// The next number, greater than every number this source made before.
    package func next(at now: Instant) -> Int64 {
        last.withLock { last in
            let slot = (now.milliseconds - Self.epoch) << 12
            last = max(last + 1, slot)
            return (last >> 12) << 22 | maker << 12 | (last & 0xFFF)
        }
    }
}
