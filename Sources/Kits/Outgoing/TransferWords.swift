import CCurl

/// What went wrong with a transfer, as a sentence that says what to look at.
enum TransferWords {
    static func fault(_ code: CURLcode, status: Int, isWhole: Bool, isMail: Bool) -> OutgoingFault {
        // A server that refused a whole mail did answer.
        if isMail, isWhole, let refusal = refusal(status) { return refusal }
        let server = isMail ? "邮件服务器" : "机器人的服务器"
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST:
            return OutgoingFault("找不到\(server)：主机名写错了，或本机上不了网。", mayRetry: true)
        case CURLE_COULDNT_CONNECT:
            return OutgoingFault("连不上\(server)：检查主机、端口和防火墙。", mayRetry: true)
        case CURLE_OPERATION_TIMEDOUT:
            return uncertain(isWhole) ?? OutgoingFault("\(server) 30 秒没有回应。", mayRetry: true)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE:
            return OutgoingFault("\(server)的证书不可信：检查主机名，内部证书要在设置文件的 message-authorities 里写明。", mayRetry: false)
        case CURLE_SSL_CONNECT_ERROR, CURLE_USE_SSL_FAILED:
            return OutgoingFault("和\(server)建立不了加密连接：检查加密方式和端口（STARTTLS 一般 587，TLS 一般 465）。", mayRetry: false)
        case CURLE_LOGIN_DENIED:
            return OutgoingFault("\(server)不认这个用户名和密码：检查是否要用授权码。", mayRetry: false)
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY, CURLE_PARTIAL_FILE:
            return uncertain(isWhole) ?? (isMail ? refusal(status) : nil)
                ?? OutgoingFault("\(server)中途断开了连接。", mayRetry: true)
        default:
            return (isMail ? refusal(status) : nil) ?? OutgoingFault("没有发出去（网络组件代码 \(code.rawValue)）。", mayRetry: true)
        }
    }

    private static func uncertain(_ isWhole: Bool) -> OutgoingFault? {
        guard isWhole else { return nil }
        return OutgoingFault("内容已经发出，没有等到回答，不知道对方收到没有。", mayRetry: false, isUncertain: true)
    }

    /// A mail server's answer (RFC 5321, 4.2): 4yz may pass later, 5yz will not.
    private static func refusal(_ status: Int) -> OutgoingFault? {
        switch status {
        case 400..<500: OutgoingFault("邮件服务器暂时不收（代码 \(status)），稍后再试。", mayRetry: true)
        case 500..<600: OutgoingFault("邮件服务器拒收（代码 \(status)）：检查发件、收件地址。", mayRetry: false)
        default: nil
        }
    }
}
