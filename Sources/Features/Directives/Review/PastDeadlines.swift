import Core
import Pages

/// The way out of deadlines that have passed: correct the document's date, move them, or clear them.
package struct PastDeadlines {
    let count: Int
    let directive: DirectiveID
    /// The year the passed days can be moved to; see `MovePastDeadlines`.
    let year: Int
    let fields: [(String, String)]
    let token: String

    init(desk: ReviewDesk, place: ReviewPlace, token: String) {
        self.init(desk.drafts.filter(\.isOpen), of: desk.directive.id, on: desk.today, place.fields, token: token)
    }

    /// - Parameter fields: what brings the person back to where she was.
    package init(
        _ drafts: [DraftTask],
        of directive: DirectiveID,
        on today: Day,
        _ fields: [(String, String)],
        token: String
    ) {
        let past = drafts.compactMap(\.due).filter { $0 < today }
        count = past.count
        year = MovePastDeadlines.year(for: past, on: today)
        self.directive = directive
        self.fields = fields
        self.token = token
    }

    package func write(to w: HTMLWriter) {
        guard count > 0 else { return }
        w.tag("form", ["class": "inline-form", "method": "post", "action": "/directives/\(directive)/past-deadlines"]) {
            w.hidden("_token", token)
            for (name, value) in fields { w.hidden(name, value) }
            w.tag("span", text: "有 \(count) 条时限已过，不能下达：")
            w.link("改成文日期重新推算", to: "/directives/\(directive)/head")
            w.button("都移到 \(year) 年", kind: .secondary, name: "year", value: "\(year)")
            w.button("清空这些时限", kind: .quiet, name: "way", value: "clear")
        }
    }
}
