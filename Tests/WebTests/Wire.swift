import Foundation

/// A plain connection to a port of this machine. Blocking calls run on a thread of their own.
final class Wire: @unchecked Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "wire")
    private(set) var isClosed = false

    init(_ port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let state = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard state == 0 else {
            close(descriptor)
            throw POSIXError(.ECONNREFUSED)
        }
    }

    deinit { close(descriptor) }

    func exchange(_ text: String, seconds: Int = 30) async throws -> String {
        String(decoding: try await exchangeBytes(text, seconds: seconds), as: UTF8.self)
    }

    func exchangeBytes(_ text: String, seconds: Int = 30) async throws -> [UInt8] {
        try await send(text)
        return await readBytes(seconds: seconds)
    }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws {
        let isSent = await onQueue { [descriptor] in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                // A child process that ends interrupts whoever waits.
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
        if !isSent { throw POSIXError(.EPIPE) }
    }

    /// No more comes from this side.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    func readToEnd(seconds: Int = 30) async throws -> String {
        String(decoding: await readBytes(seconds: seconds), as: UTF8.self)
    }

    /// Until the other side closes, or nothing comes for so many seconds.
    private func readBytes(seconds: Int) async -> [UInt8] {
        let (bytes, isClosed) = await onQueue { [descriptor] in
            var limit = timeval(tv_sec: seconds, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            var all: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = recv(descriptor, &piece, piece.count, 0)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return (all, count == 0 || errno == ECONNRESET) }
                all += piece[..<count]
            }
        }
        self.isClosed = isClosed
        return bytes
    }

    private func onQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in queue.async { continuation.resume(returning: work()) } }
    }
}
