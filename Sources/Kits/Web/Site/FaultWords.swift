import Core

/// What a fault's page says: what happened, and what to do.
struct FaultWords: Sendable, Equatable {
    let title: String
    let sentence: String

    static func broken(_ reference: Reference) -> FaultWords {
        FaultWords(title: "没有办成", sentence: "系统出了问题，已经记下，编号 \(reference)。过一会儿再试；还是不行，把编号告诉系统管理员。")
    }

    static func words(for fault: WebFault, _ visit: Visit) -> FaultWords {
        switch fault {
        case .notFound:
            FaultWords(title: "没有找到", sentence: "地址可能抄漏了，或者这一条不在你能看到的范围里。从导航里再找一次。")
        case .forbidden(let sentence):
            FaultWords(title: "你的岗位不办这件事", sentence: sentence ?? forbidden(visit))
        case .tooLarge(let limit):
            FaultWords(
                title: "内容太大，没有收下",
                sentence: "这里一次最多收 \(megabytes(limit))。把文件压缩一下，或者分几次传。刚才填写的内容没有保存，返回上一页还能看到。"
            )
        case .tooMuch:
            FaultWords(title: "内容太多，没有收下", sentence: "一次提交的栏目、文件个数或一栏的字数超过了上限。返回上一页，分几次提交。")
        case .brokenForm:
            FaultWords(title: "表单没有收全", sentence: "网络可能中断过。返回上一页，再提交一次；还是不行，换一个浏览器试试。")
        case .staleForm:
            FaultWords(title: "这个页面放得太久了", sentence: "返回上一页，刷新后再提交。如果总是这样，在浏览器设置里允许本站保存 Cookie。")
        case .foreignOrigin:
            FaultWords(title: "没有办理", sentence: "这次提交不是从本站的页面发出的。从本站的页面上重新操作。")
        case .notSignedIn:
            FaultWords(title: "登录已经过期", sentence: "重新登录后再操作，填写的内容还在页面上。")
        case .methodNotAllowed:
            FaultWords(title: "这个地址不能这样打开", sentence: "从导航里重新进入要办的事。")
        case .diskFull:
            FaultWords(title: "服务器磁盘满了", sentence: "文件没有存上。联系系统管理员腾出空间后再传。")
        case .paused(let words):
            FaultWords(title: "稍等几分钟", sentence: words + (visit.method.isReading ? reading : sending))
        }
    }

    private static let reading = "做完后本页自己打开。"
    private static let sending = "刚才提交的内容没有写入；返回上一页还能看到，几分钟后再提交。"

    private static func forbidden(_ visit: Visit) -> String {
        guard case .roles(let roles)? = visit.route?.access, let person = visit.person else {
            return "需要办理时，联系系统管理员调整岗位。"
        }
        let words = Role.allCases.filter { roles.contains($0) }.map(\.word).joined(separator: "、")
        return "这里由\(words)使用，你现在的岗位是\(person.role.word)。需要办理时，换一个岗位或联系系统管理员。"
    }

    /// `50 MB`, `512 KB`.
    private static func megabytes(_ bytes: Int) -> String {
        bytes >= 1_000_000 ? "\(bytes / 1_000_000) MB" : "\(max(1, bytes / 1000)) KB"
    }
}
