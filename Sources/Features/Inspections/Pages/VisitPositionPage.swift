import Core
import Indicators
import Pages

/// Where a visit was written down, opened with a reason: on the map of its place, with the distance from it.
struct VisitPositionPage {
    let plan: InspectionPlan
    let visit: PlaceVisit
    let placeName: String
    let position: VisitPosition
    let ground: VisitGround?

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "记录时的位置",
            lead: "\(placeName) · \(visit.person) · 这次查看已经留下记录。",
            breadcrumbs: [
                Crumb("督查检查", "/inspections"), Crumb(plan.title, "/inspections/\(plan.id)"),
                Crumb("\(placeName)现场检查", "/inspections/\(plan.id)/visits/\(visit.id)"),
            ],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.summaryList {
                w.summaryRow("纬度，经度") { w.copyable("\(position.place)") }
                w.summaryRow("误差", "约 \(position.accuracy) 米（手机说的，WGS-84）")
                w.summaryRow("离检查的地方", ground?.words(position) ?? "系统里没有\(placeName)的边界，算不出距离。")
            }
            if let ground { map(ground, w) }
        }
    }

    private func map(_ ground: VisitGround, _ w: HTMLWriter) {
        guard let frame = MapFrame(around: ground.rings.flatMap { $0 } + [position.point]) else { return }
        let rings = ground.rings.map { $0.map(frame.place) }
        let point = frame.place(position.point)
        let height = Int(max(point.y, rings.joined().map(\.y).max() ?? 0))
        w.tag("figure", ["class": "chart"]) {
            w.tag(
                "svg",
                [
                    "class": "place-map", "viewBox": "-40 -40 1080 \(height + 80)", "role": "img",
                    "aria-label": "\(ground.name)的边界和记录时的位置，\(ground.words(position))",
                ]
            ) {
                for ring in rings {
                    let corners = ring.map { "\(Int($0.x)),\(Int($0.y))" }.joined(separator: " ")
                    w.tag("polygon", ["class": "map-place", "points": corners]) {}
                }
                w.tag("circle", ["class": "map-spot", "cx": "\(Int(point.x))", "cy": "\(Int(point.y))", "r": "14"]) {}
            }
            w.tag("figcaption") {
                w.tag("span", ["class": "chart-source"], text: "边界：\(ground.name)，\(ground.source)")
            }
        }
    }
}

/// The border a visit is held against: of its place, or of the township around it where the village's is not known.
struct VisitGround: Sendable {
    let name: String
    let rings: [[OutlinePoint]]
    let source: String

    func words(_ position: VisitPosition) -> String {
        guard let metres = PlaceDistance.metres(from: position.point, to: rings) else { return "算不出距离" }
        guard metres > position.accuracy else { return "在\(name)界内" }
        return metres < 1000 ? "在\(name)边界外约 \(metres) 米" : "在\(name)边界外约 \(Score.written(Double(metres) / 1000)) 公里"
    }
}
