import Foundation
import Web

/// Requests over a socket to a server of this machine, one connection each.
struct LiveExchange: Sendable {
    let port: Int

    func answer(_ method: String, _ address: String, _ headers: Headers, _ body: [UInt8]) async -> SiteResponse {
        var head = "\(method) \(address) HTTP/1.1\r\n"
        for (name, value) in headers.pairs { head += "\(name): \(value)\r\n" }
        head += "Connection: close\r\nContent-Length: \(body.count)\r\n\r\n"
        let request = Array(head.utf8) + body
        let wire = LiveWire(port: port)
        let isSent = await wire.send(request)
        return isSent ? Self.parse(await wire.readToEnd()) : Self.none
    }

    static let none = SiteResponse(status: 0, headers: Headers(), body: .empty)

    static func parse(_ bytes: [UInt8]) -> SiteResponse {
        let end = Array("\r\n\r\n".utf8)
        guard let split = bytes.firstRange(of: end) else { return none }
        var lines = String(decoding: bytes[..<split.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let status = Int(lines.removeFirst().split(separator: " ").dropFirst().first ?? "") ?? 0
        var headers = Headers()
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if parts.count == 2 { headers.append(parts[0], parts[1]) }
        }
        let body = Array(bytes[split.upperBound...])
        guard body.count == Int(headers["Content-Length"] ?? "0") ?? 0 else { return none }
        return SiteResponse(status: status, headers: headers, body: .bytes(body))
    }
}

/// A connection to a port of this machine. Blocking calls run on a thread of their own.
package final class LiveWire: Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "wire")

    package init(port: Int) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    deinit { close(descriptor) }

    /// False where the other side is gone.
    package func send(_ bytes: [UInt8]) async -> Bool {
        await onQueue { [descriptor] in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                // A child process that ends interrupts whoever waits.
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// Until the other side closes.
    package func readToEnd() async -> [UInt8] {
        await onQueue { [descriptor] in
            var all: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = recv(descriptor, &piece, piece.count, 0)
                if count > 0 { all += piece[..<count] } else if count == 0 || errno != EINTR { return all }
            }
        }
    }

    /// Waits until the other side has taken everything sent, so that what it does next is done knowing it: an answer
    /// over another connection says nothing of this one. Reads the kernel's table of connections; Linux only.
    package func isTaken() async -> Bool {
        var own = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &own) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        let peersView = String(format: ":%04X", UInt16(bigEndian: own.sin_port))
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            // The kernel hands the table out a page at a time, so only a reading to the end is whole.
            guard let table = try? FileHandle(forReadingAtPath: "/proc/net/tcp")?.readToEnd() else { return false }
            // sl, local address, remote address, state, tx_queue:rx_queue, …
            let rows = String(decoding: table, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
            let row = rows.first { $0.count > 4 && $0[2].hasSuffix(peersView) }
            if row?[4].hasSuffix(":00000000") == true { return true }
            await Task.yield()
        }
        return false
    }

    private func onQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in queue.async { continuation.resume(returning: work()) } }
    }
}
