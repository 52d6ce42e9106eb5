import Core
import Foundation

/// A mail of plain text, and how its bytes are written (RFC 5322, RFC 2045).
package struct OutgoingMail: Hashable, Sendable {
    package var from: String
    package var to: [String]
    package var subject: String
    package var text: String
    /// The same for every attempt: a server or reader that has it already knows it again.
    package var messageID: String
    package var at: Instant

    package init(from: String, to: [String], subject: String, text: String, messageID: String, at: Instant) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.messageID = messageID
        self.at = at
    }

    /// Whether a text is an address and nothing else: nothing in it can begin a header or a command.
    package static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), text.utf8.count <= 254 else { return false }
        return text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "@._+-".utf8.contains(byte)
        } && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
    }

    package var bytes: [UInt8] {
        let head = [
            "From: <\(from)>", "To: " + to.map { "<\($0)>" }.joined(separator: ",\r\n "), "Subject: \(encodedSubject)",
            "Date: \(date)", "Message-ID: <\(messageID)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            "Auto-Submitted: auto-generated",
        ]
        let body = Data(text.replacing("\n", with: "\r\n").utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body + "\r\n").utf8)
    }

    /// RFC 2047: words of at most 75 characters, each a whole number of characters.
    private var encodedSubject: String {
        var words: [String] = []
        var part = ""
        for character in subject {
            if (part + String(character)).utf8.count > 42 {
                words.append(part)
                part = ""
            }
            part.append(character)
        }
        words.append(part)
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private var date: String {
        let (day, (hour, minute, second)) = (at.day, at.clock)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
        return "\(day.day) \(months[day.month - 1]) \(day.year) \(clock) +0800"
    }
}

/// Where mail is handed in: always encrypted.
package struct MailServer: Hashable, Sendable {
    package enum Security: String, CaseIterable, Sendable, Codable {
        /// RFC 3207; refused where the server does not offer it.
        case startTLS
        /// RFC 8314.
        case tls
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String
    package var password: String
    /// A file with the certificates to trust; nil for those of the system.
    package var authorities: String?

    package init(
        host: String,
        port: Int,
        security: Security,
        user: String,
        password: String,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.authorities = authorities
    }

    /// Hands in a mail; throws `OutgoingFault`.
    package func send(_ mail: OutgoingMail) async throws {
        let scheme = security == .tls ? "smtps" : "smtp"
        var transfer = Transfer(
            address: "\(scheme)://\(host):\(port)/luoshi",
            protocols: "smtp,smtps",
            upload: mail.bytes
        )
        transfer.mail = MailEnvelope(from: mail.from, to: mail.to, user: user, password: password)
        transfer.authorities = authorities
        _ = try await transfer.perform()
    }
}
