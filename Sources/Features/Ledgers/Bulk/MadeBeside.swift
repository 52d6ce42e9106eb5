import Dispatch
import Synchronization

/// A value made on another thread while whoever wants it does something else; asking waits for it.
final class MadeBeside<Made: Sendable>: Sendable {
    private let made = Mutex<Result<Made, any Error>?>(nil)
    private let isMade = DispatchSemaphore(value: 0)

    init(_ make: @escaping @Sendable () throws -> Made) {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let result = Result { try make() }
            made.withLock { $0 = result }
            isMade.signal()
        }
    }

    /// Asked once.
    func value() throws -> Made? {
        isMade.wait()
        return try made.withLock { $0.take() }?.get()
    }
}
