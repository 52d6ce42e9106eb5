import Dispatch

/// Lets as many reads work at once as processors can. Who waited long goes all the same: a sheet of a hundred thousand lines that
/// a slow network fetches holds up no page.
final class ReadingGate: Sendable {
    private let places: DispatchSemaphore
    private let patience: DispatchTimeInterval

    /// - Parameters:
    ///   - readers: that work at once as a rule.
    ///   - patience: of one that waits for its turn.
    init(_ readers: Int, patience: DispatchTimeInterval = .milliseconds(100)) {
        places = DispatchSemaphore(value: readers)
        self.patience = patience
    }

    func pass<Value>(_ read: () throws -> Value) rethrows -> Value {
        guard places.wait(timeout: .now() + patience) == .success else { return try read() }
        defer { places.signal() }
        return try read()
    }
}
