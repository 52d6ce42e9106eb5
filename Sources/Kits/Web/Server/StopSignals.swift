import Dispatch

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns the signals that ask a program to end into a call; they do nothing else then.
struct StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(_ signals: [Int32], _ stop: @escaping @Sendable () -> Void) {
        sources = signals.map { number in
            // Linux delivers an ignored signal to nobody; Darwin tells its sources beside the usual way.
            #if canImport(Darwin)
            signal(number, SIG_IGN)
            #endif
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { stop() }
            source.resume()
            return source
        }
    }

    /// The signals call nothing any more.
    func release() {
        for source in sources { source.cancel() }
    }
}
