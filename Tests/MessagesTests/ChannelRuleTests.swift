import Core
import Outgoing
import TestSupport
import Testing

@testable import Messages

@Suite struct ChannelRuleTests {
    private static let allowed = AllowedHosts(["robot.example.gov.cn", "127.0.0.1:8443", "smtp.example.gov.cn"])

    @Test(arguments: [
        (ChannelKind.wecom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6", nil),
        (.dingtalk, "https://oapi.dingtalk.com/robot/send?access_token=abc", nil),
        (.feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/abc-def", nil),
        (.wecom, "https://robot.example.gov.cn/cgi-bin/webhook/send?key=1", nil),
        (.wecom, "https://127.0.0.1:8443/cgi-bin/webhook/send?key=1", nil),
        (.wecom, "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", "channel.https"),
        (.wecom, "https://qyapi.weixin.qq.com@evil.example/cgi-bin/webhook/send?key=1", "channel.https"),
        (.wecom, "https://qyapi.weixin.qq.com\\@evil.example/cgi-bin/webhook/send?key=1", "channel.https"),
        (.wecom, "https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=1", "channel.unknownHost"),
        (.wecom, "https://127.0.0.1/cgi-bin/webhook/send?key=1", "channel.unknownHost"),
        (.wecom, "https://[::1]/cgi-bin/webhook/send?key=1", "channel.https"),
        (.wecom, "https://169.254.169.254/latest/meta-data/", "channel.unknownHost"),
        (.wecom, "https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1", "channel.unknownHost"),
        (.wecom, "https://oapi.dingtalk.com/robot/send?access_token=abc", "channel.unknownHost"),
        (.wecom, "https://qyapi.weixin.qq.com/other?key=1", "channel.path"),
        (.wecom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", "channel.path"),
        (.wecom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1\r\nX: y", "channel.https"),
        (.dingtalk, "file:///etc/passwd", "channel.https"),
    ])
    func onlyTheThreeProductsAndNamedHostsAreSpokenTo(kind: ChannelKind, address: String, key: String?) {
        #expect(ChannelRules.addressIssue(address, kind, Self.allowed)?.key == key)
    }

    @Test func mailSaysWhatItLacks() {
        func issues(_ change: (inout ChannelDraft) -> Void) -> [String] {
            var draft = ChannelDraft(kind: .mail)
            draft.name = "县直单位"
            draft.host = "smtp.example.gov.cn"
            draft.port = "465"
            draft.from = "luoshi@example.gov.cn"
            draft.to = "a@example.gov.cn\nb@example.gov.cn；c@example.gov.cn"
            change(&draft)
            return ChannelRules.issues(draft, isNew: true, Self.allowed).map(\.key)
        }
        #expect(issues { _ in } == [])
        #expect(issues { $0.host = "127.0.0.1" } == ["channel.mailHost"])
        #expect(issues { $0.port = "6379" } == ["channel.mailHost"])
        #expect(issues { $0.host = "smtp.example.gov.cn/x" } == ["channel.host"])
        #expect(issues { $0.port = "70000" } == ["channel.port"])
        #expect(issues { $0.from = "甲" } == ["channel.from"])
        #expect(issues { $0.to = "" } == ["channel.recipients"])
        #expect(issues { $0.to = "a@b.cn\r\nDATA" } == ["channel.to"])
        #expect(issues { $0.user = "luoshi" } == ["channel.password"])
        #expect(issues { $0.hour = "24" } == ["channel.hour"])
        #expect(issues { $0.name = "" } == ["channel.name"])
    }

    @Test func aPasswordIsNotHandedToAnotherServer() async throws {
        try await withSampleCounty(.sqlite) { database, county in
            let desk = MessageDesk(database: database, environment: MovedClock(maker: 9).environment)
            func channels(_ key: UInt8) -> ChannelDesk {
                let hosts = AllowedHosts(["smtp.example.gov.cn", "mail.example.gov.cn"])
                return ChannelDesk(desk, box: SecretBox(secret: Array(repeating: key, count: 32)), allowed: hosts)
            }
            var draft = ChannelDraft(kind: .mail)
            (draft.name, draft.host, draft.port) = ("县直单位", "smtp.example.gov.cn", "465")
            (draft.user, draft.password) = ("luoshi", "right")
            (draft.from, draft.to) = ("luoshi@example.gov.cn", "a@example.gov.cn")
            let id = try #require(try await SaveChannel(channels(3))(draft, nil, by: county.administrator).value)
            draft.password = ""
            func issues(_ key: UInt8, _ change: (inout ChannelDraft) -> Void) async throws -> [String] {
                var changed = draft
                change(&changed)
                let saved = try await SaveChannel(channels(key))(changed, id, version: 1, by: county.administrator)
                return saved.issues.map(\.key)
            }
            #expect(try await issues(3) { $0.host = "mail.example.gov.cn" } == ["channel.passwordAgain"])
            #expect(try await issues(3) { $0.port = "587" } == ["channel.passwordAgain"])
            // The county's key is another now: what was sealed is lost and asked for again, not kept as nothing.
            #expect(try await issues(4) { $0.name = "各单位" } == ["channel.password"])
            #expect(try await issues(3) { $0.name = "各单位" } == [])
        }
    }

    /// However an address was copied: a key that ends with a sign, or with others behind it.
    @Test(arguments: [
        (
            ChannelKind.wecom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7a5c-4bc4",
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a****"
        ),
        (
            .wecom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=c2VjcmV0LXNlY3JldA==",
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=c2Vj****"
        ),
        (
            .dingtalk, "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef&timestamp=1",
            "https://oapi.dingtalk.com/robot/send?access_token=0123****"
        ),
        (
            .feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/0123456789abcdef/",
            "https://open.feishu.cn/open-apis/bot/v2/hook/0123****"
        ),
        (
            .feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/short",
            "https://open.feishu.cn/open-apis/bot/v2/hook/****"
        ),
        (.feishu, "", "****"),
    ])
    func noKeyIsShown(kind: ChannelKind, address: String, shown: String) {
        #expect(RobotAddress.masked(address, kind) == shown)
    }

    /// Known answers, worked out with openssl and Python from the products' own descriptions.
    @Test func robotsAreSignedAsTheirProductsDescribe() throws {
        let now = Instant(milliseconds: 1_781_053_200_000)
        let ding = try Robot.call(
            .dingtalk,
            "https://oapi.dingtalk.com/robot/send?access_token=abc",
            signature: "SECabc",
            text: "落实",
            at: now
        )
        #expect(ding.address.hasSuffix("&timestamp=1781053200000&sign=\(Self.dingSign)"))
        #expect(ding.json == #"{"msgtype":"text","text":{"content":"落实"}}"#)
        let feishu = try Robot.call(.feishu, "https://open.feishu.cn/x", signature: "abc", text: "落实", at: now)
        #expect(feishu.json.contains(#""timestamp":"1781053200""#) && feishu.json.contains(Self.feishuSign))
    }

    private static let dingSign = "Dz9t2vpNuVCB%2B%2FOCyEdfDAH5IBtBrW2hCTCDeadkoWI%3D"
    private static let feishuSign = #"FzLrH0AsUTYkx6AIpQi6ip8vKYOFX0ehfUrogDz9m8I="#

    @Test(arguments: [
        (200, #"{"errcode":0,"errmsg":"ok"}"#, "sent"), (200, #"{"StatusCode":0,"StatusMessage":"success"}"#, "sent"),
        (200, #"{"code":0}"#, "sent"), (200, #"{"errcode":45009}"#, "again"), (200, #"{"errcode":310000}"#, "failed"),
        (200, #"{"code":19021}"#, "failed"), (200, #"{"errcode":93000}"#, "failed"), (200, "<html>", "unknown"),
        (502, "", "again"), (504, "", "unknown"), (404, "", "failed"), (302, "", "failed"),
    ])
    func answersOfRobotsAreTold(status: Int, body: String, outcome: String) {
        let fault = Robot.fault(status, Array(body.utf8))
        let told =
            fault.map { $0.isUncertain ? "unknown" : $0.mayRetry ? "again" : "failed" } ?? "sent"
        #expect(told == outcome)
    }

    @Test func attemptsGrowApartAndEnd() {
        let now = Instant(milliseconds: 0)
        let waits = (0...8).map { Backoff.next(after: $0, at: now).map { $0.seconds(since: now) / 60 } }
        #expect(waits == [nil, 1, 5, 15, 60, 240, 720, nil, nil])
    }

    @Test func onlyPublicWordsLeave() throws {
        let text: PublicText = "\(PublicBody("农业农村局\n@所有人")) \(3) 条，\(DocumentNumber(year: 2026, sequence: 7))"
        #expect(text.text == "农业农村局所有人 3 条，〔2026〕7号")
        let lines = (1...100).map { "第 \($0) 行" }
        let fitted = Digest.fitted(lines, bytes: 200)
        #expect(fitted.utf8.count <= 200 && fitted.hasSuffix("行，登录后查看）"))
        #expect(Digest.fitted(["一", "二"], bytes: 200) == "一\n二")
    }

    @Test func mailIsWrittenSafely() {
        let mail = OutgoingMail(
            from: "luoshi@example.gov.cn",
            to: ["a@example.gov.cn"],
            subject: "落实 云岭县 6月10日 摘要\r\nBcc: x@evil.example",
            text: "任务逾期最多的单位：\n.\n水务局 3 项",
            messageID: "luoshi-1@example.gov.cn",
            at: Instant(milliseconds: 1_781_053_200_000)
        )
        let text = String(decoding: mail.bytes, as: UTF8.self)
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0 != "." && !$0.hasPrefix("Bcc") })
        #expect(
            text.contains("Date: 10 Jun 2026 09:00:00 +0800") && text.contains("Message-ID: <luoshi-1@example.gov.cn>")
        )
        for (address, holds) in [
            ("a@b.cn", true), ("a.b-c+d@x.gov.cn", true), ("a@b", false), ("@b.cn", false), ("a b@c.cn", false),
            ("a@b.cn>", false), ("甲@b.cn", false), ("a@.cn", false), ("a@b.cn\r\nRCPT", false),
        ] {
            #expect(OutgoingMail.isAddress(address) == holds, "\(address)")
        }
    }
}
