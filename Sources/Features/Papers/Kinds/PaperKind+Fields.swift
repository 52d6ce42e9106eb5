import Core
import Directives
import Documents
import PaperFormat

extension PaperKind {
    /// Fields every kind has.
    static let commonFields = [
        "标题", "发文字号", "主送", "正文", "附件", "署名", "成文日期", "发文机关", "抄送", "编印单位", "印发日期", "紧急程度", "附注", "人员",
    ]

    /// Figures a document of this kind has by a fixed name.
    var figureNames: [String] {
        switch self {
        case .supervisionNotice: FigureQuery.TaskMeasure.allCases.map(\.word).filter { $0 != "灯" }
        case .inspectionBulletin: ["任务总数", "已销号", "正常", "偏慢", "滞后"]
        default: []
        }
    }

    /// Lists whose rows a form may repeat: name and columns.
    var lists: [(name: String, columns: [String])] {
        switch self {
        case .breakdown: [("任务分解", BreakdownSheet.columns.map(\.title))]
        case .supervisionNotice: [("督办任务", ["编号", "任务", "牵头单位", "完成时限", "进度", "应达"])]
        case .rectification: [(RectificationNotice.listName, RectificationNotice.columns.map(\.title))]
        case .supervisionLetter: [(SupervisionLetter.listName, SupervisionLetter.columns.map(\.title))]
        case .assignment: [("交办事项", ["项目", "内容"]), (AssignmentSlip.listName, AssignmentSlip.columns.map(\.title))]
        case .responsibility:
            [("年度目标", ["序号", "专项", "指标", "目标", "签订时", "依据"]), ("重点任务", ["编号", "任务", "牵头单位", "完成时限"])]
        case .inspectionBulletin:
            [
                ("各单位推进情况", ["牵头单位", "任务（项）", "已销号", "正常", "偏慢", "滞后"]),
                ("滞后任务", ["序号", "编号", "任务", "牵头单位", "完成时限", "进度", "应达", "落后（百分点）"]),
            ]
        case .dispatchBulletin, .scoreBulletin, .minutes: []
        }
    }

    /// Every field a form of this kind may have, as it is written.
    var allFields: [String] {
        Self.commonFields + figureNames + lists.flatMap { list in list.columns.map { "\(list.name).\($0)" } }
    }

    func issues(ofFields fields: [String]) -> [Issue] {
        let known = Set(allFields)
        return fields.filter { !known.contains($0.replacing("．", with: ".")) }.map { field in
            let names = Self.commonFields + figureNames + lists.map { "\($0.name).…" }
            return Issue("template.unknownNow", ["field": field, "known": names.joined(separator: "、")])
        }
    }

    /// The standard form with its fields, to begin with.
    var standardTemplate: OfficialPaper {
        var body: [PaperBlock] = [.paragraph(PaperText("〔正文〕"))]
        if form == .slip, let list = lists.first, self != .responsibility {
            let columns = list.columns.map { PaperTable.Column($0) }
            let table = PaperTable(list.name, showsName: false, columns: columns, rows: [])
            let row = list.columns.map { PaperText("〔\(list.name).\($0)〕") }
            body = [.paragraph(PaperText("请按下列要求办理，并按期报送结果。")), .table(table, cells: [row])]
        }
        let head: [String] =
            switch form {
            case .document: ["〔发文机关〕文件"]
            case .bulletin, .minutes: [word]
            case .letter: ["〔发文机关〕"]
            case .slip: []
            }
        return OfficialPaper(
            form: form,
            head: head,
            number: "〔发文字号〕",
            office: countsIssues ? "〔编印单位〕　　〔成文日期〕" : nil,
            title: "〔标题〕",
            addressees: needsAddressee ? ["〔主送〕"] : [],
            body: body,
            people: self == .minutes ? [PaperLine("人员", "〔人员〕")] : [],
            signatures: form != .bulletin && form != .minutes ? ["〔署名〕", "〔成文日期〕"] : [],
            leavesSealSpace: true,
            record: form == .slip || form == .letter
                ? nil : PaperRecord(copies: ["〔抄送〕"], printer: "〔编印单位〕　　〔印发日期〕印发", printedOn: nil)
        )
    }
}
