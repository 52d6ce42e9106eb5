import Dispatch

extension Range<Int> {
    /// What `body` makes of each part of the range, in order, made on every core; one part is made at once. Blocks its
    /// thread meanwhile.
    func mapPartsOnEveryCore<Made: Sendable>(ofSize size: Int, _ body: @Sendable (Range<Int>) -> Made) -> [Made] {
        guard count > size else { return [body(self)] }
        var made = [Made?](repeating: nil, count: (count + size - 1) / size)
        made.withUnsafeMutableBufferPointer { made in
            // Each part writes to a place of its own.
            nonisolated(unsafe) let made = made
            DispatchQueue.concurrentPerform(iterations: made.count) { part in
                let start = lowerBound + part * size
                made[part] = body(start..<Swift.min(start + size, upperBound))
            }
        }
        return made.compactMap { $0 }
    }
}
