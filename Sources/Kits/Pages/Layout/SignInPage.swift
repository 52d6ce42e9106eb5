/// A page before signing in: one card in the middle, no navigation. Also used for sign-out, lockout and fault pages.
package struct SignInPage {
    package var title: String
    package var lead: String?
    package var context: PageContext

    package init(_ title: String, lead: String? = nil, context: PageContext) {
        self.title = title
        self.lead = lead
        self.context = context
    }

    package func render(_ body: (HTMLWriter) -> Void) -> [UInt8] {
        let writer = HTMLWriter()
        DocumentFrame(title: title, context: context, bodyClass: "gate").write(to: writer) {
            writer.tag("main", ["id": "main", "class": "gate-card"]) {
                writer.tag("div", ["class": "gate-brand"]) {
                    writer.brandMark()
                    writer.tag("span", ["class": "brand-name"], text: "落实")
                    if !context.place.isEmpty {
                        writer.tag("span", ["class": "brand-place"], text: context.place)
                    }
                }
                writer.tag("h1", text: title)
                if let lead { writer.tag("p", ["class": "lead"], text: lead) }
                if let notice = context.notice { writer.notice(notice, token: context.token) }
                body(writer)
            }
        }
        return writer.bytes
    }
}
