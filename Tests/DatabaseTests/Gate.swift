import Foundation

/// Lets a test stop closures on driver threads at a known point.
final class Gate: Sendable {
    private let released = DispatchSemaphore(value: 0)
    private let arrivals = AsyncStream.makeStream(of: Void.self)

    /// From the closure: it got here.
    func arrive() { arrivals.continuation.yield() }

    /// From the closure: blocks its thread until `release`.
    func waitForRelease() {
        released.wait()
        released.signal()
    }

    /// From the test: waits for one closure more.
    func arrival() async {
        var iterator = arrivals.stream.makeAsyncIterator()
        await iterator.next()
    }

    func release() { released.signal() }
}
