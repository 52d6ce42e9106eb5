import Core
import Pages

/// A photo with what is known of it.
struct PhotoFigure {
    let photo: KeptPhoto
    var word = ""
    /// The token of the form that opens where it was taken; nil where that is not for this person.
    var opening: String?

    func write(to w: HTMLWriter) {
        w.tag("section", ["class": "sides-side"]) {
            w.tag("figure") {
                w.tag("a", ["href": "/photos/\(photo.id)"]) {
                    w.void(
                        "img",
                        [
                            "src": "/photos/\(photo.id)", "alt": word.isEmpty ? photo.name : "\(word)：\(photo.name)",
                            "loading": "lazy",
                        ]
                    )
                }
                w.tag("figcaption", text: facts)
            }
            if let opening, photo.position != nil {
                w.confirm("查看拍摄位置", kind: .quiet) {
                    w.form("/photos/\(photo.id)/position", token: opening) {
                        w.textField(Field("reason", "为什么要看", form: "photo-\(photo.id)"))
                        w.formActions { w.button("查看拍摄位置", kind: .secondary) }
                    }
                }
            }
        }
    }

    private var facts: String {
        var parts = word.isEmpty ? [] : [word]
        parts.append(photo.takenAt.map { "拍于 \(Format.tableMoment($0))" } ?? "没有拍摄时间")
        if let camera = photo.camera { parts.append(camera) }
        if photo.position != nil { parts.append("有位置") }
        parts.append(photo.person)
        return parts.joined(separator: " · ")
    }
}

/// Two photos side by side.
struct PhotoPair {
    let match: PhotoMatch
    let places: [RegionCode: String]

    func write(to w: HTMLWriter) {
        w.tag("div", ["class": "sides"]) {
            PhotoFigure(photo: match.earlier, word: word("以前", match.earlier)).write(to: w)
            PhotoFigure(photo: match.photo, word: word("后来", match.photo)).write(to: w)
        }
        w.remark(match.distance == 0 ? "画面完全一样。" : "画面 128 处里有 \(match.distance) 处不同。")
    }

    private func word(_ time: String, _ photo: KeptPhoto) -> String {
        let place = places[photo.region].map { "，\($0)" } ?? ""
        return "\(time)（\(photo.at.day)\(place)）"
    }
}

/// `/photo-matches`: photos that look like earlier ones, decided by a person.
struct PhotoMatchesPage {
    let matches: [PhotoMatch]
    let places: [RegionCode: String]
    let mayDecide: Bool
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "相似照片",
            lead: "系统把每张照片和以前的比一遍，画面几乎一样的列在这里。只是提示：是不是一照多用，由人核对。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("督查检查", "/inspections")],
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            guard !matches.isEmpty else {
                return w.emptyState("没有相似的照片", "现场检查交来的照片如果和以前用过的几乎一样，会并排列在这里。")
            }
            for match in matches {
                w.panel(match.decision?.word ?? "待核对", id: "match-\(match.id)") {
                    PhotoPair(match: match, places: places).write(to: w)
                    if match.decision != nil { w.paragraph("\(match.decidedBy)：\(match.reason)") }
                    if mayDecide { form(match, w, context) }
                }
            }
        }
    }

    private func form(_ match: PhotoMatch, _ w: HTMLWriter, _ context: PageContext) {
        w.confirm(match.decision == nil ? "核对" : "改判断") {
            w.form("/photo-matches/\(match.id)/decision", token: context.token) {
                w.radios(
                    Field("decision", "判断", form: "\(match.id)"),
                    MatchDecision.allCases.map { Choice($0.rawValue, $0.word) },
                    inline: true
                )
                w.textField(Field("reason", "怎么看出来的", form: "\(match.id)"))
                w.formActions { w.button("记下判断", kind: .secondary) }
            }
        }
    }
}

/// Where a photo was taken, opened once with a reason.
struct PhotoPositionPage {
    let photo: KeptPhoto
    let position: String?
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "拍摄位置",
            lead: "每次查看都留下记录。",
            breadcrumbs: [Crumb("督查检查", "/inspections")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            PhotoFigure(photo: photo).write(to: w)
            if let position {
                w.summaryList {
                    w.summaryRow("纬度，经度") { w.copyable(position) }
                    w.summaryRow("坐标系", "WGS-84，相机写下的，可能有几十米误差")
                }
            }
        }
    }
}
