import Core
import Pages

/// What stands at the addresses of a pack before one was made.
struct NoPackPage {
    let round: Round
    let mayMake: Bool

    /// A survey and what is only made public are held without one.
    private var isMade: Bool { round.kind != .survey && round.kind != .disclosure }

    private var words: String {
        guard isMade else { return "\(round.kind.word)的轮次不做调度材料，情况在本轮页面上看。" }
        return mayMake
            ? "点“生成调度材料”，议程、各乡镇和各专项的调度单、挂图、通报用同一批数字一次写好。" : "调度材料由督查室在本轮页面上生成，生成以后从这里看。"
    }

    func render(_ context: PageContext) -> [UInt8] {
        let address = "/rounds/\(round.id)"
        let page = Page(
            "调度材料",
            lead: round.title,
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb(round.title, address)],
            primary: mayMake && isMade ? .post("生成调度材料", to: address + "/pack", icon: .document) : nil,
            context: context
        )
        return page.render { w in
            w.emptyState(isMade ? "还没有生成调度材料" : "没有调度材料", words, action: .link("打开本轮", to: address))
        }
    }
}
