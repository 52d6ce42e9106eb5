import Core
import Outgoing

/// 消息渠道: where the digest of a county goes: mailboxes of offices, or a robot in a group.
package enum ChannelKind: String, CaseIterable, Sendable {
    case mail, wecom, dingtalk, feishu

    package var word: String {
        switch self {
        case .mail: "邮件"
        case .wecom: "企业微信群机器人"
        case .dingtalk: "钉钉群机器人"
        case .feishu: "飞书群机器人"
        }
    }

    /// The one host its product answers at, and how its addresses begin.
    var known: (host: String, path: String)? {
        switch self {
        case .mail: nil
        case .wecom: ("qyapi.weixin.qq.com", "/cgi-bin/webhook/send?key=")
        case .dingtalk: ("oapi.dingtalk.com", "/robot/send?access_token=")
        case .feishu: ("open.feishu.cn", "/open-apis/bot/v2/hook/")
        }
    }

    /// Robots that sign what they are sent.
    var signs: Bool { self == .dingtalk || self == .feishu }

    /// The longest text the product takes, in bytes of UTF-8.
    var longest: Int {
        switch self {
        case .mail: 200_000
        case .wecom: 2_048
        case .dingtalk, .feishu: 18_000
        }
    }
}

/// What everybody may see of a channel.
package struct ChannelSettings: Hashable, Sendable, Codable {
    package var host = ""
    package var port = 0
    package var security = MailServer.Security.tls
    package var user = ""
    package var from = ""
    package var to: [String] = []
    /// A robot's address with its key masked.
    package var shownAddress = ""

    package init() {}
}

/// What nobody sees again: sealed where it is stored.
package struct ChannelSecret: Hashable, Sendable, Codable {
    package var password = ""
    /// The whole address: whoever has it can write into the group.
    package var address = ""
    package var signature = ""

    package init() {}
}

package struct Channel: Hashable, Sendable {
    package let id: Identifier<Channel>
    package let county: RegionCode
    package let kind: ChannelKind
    package let name: String
    package let settings: ChannelSettings
    let sealed: String
    /// The hour of a working day at which the digest goes.
    package let hour: Int
    package let isOn: Bool
    package let version: Int

    package var destination: String {
        kind == .mail
            ? "\(settings.to.count) 个邮箱，经 \(settings.host):\(settings.port)" : settings.shownAddress
    }
}

package typealias ChannelID = Identifier<Channel>

/// What somebody types in about a channel; empty secrets keep those there are.
package struct ChannelDraft: Hashable, Sendable {
    package var kind: ChannelKind
    package var name = ""
    package var hour = "9"
    package var isOn = true
    package var host = ""
    package var port = ""
    package var security = MailServer.Security.tls.rawValue
    package var user = ""
    package var from = ""
    package var to = ""
    package var password = ""
    package var address = ""
    package var signature = ""

    package init(kind: ChannelKind) { self.kind = kind }

    package init(_ channel: Channel) {
        kind = channel.kind
        name = channel.name
        hour = "\(channel.hour)"
        isOn = channel.isOn
        host = channel.settings.host
        port = channel.settings.port == 0 ? "" : "\(channel.settings.port)"
        security = channel.settings.security.rawValue
        user = channel.settings.user
        from = channel.settings.from
        to = channel.settings.to.joined(separator: "\n")
    }
}
