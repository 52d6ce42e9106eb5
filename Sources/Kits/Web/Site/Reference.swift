import Core

/// Names one request in the log and on the page of a fault: `0610-083005-4821`, day, time and four digits.
package struct Reference: Sendable, CustomStringConvertible {
    private let instant: Instant
    private let number: Int64

    init(_ environment: Environment) {
        instant = environment.now()
        number = environment.newNumber()
    }

    package var description: String {
        let (day, clock) = (instant.day, instant.clock)
        // Spreads keys made one after the other over the four digits.
        let digits = Int((UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15) >> 33) % 10_000
        return day.month.padded(2) + day.day.padded(2) + "-"
            + clock.hour.padded(2) + clock.minute.padded(2) + clock.second.padded(2) + "-" + digits.padded(4)
    }
}
