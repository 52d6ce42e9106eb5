import Core
import Pages

/// `/inspections/{plan}/visits/{visit}`: what was answered, each point that was lost and why, findings, photos.
struct VisitPage {
    let plan: InspectionPlan
    let list: Checklist
    let visit: PlaceVisit
    let placeName: String
    let answers: [VisitAnswer]
    let deductions: [StoredDeduction]
    let findings: [VisitFinding]
    let photos: [KeptPhoto]
    /// The photo of the same spot and item from the visit before.
    let before: [String: KeptPhoto]
    let matches: [PhotoMatch]
    let voices: [VisitVoice]
    let opensPosition: Bool
    /// 界内、边界外约 3.2 公里: nil where it cannot be told, or not to this person.
    var distance: String?
    /// What stood in the way of opening the position.
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(placeName)现场检查",
            lead: "\(plan.title) · \(list.name)（版本 \(visit.checklistVersion)）",
            breadcrumbs: [Crumb("督查检查", "/inspections"), Crumb(plan.title, "/inspections/\(plan.id)")],
            actions: [.print("打印")],
            context: context
        )
        return page.render { w in
            w.errorSummary(errors.map { $0.inForm("position") })
            if !matches.isEmpty { warning(w) }
            w.statStrip(
                [
                    Stat("得分", visit.score.map(Score.written) ?? "不计分", unit: visit.score == nil ? nil : "分"),
                    Stat("扣分", Score.written(visit.lost), unit: "分，满分 \(Score.written(visit.possible))"),
                    Stat("发现问题", "\(findings.count)", unit: "个"), Stat("照片", "\(photos.count)", unit: "张"),
                ],
                label: "这份记录"
            )
            facts(w, context)
            answersTable(w)
            if !findings.isEmpty { w.panel("登记的问题") { FindingTable(findings: findings).write(to: w) } }
            pictures(w, context)
            if !voices.isEmpty { spoken(w) }
        }
    }

    private func warning(_ w: HTMLWriter) {
        w.panel("照片和以前用过的相似", remark: "只是提示，要人核对", action: .link("去核对", to: "/photo-matches")) {
            for match in matches { PhotoPair(match: match, places: [:]).write(to: w) }
        }
    }

    private func facts(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("记录") {
            w.summaryList {
                if !visit.spot.isEmpty { w.summaryRow("具体地点", visit.spot) }
                w.summaryRow("检查人", "\(visit.person)（\(visit.unitName)）")
                w.summaryRow("现场时间") { w.moment(visit.foundAt) }
                w.summaryRow("收到时间") { w.moment(visit.receivedAt) }
                w.summaryRow("批准文号", plan.document)
                if visit.position != nil {
                    w.summaryRow("记录时的位置", "手机写下了" + (distance.map { "，\($0)" } ?? ""))
                }
            }
            if visit.position != nil, opensPosition { positionForm(w, context) }
        }
    }

    private func positionForm(_ w: HTMLWriter, _ context: PageContext) {
        w.confirm("查看记录时的位置", kind: .quiet, isOpen: !errors.isEmpty, explanation: "位置是检查人的行踪，只在核对时打开，每次查看都留下记录。") {
            w.form("/inspections/\(plan.id)/visits/\(visit.id)/position", token: context.token) {
                w.textField(Field("reason", "为什么要看", errors: errors, form: "position"))
                w.formActions { w.button("查看记录时的位置", kind: .secondary) }
            }
        }
    }

    private func spoken(_ w: HTMLWriter) {
        w.panel("录音", remark: "在现场口述的说明；只供核对这份记录，不外传") {
            for item in list.items {
                let own = voices.filter { $0.item == item.key }
                if !own.isEmpty { w.tag("h3", text: item.ask) }
                for voice in own {
                    w.tag("figure", ["class": "voice"]) {
                        w.tag("audio", ["controls": "", "preload": "none", "src": "/visit-voices/\(voice.id)"]) {}
                        w.tag("figcaption") {
                            w.text("\(voice.name) · \(Format.number((voice.size + 999) / 1000)) KB ")
                            w.link("下载录音", to: "/visit-voices/\(voice.id)?as=download")
                        }
                    }
                }
            }
        }
    }

    private func answersTable(_ w: HTMLWriter) {
        let byItem = Dictionary(answers.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
        let lost = Dictionary(grouping: deductions, by: \.item)
        w.panel("检查情况") {
            let columns = [
                TableColumn("检查内容", .name), TableColumn("情况"), TableColumn("分值", .number), TableColumn("扣分", .number),
                TableColumn("为什么扣分"),
            ]
            w.table("检查情况", columns) {
                for item in list.items {
                    if let answer = byItem[item.key] { row(item, answer, lost[item.key] ?? [], w) }
                }
            }
        }
    }

    private func row(_ item: ChecklistItem, _ answer: VisitAnswer, _ lost: [StoredDeduction], _ w: HTMLWriter) {
        w.row {
            w.cell(item.ask)
            w.cell {
                w.text(answer.value)
                if !answer.note.isEmpty { w.remark(answer.note) }
            }
            w.cell(Score.written(item.points))
            w.cell(lost.isEmpty ? "—" : Score.written(lost.reduce(0) { $0 + $1.points }))
            w.cell {
                if lost.isEmpty { w.text("没有扣分") } else { reasons(item, lost, w) }
            }
        }
    }

    /// In one box: on a narrow screen what stands in a cell is laid out side by side.
    private func reasons(_ item: ChecklistItem, _ lost: [StoredDeduction], _ w: HTMLWriter) {
        w.tag("div") {
            for deduction in lost {
                w.paragraph("\(deduction.says)（−\(Score.written(deduction.points))）")
                if !deduction.facts.isEmpty { w.remark(deduction.facts) }
            }
            if !item.source.isEmpty { w.remark("依据：\(item.source)") }
        }
    }

    private func pictures(_ w: HTMLWriter, _ context: PageContext) {
        guard !photos.isEmpty else { return }
        w.panel("照片", remark: "拍摄时间是相机写下的；位置只在核对时打开，并留下记录") {
            for item in list.items {
                let own = photos.filter { $0.item == item.key }
                if !own.isEmpty {
                    w.tag("h3", text: item.ask)
                    w.tag("div", ["class": "sides"]) {
                        if let earlier = before[item.key] { PhotoFigure(photo: earlier, word: "上次").write(to: w) }
                        for photo in own {
                            PhotoFigure(
                                photo: photo,
                                word: before[item.key] == nil ? "" : "这次",
                                opening: opening(context)
                            )
                            .write(to: w)
                        }
                    }
                }
            }
        }
    }

    private func opening(_ context: PageContext) -> String? { opensPosition ? context.token : nil }
}
