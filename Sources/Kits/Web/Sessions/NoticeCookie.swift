import Core
import Pages

/// A notice on its way to the next page: signed, short-lived, shown once.
struct NoticeCookie: Sendable {
    static let name = "luoshi_notice"
    static let seconds = 120
    private let seal: Seal

    init(secret: [UInt8]) { seal = Seal(secret: secret, purpose: "notice") }

    /// The cookie's value. Where undoing needs more than a cookie holds, the notice goes without it.
    func value(of notice: Notice, at now: Instant) -> String {
        let expiry = String(now.adding(seconds: Self.seconds).milliseconds)
        let text = String(notice.text.prefix(300))
        let plain = [expiry, notice.kind.rawValue, text]
        if let undo = notice.undo {
            let value = seal.sealed(plain + [undo.address, undo.word] + undo.fields.flatMap { [$0.0, $0.1] })
            if value.utf8.count < 3500 { return value }
        }
        return seal.sealed(plain)
    }

    func notice(_ value: String, at now: Instant) -> Notice? {
        guard let texts = seal.opened(value), texts.count >= 3, let expiry = Int64(texts[0]),
            expiry > now.milliseconds, let kind = Notice.Kind(rawValue: texts[1])
        else { return nil }
        return Notice(kind, texts[2], undo: undo(Array(texts.dropFirst(3))))
    }

    private func undo(_ texts: [String]) -> Notice.Undo? {
        guard texts.count >= 2, texts.count.isMultiple(of: 2) else { return nil }
        let fields = stride(from: 2, to: texts.count, by: 2).map { (texts[$0], texts[$0 + 1]) }
        return Notice.Undo(texts[0], word: texts[1], fields: fields)
    }
}
