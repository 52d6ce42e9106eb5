import Dispatch

extension Array where Element: Sendable {
    /// What `body` makes of each element and its place, in order, made on every core. Blocks its thread meanwhile.
    func mapOnEveryCore<Made: Sendable>(_ body: @escaping @Sendable (Int, Element) throws -> Made) throws -> [Made] {
        let (all, size) = (self, 256)
        let parts = (count + size - 1) / size
        guard parts > 1 else { return try enumerated().map { try body($0.offset, $0.element) } }
        var made = [Result<[Made], any Error>?](repeating: nil, count: parts)
        made.withUnsafeMutableBufferPointer { made in
            // Each part writes to a place of its own.
            nonisolated(unsafe) let made = made
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                let range = part * size..<Swift.min((part + 1) * size, all.count)
                made[part] = Result { try range.map { try body($0, all[$0]) } }
            }
        }
        return try made.flatMap { try $0?.get() ?? [] }
    }
}
