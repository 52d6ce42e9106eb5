import Core
import Pages

/// `/admin/outlines`: the borders maps are drawn from.
struct OutlinePage {
    let count: Int
    let outlines: Outlines?
    let names: [RegionCode: String]
    let source: String
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "地图边界",
            lead: count == 0 ? "还没有导入边界，专项和挂图的地图画成乡镇格图。" : "已有 \(count) 个地方的边界。",
            breadcrumbs: [Crumb("行政区划", "/admin/regions")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/admin/outlines", token: context.token, sendsFiles: true, errors: errors) {
                w.fileField(
                    Field("file", "GeoJSON 文件", hint: "乡镇或村的边界；按区划代码（code、adcode）或名称（name）对应。", errors: errors),
                    types: [".json", ".geojson"],
                    largest: 20_000_000
                )
                w.textField(
                    Field(
                        "source",
                        "来源和审图号",
                        value: source,
                        hint: "例如 省标准地图服务，审图号 甘S(2024)12号；公开使用的地图要有审图号。",
                        errors: errors
                    )
                )
                w.formActions {
                    w.button("导入边界")
                    w.linkButton("返回行政区划", to: "/admin/regions", kind: .quiet)
                }
            }
            if let outlines { preview(outlines, w) }
        }
    }

    private func preview(_ outlines: Outlines, _ w: HTMLWriter) {
        let places = outlines.rings.sorted { $0.key < $1.key }.map { code, rings in
            PlaceMap.Place(
                names[code] ?? code.digits,
                figure: "",
                signal: nil,
                address: "/admin/regions?q=\(code)",
                rings: rings
            )
        }
        w.panel("现在的边界") { w.placeMap(PlaceMap("边界", places: places, source: outlines.source)) }
    }
}
