import Dispatch

extension Range<Int> {
    /// What `body` makes of each part of the range, in order, made on every core; one part is made at once. Blocks its
    /// thread meanwhile.
    package func mapPartsOnEveryCore<Made: Sendable, Failure: Error>(
        ofSize size: Int,
        _ body: @Sendable (Range<Int>) throws(Failure) -> Made
    ) throws(Failure) -> [Made] {
        guard count > size else { return [try body(self)] }
        var made = [Result<Made, Failure>?](repeating: nil, count: (count + size - 1) / size)
        made.withUnsafeMutableBufferPointer { made in
            // Each part writes to a place of its own.
            nonisolated(unsafe) let made = made
            DispatchQueue.concurrentPerform(iterations: made.count) { part in
                let start = lowerBound + part * size
                let range = start..<Swift.min(start + size, upperBound)
                do throws(Failure) {
                    made[part] = .success(try body(range))
                } catch {
                    made[part] = .failure(error)
                }
            }
        }
        var parts: [Made] = []
        parts.reserveCapacity(made.count)
        for part in made { if let part { parts.append(try part.get()) } }
        return parts
    }
}

extension Array where Element: Sendable {
    /// What `body` makes of each element and its place, in order, made on every core. Blocks its thread meanwhile.
    package func mapOnEveryCore<Made: Sendable, Failure: Error>(
        _ body: @Sendable (Int, Element) throws(Failure) -> Made
    ) throws(Failure) -> [Made] {
        let parts = try indices.mapPartsOnEveryCore(ofSize: 256) { part throws(Failure) in
            var made: [Made] = []
            made.reserveCapacity(part.count)
            for place in part { made.append(try body(place, self[place])) }
            return made
        }
        return parts.flatMap { $0 }
    }
}
