import CCurl
import Dispatch

/// One exchange through libcurl: nothing is followed, no proxy of the environment is used, certificates are checked.
///
/// Blocking, so `perform` runs on a queue of its own.
struct Transfer: Sendable {
    var address: String
    /// `https` or `smtp,smtps`.
    var protocols: String
    var upload: [UInt8]
    var headers: [String] = []
    var mail: MailEnvelope?
    /// A file with the certificates to trust; nil for those of the system.
    var authorities: String?
    var seconds = 30

    struct Answer: Sendable {
        let status: Int
        let body: [UInt8]
    }

    private static let isReady = curl_global_init(luoshi_curl_everything) == CURLE_OK
    private static let queue = DispatchQueue(label: "luoshi.outgoing", attributes: .concurrent)
    fileprivate static let largestAnswer = 64_000

    func perform() async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            Self.queue.async { continuation.resume(with: Result { try run() }) }
        }
    }

    private func run() throws -> Answer {
        guard Self.isReady, let curl = curl_easy_init() else {
            throw OutgoingFault("本机的网络组件没有准备好，重新启动服务后再试。", mayRetry: true)
        }
        defer { curl_easy_cleanup(curl) }
        let exchange = Exchange(upload)
        var lists: [UnsafeMutablePointer<curl_slist>?] = []
        defer { lists.forEach { curl_slist_free_all($0) } }
        common(curl, exchange)
        if let mail {
            lists.append(list(mail.to.map { "<\($0)>" }))
            envelope(curl, mail, lists[0])
        } else {
            lists.append(list(headers))
            _ = luoshi_curl_number(curl, CURLOPT_POST, 1)
            _ = luoshi_curl_large(curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(upload.count))
            _ = luoshi_curl_list(curl, CURLOPT_HTTPHEADER, lists[0])
        }
        let code = curl_easy_perform(curl)
        var status = 0
        var uploaded: curl_off_t = 0
        _ = luoshi_curl_status(curl, &status)
        _ = luoshi_curl_uploaded(curl, &uploaded)
        guard code == CURLE_OK else {
            let isWhole = !upload.isEmpty && uploaded >= upload.count
            throw TransferWords.fault(code, status: status, isWhole: isWhole, isMail: mail != nil)
        }
        return Answer(status: status, body: exchange.answer)
    }

    private func common(_ curl: UnsafeMutableRawPointer, _ exchange: Exchange) {
        _ = luoshi_curl_text(curl, CURLOPT_URL, address)
        _ = luoshi_curl_text(curl, CURLOPT_PROTOCOLS_STR, protocols)
        _ = luoshi_curl_text(curl, CURLOPT_PROXY, "")
        _ = luoshi_curl_number(curl, CURLOPT_FOLLOWLOCATION, 0)
        _ = luoshi_curl_number(curl, CURLOPT_NOSIGNAL, 1)
        _ = luoshi_curl_number(curl, CURLOPT_CONNECTTIMEOUT, 10)
        _ = luoshi_curl_number(curl, CURLOPT_TIMEOUT, seconds)
        _ = luoshi_curl_number(curl, CURLOPT_SSL_VERIFYPEER, 1)
        _ = luoshi_curl_number(curl, CURLOPT_SSL_VERIFYHOST, 2)
        _ = luoshi_curl_number(curl, CURLOPT_SSLVERSION, luoshi_curl_tls12)
        if let authorities { _ = luoshi_curl_text(curl, CURLOPT_CAINFO, authorities) }
        let pointer = Unmanaged.passUnretained(exchange).toOpaque()
        _ = luoshi_curl_pointer(curl, CURLOPT_READDATA, pointer)
        _ = luoshi_curl_pointer(curl, CURLOPT_WRITEDATA, pointer)
        _ = luoshi_curl_function(curl, CURLOPT_READFUNCTION) { buffer, size, count, pointer in
            guard let buffer, let pointer else { return 0 }
            let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
            return exchange.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        _ = luoshi_curl_function(curl, CURLOPT_WRITEFUNCTION) { buffer, size, count, pointer in
            guard let buffer, let pointer else { return 0 }
            let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
            exchange.take(UnsafeRawBufferPointer(start: buffer, count: size * count), limit: Transfer.largestAnswer)
            return size * count
        }
    }

    private func envelope(
        _ curl: UnsafeMutableRawPointer,
        _ mail: MailEnvelope,
        _ recipients: UnsafeMutablePointer<curl_slist>?
    ) {
        _ = luoshi_curl_number(curl, CURLOPT_UPLOAD, 1)
        _ = luoshi_curl_number(curl, CURLOPT_USE_SSL, luoshi_curl_encrypted)
        _ = luoshi_curl_text(curl, CURLOPT_MAIL_FROM, "<\(mail.from)>")
        _ = luoshi_curl_list(curl, CURLOPT_MAIL_RCPT, recipients)
        if !mail.user.isEmpty {
            _ = luoshi_curl_text(curl, CURLOPT_USERNAME, mail.user)
            _ = luoshi_curl_text(curl, CURLOPT_PASSWORD, mail.password)
        }
    }

    private func list(_ texts: [String]) -> UnsafeMutablePointer<curl_slist>? {
        texts.reduce(nil) { curl_slist_append($0, $1) }
    }
}

struct MailEnvelope: Sendable {
    var from: String
    var to: [String]
    var user: String
    var password: String
}

/// What goes out and comes in during one transfer; touched by its thread alone.
private final class Exchange {
    private let upload: [UInt8]
    private var sent = 0
    private(set) var answer: [UInt8] = []

    init(_ upload: [UInt8]) { self.upload = upload }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, upload.count - sent)
        upload.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[sent..<sent + count])) }
        sent += count
        return count
    }

    func take(_ bytes: UnsafeRawBufferPointer, limit: Int) {
        answer += bytes.prefix(max(0, limit - answer.count))
    }
}
