import Pages

/// What happened and what to do, in the frame of the person's pages; in the plain frame where nobody is signed in or
/// the frame itself could fail.
struct FaultPage {
    let words: FaultWords
    /// The page the person came from, where that is one of ours.
    let back: String?
    let context: PageContext

    func render() -> [UInt8] {
        if context.person == nil {
            return SignInPage(words.title, lead: words.sentence, context: context).render { writer in links(writer) }
        }
        return Page(words.title, lead: words.sentence, width: .narrow, context: context).render { writer in
            links(writer)
        }
    }

    private func links(_ writer: HTMLWriter) {
        writer.buttonRow {
            if let back { writer.linkButton("返回上一页", to: back) }
            writer.linkButton("去今日", to: "/")
        }
    }
}
