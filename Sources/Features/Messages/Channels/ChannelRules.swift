import Core
import Outgoing

/// Which hosts may be spoken to; nothing else on the county's network can be reached through a channel.
package struct AllowedHosts: Hashable, Sendable {
    /// `smtp.example.gov.cn` (its usual ports) or `127.0.0.1:8443`, as the operator's settings name them.
    package let named: Set<String>

    package init(_ named: some Sequence<String>) { self.named = Set(named.map { $0.lowercased() }) }

    func holds(_ host: String, port: Int, usual: Set<Int>) -> Bool {
        named.contains("\(host):\(port)") || usual.contains(port) && named.contains(host)
    }
}

/// A robot's address taken apart; nil where it is none.
struct RobotAddress: Hashable {
    let host: String
    let port: Int
    /// Path and query.
    let path: String

    init?(_ text: String) {
        guard text.hasPrefix("https://"), text.utf8.count <= 600,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "#") })
        else { return nil }
        let rest = text.dropFirst("https://".count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, Self.isHost(parts[0]) else { return nil }
        guard let port = parts.count == 2 ? Int(parts[1]) : 443, (1...65_535).contains(port) else { return nil }
        host = parts[0].lowercased()
        self.port = port
        path = String(rest.dropFirst(authority.count))
    }

    static func isHost(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.count <= 253
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46
            }
    }

    /// The address with everything behind the product's own path hidden but four letters: a key may hold any sign, and
    /// others may stand behind it.
    static func masked(_ text: String, _ kind: ChannelKind) -> String {
        guard let path = kind.known?.path, let address = RobotAddress(text), address.path.hasPrefix(path) else {
            return "****"
        }
        let key = address.path.dropFirst(path.count)
        let shown = key.count >= 12 ? key.prefix(4) : ""
        return "\(text.prefix(text.count - key.count))\(shown)****"
    }
}

/// What must hold of a channel; pure.
package enum ChannelRules {
    static let mostRecipients = 50

    /// - Parameter isNew: a new channel needs its secrets, a changed one keeps those it has; so does one whose secrets do not
    ///   open any more.
    package static func issues(_ draft: ChannelDraft, isNew: Bool, _ allowed: AllowedHosts) -> [Issue] {
        var issues: [Issue] = []
        if draft.name.isEmpty || draft.name.count > 40 { issues.append(Issue("channel.name", field: "name")) }
        if Int(draft.hour).map({ (0...23).contains($0) }) != true {
            issues.append(Issue("channel.hour", field: "hour"))
        }
        return issues + (draft.kind == .mail ? mail(draft, isNew, allowed) : robot(draft, isNew, allowed))
    }

    private static func mail(_ draft: ChannelDraft, _ isNew: Bool, _ allowed: AllowedHosts) -> [Issue] {
        var issues: [Issue] = []
        let port = Int(draft.port).flatMap { (1...65_535).contains($0) ? $0 : nil }
        if !RobotAddress.isHost(draft.host) { issues.append(Issue("channel.host", field: "host")) }
        if port == nil { issues.append(Issue("channel.port", field: "port")) }
        if let port, RobotAddress.isHost(draft.host),
            !allowed.holds(draft.host.lowercased(), port: port, usual: [25, 465, 587])
        {
            issues.append(Issue("channel.mailHost", field: "host", ["host": draft.host]))
        }
        if MailServer.Security(rawValue: draft.security) == nil {
            issues.append(Issue("channel.security", field: "security"))
        }
        if !OutgoingMail.isAddress(draft.from) { issues.append(Issue("channel.from", field: "from")) }
        let to = recipients(draft.to)
        if to.isEmpty || to.count > mostRecipients {
            issues.append(Issue("channel.recipients", field: "to", ["limit": "\(mostRecipients)"]))
        }
        if let wrong = to.first(where: { !OutgoingMail.isAddress($0) }) {
            issues.append(Issue("channel.to", field: "to", ["value": String(wrong.prefix(60))]))
        }
        if isNew, !draft.user.isEmpty, draft.password.isEmpty {
            issues.append(Issue("channel.password", field: "password"))
        }
        return issues
    }

    private static func robot(_ draft: ChannelDraft, _ isNew: Bool, _ allowed: AllowedHosts) -> [Issue] {
        var issues: [Issue] = []
        if draft.address.isEmpty {
            if isNew { issues.append(Issue("channel.address", field: "address")) }
        } else if let issue = addressIssue(draft.address, draft.kind, allowed) {
            issues.append(issue)
        }
        if isNew, draft.kind.signs, draft.signature.isEmpty {
            issues.append(Issue("channel.signature", field: "signature"))
        }
        return issues
    }

    /// The password of one server is not handed to another.
    static func movedPassword(_ draft: ChannelDraft, _ old: Channel?) -> [Issue] {
        guard let old, draft.kind == .mail, !draft.user.isEmpty, draft.password.isEmpty,
            draft.host.lowercased() != old.settings.host || Int(draft.port) != old.settings.port
        else { return [] }
        return [Issue("channel.passwordAgain", field: "password")]
    }

    /// Asked when it is saved and again before every sending: the operator may have taken a host back.
    static func addressIssue(_ text: String, _ kind: ChannelKind, _ allowed: AllowedHosts) -> Issue? {
        guard let address = RobotAddress(text) else { return Issue("channel.https", field: "address") }
        guard let known = kind.known else { return nil }
        let isKnown = address.host == known.host && address.port == 443
        guard isKnown || allowed.holds(address.host, port: address.port, usual: [443]) else {
            let host = address.port == 443 ? address.host : "\(address.host):\(address.port)"
            return Issue(
                "channel.unknownHost",
                field: "address",
                ["host": host, "kind": kind.word, "known": known.host]
            )
        }
        guard address.path.hasPrefix(known.path), address.path.count > known.path.count else {
            return Issue("channel.path", field: "address", ["kind": kind.word, "path": known.path])
        }
        return nil
    }

    static func recipients(_ text: String) -> [String] {
        text.split { $0.isNewline || ",，;；、 ".contains($0) }.map(String.init)
    }
}
