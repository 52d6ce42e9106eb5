import Foundation
import Synchronization

/// Pages for testing the browser driver itself: one answer per path, served on 127.0.0.1 until `stop`.
final class TinyServer: Sendable {
    struct Answer: Sendable {
        var status = "200 OK"
        var headers: [String] = ["Content-Type: text/html; charset=utf-8"]
        var body = ""
        /// Seconds to wait before answering.
        var delay = 0.0
    }

    let address: String
    private let socketNumber: Int32
    private let answer: @Sendable (_ request: String, _ body: String) -> Answer

    init(_ answer: @escaping @Sendable (_ request: String, _ body: String) -> Answer) throws {
        self.answer = answer
        socketNumber = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let number = socketNumber
        let port = withUnsafeMutablePointer(to: &place) { place in
            _ = place.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(number, $0, length) }
            listen(number, 64)
            _ = place.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &length) }
            return UInt16(bigEndian: place.pointee.sin_port)
        }
        address = "http://127.0.0.1:\(port)"
        Thread { [self] in
            while true {
                let connection = accept(socketNumber, nil, nil)
                guard connection >= 0 else { return }
                Thread { self.serve(connection) }.start()
            }
        }.start()
    }

    func stop() {
        shutdown(socketNumber, Int32(SHUT_RDWR))
        close(socketNumber)
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var received = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            received.append(contentsOf: buffer[..<count])
            guard let end = received.range(of: Data("\r\n\r\n".utf8)) else { continue }
            let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
            let wanted = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) }
            let body = received[end.upperBound...]
            guard body.count >= wanted ?? 0 else { continue }
            let request = head.split(separator: " ").prefix(2).joined(separator: " ")
            send(answer(request, String(decoding: body, as: UTF8.self)), to: connection)
            return
        }
    }

    private func send(_ answer: Answer, to connection: Int32) {
        if answer.delay > 0 { Thread.sleep(forTimeInterval: answer.delay) }
        let body = Data(answer.body.utf8)
        let head = ["HTTP/1.1 \(answer.status)", "Content-Length: \(body.count)", "Connection: close"] + answer.headers
        let bytes = Data((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
        bytes.withUnsafeBytes { _ = Foundation.write(connection, $0.baseAddress, $0.count) }
    }
}
