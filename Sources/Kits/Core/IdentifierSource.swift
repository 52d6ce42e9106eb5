import Synchronization

/// Makes time-sorted 64-bit numbers: 41 bits of milliseconds since 2020, 10 bits for the maker, 12 bits of sequence.
///
/// A server draws its maker number when it starts; two servers with different ones never make the same number.
package final class IdentifierSource: Sendable {
    private static let epoch: Int64 = 1_577_836_800_000
    private let maker: Int64
    private let last = Mutex<Int64>(0)

    package init(maker: Int) {
        self.maker = Int64(maker & 0x3FF)
    }

    /// No number made at or after `instant` is smaller: lists of what happened lately begin there.
    package static func lowest(at instant: Instant) -> Int64 {
        max(0, instant.milliseconds - epoch) << 22
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
