import Core
import Pages

/// Says when a pack was made, what changed since, and makes it anew.
struct PackNotice: Sendable {
    let round: Round
    let madeAt: Instant
    let changes: PackChanges
    let mayRemake: Bool

    /// Only where something changed.
    func write(to w: HTMLWriter, token: String) {
        guard !changes.isEmpty else { return }
        w.tag("div", ["class": "notice notice-news", "role": "status"]) {
            let act = mayRemake ? "，重新生成" : ""
            w.tag("p", text: "材料之后有变动（\(changes.words)）\(act)。现在的材料是 \(Format.moment(madeAt)) 生成的。")
            guard mayRemake else { return }
            w.actionForm("重新生成材料", to: "/rounds/\(round.id)/pack", token: token, kind: .quiet, icon: .history)
        }
    }

    /// The same on the page of the round, where it says so too when nothing changed.
    func told(to w: HTMLWriter, token: String) {
        guard changes.isEmpty else { return write(to: w, token: token) }
        let since = round.stage == .open ? "，之后没有变动" : ""
        w.remark("调度材料是 \(Format.moment(madeAt)) 生成的\(since)。")
    }
}
