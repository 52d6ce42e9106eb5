import Core
import Pages

/// `/scores/{period}/what-if`: places under other weights, and how firm they are. Nothing is kept.
struct WhatIfPage {
    let reading: ScoreReading
    let weights: [String: Double]
    /// Percent each weight may move by.
    let margin: Double

    static let draws = 1_000
    static let seed: UInt64 = 20_260_610

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "权重试算：\(reading.period.name)",
            lead: "改权重看名次怎么变；只是试算，什么也不保存。",
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("考核", "/scores"),
                Crumb(reading.period.name, "/scores/\(reading.period.id)"),
            ],
            actions: [.print()],
            context: context
        )
        return page.render { w in
            let before = WhatIf(reading.scheme, reading.scores)
            let after = WhatIf(reading.scheme, reading.scores, weights: weights)
            guard !after.items.isEmpty else { return w.emptyState("还没有得分", "有项目评了分以后再来试算。") }
            w.columns {
                ranks(before, after, w)
            } side: {
                form(before, w)
            }
        }
    }

    private func ranks(_ before: WhatIf, _ after: WhatIf, _ w: HTMLWriter) {
        let (old, new) = (before.ranks(), after.ranks())
        let bounds = after.bounds(margin: margin / 100)
        let sampled = after.sampled(margin: margin / 100, draws: Self.draws, seed: Self.seed)
        let percent = ScoreFormat.points(margin)
        let columns = [
            TableColumn("单位", .name), TableColumn("试算总分", .number), TableColumn("试算名次", .number),
            TableColumn("现在名次", .number), TableColumn("权重 ±\(percent)% 不会超出", .short),
            TableColumn("抽样出现过", .short),
        ]
        w.panel("名次和它的稳定性") {
            w.table("名次", columns) {
                for line in after.lines.sorted(by: { new[$0.unit.id] ?? 0 < new[$1.unit.id] ?? 0 }) {
                    let unit = line.unit.id
                    w.row(opening: "/scores/\(reading.period.id)/units/\(unit)") {
                        w.cell(line.unit.name, linkingTo: "/scores/\(reading.period.id)/units/\(unit)")
                        w.cell(ScoreFormat.points(after.total(line)))
                        w.cell(new[unit])
                        w.cell(old[unit])
                        w.cell(bounds[unit].map(ScoreFormat.places) ?? "—")
                        w.cell(sampled[unit].map(ScoreFormat.places) ?? "—")
                    }
                }
            }
            w.remark(
                "每个权重各自在 ±\(percent)% 里变动。“不会超出”两两逐一算出，范围以外不可能；"
                    + "“抽样出现过”是随机变动 \(Format.number(Self.draws)) 次（随机数 \(Self.seed)）见到的名次。扣分、加分不随权重变。"
            )
            if reading.scores.contains(where: { !$0.unknown.isEmpty }) {
                w.remark("有未知的项目，试算里暂时没有计入；补齐以后名次可能再变。")
            }
        }
    }

    private func form(_ now: WhatIf, _ w: HTMLWriter) {
        w.panel("权重") {
            w.tag("form", ["class": "form", "method": "get", "action": "/scores/\(reading.period.id)/what-if"]) {
                w.numberField(
                    Field("margin", "各权重变动", value: ScoreFormat.points(margin), size: .short),
                    unit: "%"
                )
                for item in now.items {
                    w.numberField(
                        Field(
                            "w-\(item.key)",
                            item.word,
                            value: ScoreFormat.points(weights[item.key] ?? item.points),
                            hint: "方案里 \(ScoreFormat.points(item.points)) 分",
                            size: .short
                        ),
                        unit: "分"
                    )
                }
                w.formActions {
                    w.button("试算名次")
                    w.linkButton("恢复方案的权重", to: "/scores/\(reading.period.id)/what-if", kind: .quiet)
                }
            }
        }
    }
}
