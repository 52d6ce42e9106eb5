import Core
import Pages
import PolicyText

/// What stands above both panes: how much of the text is covered, what is missing, and the views.
struct ReviewSummary {
    let desk: ReviewDesk
    let place: ReviewPlace
    let windows: [ReviewWindow]
    var earlier = EarlierWork()
    let mayCorrect: Bool
    let token: String

    func write(to w: HTMLWriter) {
        let coverage = desk.coverage
        w.tag("div", ["class": "review-top"]) {
            w.shareStrip("全文 \(Format.number(coverage.sentences)) 句", shares(coverage))
            missing(w)
            firstLook(w)
            EarlierOffers(earlier: earlier, directive: desk.directive.id).write(to: w)
            if mayCorrect { PastDeadlines(desk: desk, place: place, token: token).write(to: w) }
        }
        if desk.drafts.isEmpty { nothingRead(w, coverage) }
        w.tabs(views(coverage), label: "分解的内容")
        if windows.count > 1 { w.tabs(parts, label: "文件的部分") }
    }

    private func shares(_ coverage: DirectiveCoverage) -> [Share] {
        let open = address(.unowned)
        var shares = [
            Share("任务", coverage.owned, .first, address: address(.tasks)),
            Share("背景", coverage.others[.background] ?? 0, .second),
            Share("评价", coverage.others[.assessment] ?? 0, .third),
            Share("套语", coverage.others[.formality] ?? 0, .fourth),
        ]
        if coverage.discarded > 0 { shares.append(Share("已舍弃", coverage.discarded, .fourth)) }
        return shares + [Share("待定", coverage.others[.undecided] ?? 0, .open, address: open)]
    }

    /// `还缺：牵头单位 3 条，期限 41 条，待定值 12 处`, each opening to those.
    private func missing(_ w: HTMLWriter) {
        let missing = DraftRules.missing(desk.drafts.filter(\.isOpen), on: desk.today)
        let gaps = DraftGap.allCases.filter { missing[$0] != nil }
        w.tag("p", ["class": "review-missing"]) {
            guard !gaps.isEmpty else {
                w.text(desk.drafts.contains(where: \.isOpen) ? "牵头单位、时限和数都齐了，可以下达。" : "没有待下达的分解稿。")
                return
            }
            w.text("还缺：")
            for (index, gap) in gaps.enumerated() {
                if index > 0 { w.text("，") }
                let words = "\(DraftWords.gap(gap)) \(missing[gap] ?? 0) \(gap == .masked ? "处" : "条")"
                let place = gap == .masked ? place.showing(.masked) : place.showing(.tasks, .lacking(gap))
                w.link(words, to: place.address(desk.directive.id))
            }
        }
    }

    /// `先看这 9 条`: the readings a person should look at first.
    private func firstLook(_ w: HTMLWriter) {
        let count = desk.drafts.count { $0.isOpen && !FirstLook.reasons($0).isEmpty }
        guard count > 0 else { return }
        w.tag("p", ["class": "review-first"]) {
            w.link("先看这 \(count) 条", to: place.showing(.tasks, .unsure).address(desk.directive.id))
        }
    }

    private func nothingRead(_ w: HTMLWriter, _ coverage: DirectiveCoverage) {
        let known = [SentenceRole.background, .assessment, .formality].filter { (coverage.others[$0] ?? 0) > 0 }
        let words = known.map(CoverageWords.word).joined(separator: "、")
        let why = known.isEmpty ? "没有读出要办的事" : "读下来都是\(words)，没有写明要谁办什么"
        let hint = "全文 \(coverage.sentences) 句，\(why)。在“无归属句”里把要办的一句添加为任务，或在原文里选中文字添加。"
        w.emptyState("没有读出任务", hint, action: .link("看无归属句", to: address(.unowned)))
    }

    private func views(_ coverage: DirectiveCoverage) -> [Tab] {
        let masked = desk.maskedPlaces.filter { $0.value == nil }.count
        let counts: [(ReviewPlace.View, String, Int)] = [
            (.tasks, "分解稿", desk.drafts.filter { !$0.isDiscarded }.count), (.unowned, "无归属句", coverage.unowned.count),
            (.masked, "待定值", masked), (.names, "单位对应", desk.unknownNames.count),
            (.discarded, "已舍弃", desk.drafts.filter(\.isDiscarded).count),
            (.issued, "已下达", desk.drafts.filter(\.isIssued).count),
        ]
        return counts.map { view, word, count in
            Tab(word, address(view), count: count, isCurrent: view == place.view)
        }
    }

    private var parts: [Tab] {
        windows.map { window in
            let first = desk.outline.sections.first { window.span.contains($0.section.span.start) }
            let word = first.map { SectionWords.title($0.section, limit: 12) } ?? "第 \(window.number + 1) 部分"
            return Tab(
                word,
                place.at(part: window.number).address(desk.directive.id),
                isCurrent: window.number == place.part
            )
        }
    }

    private func address(_ view: ReviewPlace.View) -> String { place.showing(view).address(desk.directive.id) }
}
