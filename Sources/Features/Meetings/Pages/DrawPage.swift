import Core
import Pages
import Rounds

/// `/meetings/{meeting}/draws/{draw}`: one draw, everything it needs to be made again, and whether it comes out the same.
struct DrawPage {
    let dossier: MeetingDossier
    let actor: Actor
    let draw: MeetingDraw
    /// Names of everything in the pool, by its key.
    let names: [String: String]
    /// What the records hold as drawn.
    let kept: Set<String>

    func render(_ context: PageContext) -> [UInt8] {
        let frame = MeetingFrame(dossier, actor)
        let drawn = draw.drawn
        let isSame = draw.holds(kept)
        let page = Page(
            draw.kind.word,
            lead: "\(draw.rule) \(draw.pool.count) 个里抽 \(drawn.count) 个",
            breadcrumbs: frame.crumbs(),
            actions: [.print()],
            context: context
        )
        return page.render { w in
            w.facts {
                w.fact("随机数") { w.copyable("\(draw.seed)") }
                w.fact("时间", Format.moment(draw.at))
                w.fact("抽的单位", draw.unitName)
                if !draw.witnesses.isEmpty { w.fact("在场人员", draw.witnesses) }
                w.fact("按同一个随机数再抽一遍", isSame ? "结果相同" : "结果不同：名单被改动过")
            }
            w.panel("抽中的", remark: "按抽出的先后") {
                w.tag("ol") { for key in drawn { w.tag("li", text: names[key] ?? key) } }
            }
            w.panel("备选名单", remark: "\(draw.pool.count) 个，按编号排列") {
                w.paragraph(draw.pool.map { names[$0] ?? $0 }.joined(separator: "、"))
            }
            w.remark("怎样再抽一遍：名单按编号排好，用 SplitMix64 从随机数开始取数，每次在剩下的里等可能取一个。命令 luoshi meetings show 也会再抽一遍核对。")
        }
    }
}
