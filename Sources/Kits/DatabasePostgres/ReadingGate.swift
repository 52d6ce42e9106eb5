import Dispatch

/// Lets as many reads work at once as processors can. Who waited long goes all the same: a sheet of a hundred thousand lines that
/// a slow network fetches holds up no page.
final class ReadingGate: Sendable {
    private static let patience = DispatchTimeInterval.milliseconds(100)
    private let places: DispatchSemaphore

    init(_ readers: Int) { places = DispatchSemaphore(value: readers) }

    func pass<Value>(_ read: () throws -> Value) rethrows -> Value {
        guard places.wait(timeout: .now() + Self.patience) == .success else { return try read() }
        defer { places.signal() }
        return try read()
    }
}
