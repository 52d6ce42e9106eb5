/// Every component with its examples, for the people who build pages. Served at `/gallery` in development only.
package struct GalleryPage {
    package var context: PageContext

    package init(context: PageContext) { self.context = context }

    package func render() -> [UInt8] {
        let page = Page("组件", lead: "每个组件和它的样例；样例同时是测试。", context: context)
        return page.render { w in
            w.tag("nav", ["class": "gallery-index", "aria-label": "组件目录"]) {
                for (index, component) in Gallery.components.enumerated() {
                    w.link(component.name, to: "#component-\(index)")
                }
            }
            for (index, component) in Gallery.components.enumerated() {
                w.panel(component.name, id: "component-\(index)") {
                    for example in component.examples {
                        w.tag("h3", ["class": "gallery-name"], text: example.name)
                        w.tag("div", ["class": "gallery-example"]) { example.render(w) }
                    }
                }
            }
        }
    }
}
