import Core
import Pages
import PolicyText

/// A document beside its breakdown, with everything that corrects it.
package struct ReviewPage {
    let desk: ReviewDesk
    var place: ReviewPlace
    /// Supervisors correct; leaders read.
    let mayCorrect: Bool
    /// The correction that was just asked for and cannot be made.
    var refused: RefusedCorrection?
    /// What earlier documents and issued tasks ask for already.
    var earlier = EarlierWork()
    let context: PageContext

    /// Shows the part of a long document in which a draft stands.
    mutating func turn(to draft: DraftID) {
        guard let draft = desk.drafts.first(where: { $0.id == draft }) else { return }
        place.part = windows.first { $0.span.contains(draft.position) }?.number ?? place.part
    }

    package func render() -> [UInt8] {
        let directive = desk.directive
        var page = Page(
            directive.title,
            lead: DirectiveLines.facts(directive),
            breadcrumbs: [Crumb("文件", "/directives")],
            width: .full,
            context: context
        )
        page.actions = actions
        if mayCorrect, waiting > 0 {
            page.primary = .link("下达任务", to: "/directives/\(directive.id)/issuing")
        }
        return page.render { w in
            // Ready with the page, as what every page loads.
            w.tag(
                "script",
                ["type": "module", "src": PageAssets.address(of: "review.js", version: context.assetVersion)]
            ) {}
            w.tag("div", ["class": "review", "data-review": ""]) {
                w.errorSummary(refused?.errors ?? [])
                ReviewSummary(
                    desk: desk,
                    place: place,
                    windows: windows,
                    earlier: earlier,
                    mayCorrect: mayCorrect,
                    token: context.token
                ).write(to: w)
                w.twoPanes("原文", { text(w) }, "分解", { breakdown(w) })
                if mayCorrect { ReviewKeys.write(to: w) }
            }
        }
    }

    private var waiting: Int { desk.drafts.filter(\.isOpen).count }

    private var actions: [PageAction] {
        let address = "/directives/\(desk.directive.id)"
        let all: [PageAction] = [
            .link("任务分解表", to: address + "/sheet", icon: .print),
            .link("导出 Excel", to: address + "/sheet/file", icon: .download),
            .link("阅读稿", to: address + "/reading-copy", icon: .print),
            .link("对比", to: address + "/comparison"),
        ]
        return mayCorrect ? [.link("修改标题", to: address + "/head", icon: .edit)] + all : all
    }

    private var windows: [ReviewWindow] { ReviewWindow.windows(of: SourceText(desk.directive.body), desk.outline) }

    private var window: ReviewWindow { windows[min(place.part, windows.count - 1)] }

    private func text(_ w: HTMLWriter) {
        w.reader(ReviewText(desk: desk, window: window.span).reading)
        guard mayCorrect else { return }
        let address = "/directives/\(desk.directive.id)/drafts"
        w.tag("form", ["class": "selection", "method": "post", "action": address, "data-selection": "", "hidden": ""]) {
            w.hidden("_token", context.token)
            for (name, value) in place.fields { w.hidden(name, value) }
            w.void("input", ["type": "hidden", "name": "start", "data-selection-start": ""])
            w.void("input", ["type": "hidden", "name": "end", "data-selection-end": ""])
            w.button("把选中的文字添加为任务")
        }
    }

    private func breakdown(_ w: HTMLWriter) {
        w.tag("h2", ["class": "visually-hidden"], text: "分解")
        let token = context.token
        switch place.view {
        case .tasks, .discarded, .issued:
            DraftList(
                desk: desk,
                place: place,
                window: window,
                mayCorrect: mayCorrect,
                refused: refused,
                covering: earlier.covering,
                token: token
            ).write(to: w)
        case .masked:
            MaskedList(desk: desk, place: place, mayCorrect: mayCorrect, refused: refused, token: token).write(to: w)
        case .names:
            NameList(desk: desk, place: place, mayCorrect: mayCorrect, refused: refused, token: token).write(to: w)
        case .unowned:
            UnownedList(
                desk: desk,
                place: place,
                window: window,
                mayCorrect: mayCorrect,
                refused: refused,
                token: token
            ).write(to: w)
        }
    }
}

/// A correction the review page comes back with: the sentences, and what was typed, at its place.
struct RefusedCorrection: Sendable {
    /// The name of the field it was typed in: `m-960`, `sd-3`, `quote`; nil for a button.
    let field: String?
    let typed: String
    let sentences: [String]

    var errors: [FieldError] { sentences.map { FieldError(field, $0) } }

    /// The sentence at a field, and what was typed there.
    func answer(_ name: String) -> (typed: String, sentence: String)? {
        field == name ? (typed, sentences.first ?? "") : nil
    }
}

/// A document's facts in one line.
enum DirectiveLines {
    static func facts(_ directive: Directive) -> String {
        let parts = [
            directive.issuer, directive.number, directive.dated.map(Format.day),
            "\(Format.number(directive.characters)) 字", directive.original?.name,
        ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }
}
