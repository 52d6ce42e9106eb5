import Foundation
import Synchronization

/// The wire to the browser: JSON messages ended by a zero byte, answers matched to their questions by number, and
/// events handed, in the order they come, to whoever listens to their session.
final class BrowserPipe: Sendable {
    typealias Listener = @Sendable (_ event: String, _ values: BrowserValue) -> Void

    private struct State {
        var nextNumber = 1
        var waiting: [Int: Question] = [:]
        var listeners: [String: Listener] = [:]
        var ending: BrowserProblem?
    }

    private struct Question {
        let method: String
        let seconds: Double
        let deadline: ContinuousClock.Instant
        let continuation: CheckedContinuation<BrowserValue, any Error>
    }

    /// What nobody listens to; a page of ours sends hundreds of them.
    private static let unheard: Set<String> = [
        "Network.dataReceived", "Network.loadingFinished", "Network.requestWillBeSentExtraInfo",
        "Network.responseReceivedExtraInfo", "Network.requestServedFromCache", "Network.resourceChangedPriority",
        "Network.policyUpdated", "Runtime.executionContextCreated", "Runtime.executionContextDestroyed",
    ]

    private let input: Int32
    private let output: Int32
    private let state = Mutex(State())
    private let writing = Mutex(())

    /// - Parameter whenEnded: called on the reading thread once the browser has closed its end; says what is known.
    init(reading input: Int32, writing output: Int32, whenEnded: @escaping @Sendable () -> String) {
        self.input = input
        self.output = output
        let thread = Thread { [self] in
            readMessages()
            end(BrowserProblem("the browser ended: " + whenEnded()))
        }
        thread.name = "browser"
        thread.start()
        Thread.detachNewThread { [self] in
            while refuseTheLate() { Thread.sleep(forTimeInterval: 1) }
        }
    }

    /// A timer of its own for each question would cost more than most questions. False once the browser has ended.
    private func refuseTheLate() -> Bool {
        let (late, isOver) = state.withLock { state in
            let late = state.waiting.filter { $0.value.deadline < .now }
            for number in late.keys { state.waiting[number] = nil }
            return (late.values, state.ending != nil)
        }
        for question in late {
            let words = "\(question.method) was not answered within \(Int(question.seconds)) s"
            question.continuation.resume(throwing: BrowserProblem(words))
        }
        return !isOver
    }

    /// Hears the events of one session; `""` is the browser itself.
    func listen(to session: String, _ listener: Listener?) {
        state.withLock { $0.listeners[session] = listener }
    }

    /// Asks the browser and waits for its answer.
    @discardableResult
    func ask(
        _ method: String,
        _ parameters: [String: BrowserValue] = [:],
        session: String? = nil,
        seconds: Double = 90
    ) async throws -> BrowserValue {
        let number = state.withLock { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
        var message: [String: BrowserValue] = [
            "id": .number(Double(number)), "method": .text(method), "params": .object(parameters),
        ]
        if let session { message["sessionId"] = .text(session) }
        let bytes = try JSONEncoder().encode(BrowserValue.object(message)) + [0]
        return try await withCheckedThrowingContinuation { continuation in
            let ending = state.withLock { state in
                if state.ending == nil {
                    state.waiting[number] = Question(
                        method: method,
                        seconds: seconds,
                        deadline: .now + .seconds(seconds),
                        continuation: continuation
                    )
                }
                return state.ending
            }
            if let ending { return continuation.resume(throwing: ending) }
            write(bytes)
        }
    }

    /// Refuses every open and future question with `problem`.
    func end(_ problem: BrowserProblem) {
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            state.ending = state.ending ?? problem
            return state.waiting.values
        }
        for question in waiting { question.continuation.resume(throwing: problem) }
    }

    private func settle(_ number: Int, _ result: Result<BrowserValue, any Error>) {
        state.withLock { $0.waiting.removeValue(forKey: number) }?.continuation.resume(with: result)
    }

    private func write(_ bytes: Data) {
        writing.withLock { _ in
            bytes.withUnsafeBytes { buffer in
                var done = 0
                while done < buffer.count {
                    let count = Foundation.write(output, buffer.baseAddress! + done, buffer.count - done)
                    if count < 0 && errno == EINTR { continue }
                    // A browser that is gone closes the reading side too, which refuses every open question.
                    guard count > 0 else { return }
                    done += count
                }
            }
        }
    }

    private func readMessages() {
        var message: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(input, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            var start = 0
            while let end = Self.zero(in: buffer, start..<count) {
                message.append(contentsOf: buffer[start..<end])
                hand(message)
                message.removeAll(keepingCapacity: true)
                start = end + 1
            }
            message.append(contentsOf: buffer[start..<count])
        }
    }

    private static func zero(in buffer: [UInt8], _ range: Range<Int>) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + range.lowerBound, 0, range.count) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }

    private func hand(_ message: [UInt8]) {
        if let event = BrowserReading.event(of: message[...]), Self.unheard.contains(event) { return }
        guard let value = BrowserReading.value(of: message) else { return }
        if let number = value["id"].int {
            let refusal = value["error"]["message"].string.map { BrowserProblem($0) }
            settle(number, refusal.map { .failure($0) } ?? .success(value["result"]))
        } else if let event = value["method"].string {
            let listener = state.withLock { $0.listeners[value["sessionId"].string ?? ""] }
            listener?(event, value["params"])
        }
    }
}

/// What the browser or its wire refused, in words for the person reading a test report.
package struct BrowserProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
