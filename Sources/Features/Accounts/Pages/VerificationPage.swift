import Pages

/// Whether the record is whole.
struct VerificationPage {
    /// Records looked at.
    let count: Int
    /// Chain and place where a record and its digest do not agree.
    let broken: [(chain: Int, place: Int)]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "核对留痕",
            lead: "从第一条起，逐条重算摘要，并与存下的比对。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("留痕", "/admin/records")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            let count = Format.number(count)
            if broken.isEmpty {
                w.notice(Notice(.done, "共 \(count) 条留痕，条条相连，没有改动。"), token: context.token)
            } else {
                w.notice(
                    Notice(.blocked, "共 \(count) 条留痕，有 \(broken.count) 处接不上。保留数据库，找安全责任人查明原因。"),
                    token: context.token
                )
                w.table("接不上的地方", [TableColumn("链", .name), TableColumn("从第几条起", .number)]) {
                    for (chain, place) in broken {
                        w.row {
                            w.cell("第 \(chain + 1) 条链")
                            w.cell(place)
                        }
                    }
                }
            }
            w.linkButton("返回留痕", to: "/admin/records")
        }
    }
}
