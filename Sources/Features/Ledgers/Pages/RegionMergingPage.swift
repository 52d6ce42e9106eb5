import Core
import Pages

/// `/admin/regions/merging`: a village goes into another.
struct RegionMergingPage {
    let places: [Choice]
    var values: [String: String] = [:]
    var errors: [FieldError] = []
    /// Whether the two lie in different townships: nearly always a slip.
    var isAcross = false

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "并入行政区划",
            lead: "撤并的村，台账从今天起归新村；以前的报表仍按旧村。并入以后不能撤回。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("行政区划", "/admin/regions")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/admin/regions/merging", token: context.token, errors: errors) {
                w.select(field("old", "撤销的村"), places, blank: "选择村（社区）")
                w.select(field("new", "并入的村"), places, blank: "选择村（社区）")
                if isAcross { w.checkbox(field("across", "两个村不在同一个乡镇，跨乡镇并入"), isOn: false) }
                w.formActions { w.button("并入行政区划", kind: .danger) }
            }
        }
    }

    private func field(_ name: String, _ label: String) -> Field {
        Field(name, label, value: values[name] ?? "", errors: errors, size: .medium)
    }
}
