/// The outermost part every page shares: doctype, head, body.
struct DocumentFrame {
    var title: String
    var context: PageContext
    var bodyClass: String
    /// What a page brings along beside the stylesheet of all.
    var ownStyles: PageAssets.Asset?

    func write(to writer: HTMLWriter, _ body: () -> Void) {
        writer.raw("<!DOCTYPE html>")
        let theme = context.theme == .system ? nil : context.theme.rawValue
        writer.tag("html", ["lang": "zh-Hans", "data-theme": theme]) {
            writer.tag("head") { head(writer) }
            writer.tag("body", ["class": bodyClass, "data-person": context.person?.key]) { body() }
        }
    }

    private func head(_ writer: HTMLWriter) {
        writer.void("meta", ["charset": "utf-8"])
        writer.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        writer.tag("title", text: title == "落实" ? title : "\(title) · 落实")
        writer.void("meta", ["name": "color-scheme", "content": "light dark"])
        writer.void("meta", ["name": "format-detection", "content": "telephone=no"])
        writer.void("link", ["rel": "icon", "type": "image/svg+xml", "href": asset("icon.svg")])
        writer.void("link", ["rel": "stylesheet", "href": asset("luoshi.css")])
        if let ownStyles { writer.void("link", ["rel": "stylesheet", "href": asset(ownStyles.name)]) }
        writer.tag("script", ["type": "module", "src": asset("luoshi.js")]) {}
    }

    private func asset(_ name: String) -> String { PageAssets.address(of: name, version: context.assetVersion) }
}
