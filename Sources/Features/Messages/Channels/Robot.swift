import Ciphers
import Core
import Foundation
import Outgoing

/// What each product's robot is sent and answers.
enum Robot {
    struct Call: Hashable {
        let address: String
        let json: String
    }

    /// - Parameter address: the robot's own, already checked.
    static func call(
        _ kind: ChannelKind,
        _ address: String,
        signature: String,
        text: String,
        at now: Instant
    ) throws -> Call {
        switch kind {
        case .mail, .wecom:
            return Call(address: address, json: try json(["msgtype": "text", "text": ["content": text]]))
        case .dingtalk:
            let stamp = "\(now.milliseconds)"
            let sign = PageAddress.encoded(code(of: "\(stamp)\n\(signature)", key: signature))
            return Call(
                address: address + "&timestamp=\(stamp)&sign=\(sign)",
                json: try json(["msgtype": "text", "text": ["content": text]])
            )
        case .feishu:
            let stamp = "\(now.milliseconds / 1000)"
            // Here the text is the key and nothing is signed.
            let sign = code(of: "", key: "\(stamp)\n\(signature)")
            let body: [String: Any] = [
                "timestamp": stamp, "sign": sign, "msg_type": "text", "content": ["text": text],
            ]
            return Call(address: address, json: try json(body))
        }
    }

    private static func code(of text: String, key: String) -> String {
        let code = HMAC.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(key.utf8)))
        return Data(code).base64EncodedString()
    }

    private static func json(_ value: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]), as: UTF8.self)
    }

    /// What is wrong with an answer; nil where the robot took it. A code is the product's own.
    static func fault(_ status: Int, _ body: [UInt8]) -> OutgoingFault? {
        guard (200..<300).contains(status) else {
            // A gateway that lost patience does not know what the robot behind it did.
            if status == 504 {
                return OutgoingFault("机器人的服务器回答 504，不知道群里收到没有。", mayRetry: false, isUncertain: true)
            }
            let mayRetry = status >= 500 || status == 429
            return OutgoingFault("机器人的服务器回答 \(status)，\(mayRetry ? "稍后再试。" : "检查机器人的地址。")", mayRetry: mayRetry)
        }
        let answer = (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any]
        let code = (answer?["errcode"] ?? answer?["code"] ?? answer?["StatusCode"]) as? Int
        guard let code else { return OutgoingFault("机器人的服务器回答的不是约定的格式。", mayRetry: false, isUncertain: true) }
        switch code {
        case 0: return nil
        case 45009, 130101, 410100, 11232, 9499: return OutgoingFault("发得太密，机器人要求过一会儿再发（代码 \(code)）。", mayRetry: true)
        case -1, 11233: return OutgoingFault("机器人的服务器忙（代码 \(code)）。", mayRetry: true)
        case 310000, 19021, 19024:
            return OutgoingFault("签名、关键词或本机地址不符合机器人的安全设置（代码 \(code)）：核对签名密钥，关键词设为“落实”。", mayRetry: false)
        case 93000, 300001, 400101, 19001: return OutgoingFault("机器人的地址不对，或机器人已被移出群（代码 \(code)）。", mayRetry: false)
        default: return OutgoingFault("机器人没有收（代码 \(code)）。", mayRetry: false)
        }
    }
}
