import Core
import Pages

/// `/photo-requests`: who was asked for photos, why, how many, until when.
struct PhotoRequestsPage {
    let requests: [PhotoRequest]
    let units: [Choice]
    let limits: InspectionLimits
    let mayAsk: Bool
    let values: [String: String]
    let errors: [FieldError]
    let today: Day

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "照片要求",
            lead: "只有规定要照片的才能要：写明为什么、几张、到哪一天，过期自动作废。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("督查检查", "/inspections")],
            context: context
        )
        return page.render { w in
            if mayAsk { form(w, context) }
            guard !requests.isEmpty else { return w.emptyState("没有照片要求", "没有要求就不用交照片。") }
            let columns = [
                TableColumn("要什么", .name), TableColumn("向谁要"), TableColumn("依据"), TableColumn("张数", .short),
                TableColumn("到哪一天", .short), TableColumn("状态", .short),
            ]
            w.table("照片要求", columns) {
                for request in requests {
                    w.row(opening: "/photo-requests/\(request.id)") {
                        w.cell(request.reason, linkingTo: "/photo-requests/\(request.id)")
                        w.cell(request.askedName)
                        w.cell(request.rule)
                        w.cell("\(request.sent)/\(request.wanted)")
                        w.cell("\(request.last)")
                        w.cell(request.sent >= request.wanted ? "已交齐" : request.isOver(on: today) ? "已作废" : "有效")
                    }
                }
            }
        }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        w.confirm("要照片", isOpen: !errors.isEmpty) {
            w.form("/photo-requests", token: context.token, errors: errors) {
                w.select(field("unit", "向哪个单位要", size: .medium), units, blank: "选择单位")
                w.textArea(field("reason", "为什么要、拍什么"), rows: 2)
                w.textField(field("rule", "依据", hint: "哪一条规定或检查表的要求，例如 老旧房屋拆除检查表：没有清运的要拍照"))
                w.fieldRow {
                    w.numberField(
                        field("wanted", "几张", hint: "最多 \(limits[.requestPhotos]) 张", size: .short),
                        unit: "张",
                        whole: true
                    )
                    w.dayField(
                        field("last", "到哪一天", hint: "最多 \(limits[.requestDays]) 天", size: .short),
                        earliest: today,
                        latest: today.adding(days: limits[.requestDays])
                    )
                }
                w.formActions { w.button("要照片", kind: .secondary) }
            }
        }
    }

    private func field(_ name: String, _ label: String, hint: String? = nil, size: Field.Size = .full) -> Field {
        Field(name, label, value: values[name] ?? "", hint: hint, errors: errors, size: size)
    }
}

/// `/photo-requests/{request}`
struct PhotoRequestPage {
    let request: PhotoRequest
    let photos: [KeptPhoto]
    let actor: Actor
    let errors: [FieldError]
    let today: Day

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "照片要求",
            lead: request.reason,
            breadcrumbs: [Crumb("督查检查", "/inspections"), Crumb("照片要求", "/photo-requests")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.summaryList {
                w.summaryRow("向谁要", request.askedName)
                w.summaryRow("依据", request.rule)
                w.summaryRow("张数", "\(request.wanted) 张，已交 \(request.sent) 张")
                w.summaryRow("到哪一天", "\(request.last)" + (request.isOver(on: today) ? "，已作废" : ""))
                w.summaryRow("谁要的", "\(request.person)（\(request.unitName)）")
            }
            let left = request.wanted - request.sent
            if actor.unit == request.unit, left > 0 || !errors.isEmpty, !request.isOver(on: today) {
                w.form("/photo-requests/\(request.id)/photos", token: context.token, sendsFiles: true, errors: errors) {
                    w.fileField(
                        Field("files", "照片", hint: "还差 \(max(0, left)) 张", errors: errors),
                        types: [".jpg", ".jpeg", ".png"],
                        largest: 20_000_000,
                        several: true
                    )
                    w.formActions { w.button("交照片") }
                }
            } else {
                w.errorSummary(errors)
            }
            if !photos.isEmpty {
                w.tag("div", ["class": "sides"]) { for photo in photos { PhotoFigure(photo: photo).write(to: w) } }
            }
        }
    }
}
