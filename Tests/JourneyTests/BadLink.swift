import Foundation
import Synchronization

/// A link of a mountain village on this machine: a proxy before a server, with a clock of its own. Every packet takes its
/// time on that clock, one in five is lost and sent again after a growing wait, and nothing is waited for in fact. It cuts
/// connections where it is told to, in the middle of what a browser sends or before it hears the answer.
final class BadLink: Sendable {
    enum Cut: Sendable {
        /// In the middle of the body of the chunk with this number; the hook runs before anything else goes on.
        case inside(Int, then: @Sendable () async throws -> Void)
        /// After the server had the whole chunk, before its answer comes through.
        case answer(Int)
    }

    struct Counts: Sendable {
        /// Bytes of chunks that left the browser, those of broken requests included.
        var bytes = 0
        /// Bytes of answers, heads included, that went to the browser.
        var answered = 0
        var chunks = 0
        var lost = 0
        var cuts = 0
        var seconds = 0.0
    }

    private struct State {
        var counts = Counts()
        var cuts: [Cut]
        var target: Int
        var random: UInt64 = 20_260_610
        var isDown = false
        var problem: (any Error)?
    }

    let address: String
    private let listener: Int32
    private let state: Mutex<State>

    private static let packet = 1_400
    private static let bytesPerSecond = 5_000.0
    private static let lossPercent: UInt64 = 20

    /// - Parameter target: the port of the server behind the link.
    init(to target: Int, cuts: [Cut]) throws {
        state = Mutex(State(cuts: cuts, target: target))
        let (socket, port) = try Socket.listening()
        (listener, address) = (socket, "http://127.0.0.1:\(port)")
        Thread { [self] in
            while true {
                let browser = accept(listener, nil, nil)
                guard browser >= 0 else { return }
                Thread { self.serve(browser) }.start()
            }
        }.start()
    }

    var counts: Counts { state.withLock { $0.counts } }

    /// What went wrong in a hook.
    var problem: (any Error)? { state.withLock { $0.problem } }

    /// Without a network nothing gets through, neither from pages nor from workers behind them.
    func setDown(_ isDown: Bool) { state.withLock { $0.isDown = isDown } }

    /// Another server takes the place of the one before.
    func turn(to port: Int) { state.withLock { $0.target = port } }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    // MARK: One connection of the browser, request after request

    private func serve(_ browser: Int32) {
        defer { close(browser) }
        var inbox = Inbox(socket: browser)
        while let head = inbox.head(), !state.withLock({ $0.isDown }) {
            if head.line.hasPrefix("GET /link-clock ") {
                let body = "\(counts.seconds)"
                let answer =
                    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                guard Socket.send(Array(answer.utf8), to: browser) else { return }
                continue
            }
            guard pass(head, &inbox, browser) else { return }
        }
    }

    /// One request and its answer; false where the connection is over.
    private func pass(_ head: Inbox.Head, _ inbox: inout Inbox, _ browser: Int32) -> Bool {
        let isChunk = head.line.hasPrefix("PUT /uploads/")
        let cut = isChunk ? nextCut() : nil
        let server = Socket.connected(to: state.withLock { $0.target })
        defer { if server >= 0 { close(server) } }
        var left = head.length
        if isChunk, case .inside(_, let then)? = cut {
            // Half of the chunk goes through, then the line is dead.
            _ = server >= 0 && Socket.send(head.bytes, to: server)
            let half = inbox.take(left / 2)
            travel(half.count, counting: true)
            if server >= 0 { _ = Socket.send(half, to: server) }
            run(then)
            return false
        }
        guard server >= 0, Socket.send(head.bytes, to: server) else { return false }
        travel(head.bytes.count, counting: false)
        while left > 0 {
            let piece = inbox.take(min(left, 16_384))
            guard !piece.isEmpty, Socket.send(piece, to: server) else { return false }
            travel(piece.count, counting: isChunk)
            left -= piece.count
        }
        var outbox = Inbox(socket: server)
        guard let answer = outbox.head() else { return false }
        if case .answer? = cut { return false }
        var rest = answer.length
        guard Socket.send(answer.bytes, to: browser) else { return false }
        travel(answer.bytes.count + rest, counting: false)
        while rest > 0 {
            let piece = outbox.take(min(rest, 16_384))
            guard !piece.isEmpty, Socket.send(piece, to: browser) else { return false }
            rest -= piece.count
        }
        state.withLock { $0.counts.answered += answer.bytes.count + answer.length }
        return true
    }

    private func nextCut() -> Cut? {
        state.withLock { state in
            state.counts.chunks += 1
            guard let next = state.cuts.first else { return nil }
            let number =
                switch next {
                case .inside(let number, _), .answer(let number): number
                }
            guard state.counts.chunks >= number else { return nil }
            state.counts.cuts += 1
            return state.cuts.removeFirst()
        }
    }

    /// The hook ends before this thread goes on: the browser meets what it left.
    private func run(_ hook: @escaping @Sendable () async throws -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task {
            do { try await hook() } catch { state.withLock { $0.problem = error } }
            done.signal()
        }
        done.wait()
    }

    /// The clock goes on by what so many bytes take: their time on the line, and a wait for each packet that was lost.
    private func travel(_ bytes: Int, counting: Bool) {
        state.withLock { state in
            if counting { state.counts.bytes += bytes }
            for _ in 0..<(bytes + Self.packet - 1) / Self.packet {
                var wait = 0.6
                state.counts.seconds += Double(min(bytes, Self.packet)) / Self.bytesPerSecond
                while state.random.next() % 100 < Self.lossPercent {
                    state.counts.lost += 1
                    state.counts.seconds += wait + Double(Self.packet) / Self.bytesPerSecond
                    wait *= 2
                }
            }
        }
    }
}

extension UInt64 {
    /// SplitMix64: the same link every time.
    fileprivate mutating func next() -> UInt64 {
        self &+= 0x9E37_79B9_7F4A_7C15
        var value = self
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Bytes of a connection as they come: heads of messages, and bodies by their length.
private struct Inbox {
    struct Head {
        let bytes: [UInt8]
        /// The first line.
        let line: String
        /// Bytes of the body.
        let length: Int
    }

    let socket: Int32
    private var buffer: [UInt8] = []

    init(socket: Int32) { self.socket = socket }

    /// The next head; nil where the other side is done.
    mutating func head() -> Head? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let found = buffer.firstRange(of: end) {
                let bytes = Array(buffer[..<found.upperBound])
                buffer.removeFirst(found.upperBound)
                let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
                let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
                    .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) }
                return Head(bytes: bytes, line: lines.first ?? "", length: length ?? 0)
            }
            guard fill() else { return nil }
        }
    }

    /// So many bytes, fewer where the other side ended before.
    mutating func take(_ count: Int) -> [UInt8] {
        while buffer.count < count, fill() {}
        let taken = Array(buffer.prefix(count))
        buffer.removeFirst(taken.count)
        return taken
    }

    private mutating func fill() -> Bool {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(socket, &piece, piece.count)
        guard count > 0 else { return false }
        buffer += piece[..<count]
        return true
    }
}

/// Plain sockets on 127.0.0.1.
enum Socket {
    struct Fault: Error { let code: Int32 }

    static func listening() throws -> (socket: Int32, port: Int) {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &place) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(number, $0, length) == 0 && listen(number, 64) == 0 && getsockname(number, $0, &length) == 0
            }
        }
        guard isBound else { throw Fault(code: errno) }
        return (number, Int(UInt16(bigEndian: place.sin_port)))
    }

    /// -1 where nobody listens.
    static func connected(to port: Int) -> Int32 {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = address(port)
        let isOpen = withUnsafePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if isOpen { return number }
        close(number)
        return -1
    }

    static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress! + done, bytes.count - done, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        place.sin_port = UInt16(port).bigEndian
        return place
    }
}
