/// What just happened, said once on the next page.
package struct Notice: Sendable {
    package enum Kind: String, Sendable {
        /// An act was done.
        case done
        /// Something to know.
        case news
        /// Something stands in the way.
        case blocked
    }

    /// A POST that takes the act back.
    package struct Undo: Sendable {
        package var address: String
        package var word: String
        package var fields: [(String, String)]

        package init(_ address: String, word: String = "撤回", fields: [(String, String)] = []) {
            self.address = address
            self.word = word
            self.fields = fields
        }
    }

    package var kind: Kind
    package var text: String
    package var undo: Undo?

    package init(_ kind: Kind, _ text: String, undo: Undo? = nil) {
        self.kind = kind
        self.text = text
        self.undo = undo
    }
}

extension HTMLWriter {
    package func notice(_ notice: Notice, token: String) {
        let role = notice.kind == .blocked ? "alert" : "status"
        tag("div", ["class": "notice notice-\(notice.kind.rawValue)", "role": role]) {
            tag("p", text: notice.text)
            if let undo = notice.undo {
                actionForm(
                    undo.word,
                    to: undo.address,
                    token: token,
                    kind: .quiet,
                    fields: undo.fields,
                    icon: .undo
                )
            }
        }
    }
}

extension Gallery {
    static let notice = [
        Example("已办，可撤回") { w in
            w.notice(
                Notice(.done, "已舍弃 1 条分解稿。", undo: Notice.Undo("/directives/3/drafts/8/restoring")),
                token: "token"
            )
        },
        Example("消息") { w in w.notice(Notice(.news, "李建国 2 分钟前改过这一条，你的修改已另存为新的一版。"), token: "token") },
        Example("受阻") { w in w.notice(Notice(.blocked, "这项任务已经销号，不能再报进展。"), token: "token") },
    ]
}
