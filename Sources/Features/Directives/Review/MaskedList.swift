import Core
import Pages
import PolicyText

/// Hidden numbers with a field for each: naming one fills it in for every draft that holds it.
struct MaskedList {
    let desk: ReviewDesk
    let place: ReviewPlace
    let mayCorrect: Bool
    var refused: RefusedCorrection?
    let token: String

    func write(to w: HTMLWriter) {
        let places = desk.maskedPlaces
        guard !places.isEmpty else {
            return w.emptyState("没有待定值", "文件里写成 XX 的数会列在这里，填上以后，用到它的分解稿一起更新。")
        }
        w.tag("p", ["class": "pane-lead"], text: "文件里隐去的数。填上以后，用到它的分解稿一起更新，原文不变。")
        let source = SourceText(desk.directive.body)
        w.tag("ul", ["class": "fill-list"]) {
            for masked in places { line(w, masked, source) }
        }
    }

    private func line(_ w: HTMLWriter, _ masked: MaskedPlace, _ source: SourceText) {
        let id = "m-\(masked.span.start)"
        w.tag("li") {
            w.tag("p", ["class": "fill-context"]) { context(w, masked, source) }
            if mayCorrect {
                w.tag(
                    "form",
                    ["class": "inline-form", "method": "post", "action": "/directives/\(desk.directive.id)/masked"]
                ) {
                    w.hidden("_token", token)
                    for (name, value) in place.fields { w.hidden(name, value) }
                    w.hidden("span", "\(masked.span.start)-\(masked.span.end)")
                    w.lineField(
                        "value",
                        as: id,
                        label: "\(masked.written)是多少",
                        kind: .number,
                        value: masked.value.map(PlainNumber.text) ?? "",
                        refused: refused
                    )
                    w.tag("span", text: MaskedValue.measure(of: masked.written))
                    w.button(masked.value == nil ? "填上" : "改", kind: .secondary)
                    w.tag("span", ["class": "draft-source"], text: "用于 \(masked.drafts) 条分解稿")
                }
            } else if let value = masked.value {
                w.tag("p", text: "是 \(Format.number(value))")
            }
        }
    }

    private func context(_ w: HTMLWriter, _ masked: MaskedPlace, _ source: SourceText) {
        let line = source.line(around: masked.span, limit: 24)
        w.text(source[TextSpan(line.start, masked.span.start)])
        w.tag("strong", text: masked.written)
        w.text(source[TextSpan(masked.span.end, line.end)])
    }
}

extension SourceText {
    /// A stretch with some characters before and after it, within its line.
    func line(around span: TextSpan, limit: Int) -> TextSpan {
        var (start, end) = (span.start, min(span.end, count))
        while start > 0, span.start - start < limit, scalars[start - 1] != "\n" { start -= 1 }
        while end < count, end - span.end < limit, scalars[end] != "\n" { end += 1 }
        return TextSpan(start, end)
    }
}
