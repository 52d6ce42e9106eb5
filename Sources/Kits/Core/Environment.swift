/// The outside world as a value: the clock and new keys. A test replaces either.
package struct Environment: Sendable {
    package var now: @Sendable () -> Instant
    package var newNumber: @Sendable () -> Int64

    package init(now: @escaping @Sendable () -> Instant, newNumber: @escaping @Sendable () -> Int64) {
        self.now = now
        self.newNumber = newNumber
    }

    /// Today on the county's calendar.
    package var today: Day { now().day }

    /// A new key for a thing of any kind.
    package func newID<Subject>(_ subject: Subject.Type = Subject.self) -> Identifier<Subject> {
        Identifier(rawValue: newNumber())
    }
}

extension Environment {
    /// The machine's clock and a key source with a maker number drawn at random.
    package static func live() -> Environment {
        let source = IdentifierSource(maker: Int.random(in: 0..<1024))
        return Environment(now: Instant.now, newNumber: { source.next(at: Instant.now()) })
    }

    /// A clock that stands still at `instant`, and the keys of that moment, one after the other.
    package static func fixed(at instant: Instant) -> Environment {
        let source = IdentifierSource(maker: 1)
        return Environment(now: { instant }, newNumber: { source.next(at: instant) })
    }
}
