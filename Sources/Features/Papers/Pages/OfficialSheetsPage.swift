import Core
import Documents
import Pages

/// `/papers/sheets`: the tables offices ask each other for, column by column, and where each comes from.
struct OfficialSheetsPage {
    struct Sheet {
        let name: String
        let columns: String
        let word: String
        let address: String
        var downloads = true
    }

    let role: Role
    /// Whether the county runs the register of townships, and this person reads it.
    let hasRegister: Bool

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "常用表格",
            lead: "上下级之间常要的表，列和公文里的一样，内容取自你能看到的记录。先在清单里筛选再导出，就只出筛选到的。",
            breadcrumbs: [Crumb("文书", "/papers")],
            context: context
        )
        return page.render { w in
            let columns = [TableColumn("表", .name), TableColumn("列"), TableColumn("从哪里出", .short)]
            w.table("常用表格", columns) {
                for sheet in sheets {
                    w.row {
                        w.cell(sheet.name)
                        w.cell(sheet.columns)
                        w.cell {
                            w.linkButton(
                                sheet.word,
                                to: sheet.address,
                                kind: .quiet,
                                icon: sheet.downloads ? .download : .document,
                                download: sheet.downloads
                            )
                        }
                    }
                }
            }
            w.remark("县里自己的格式：在台账的“按表样导出”里存一份空白表样，按表头和单元格名称填好，版式、公式和打印区域不变。")
        }
    }

    private var sheets: [Sheet] {
        let register = hasRegister ? "/ledgers/township-register/items.xlsx" : "/programmes"
        let readsDirectives = [.supervisor, .leader].contains(role)
        return [
            Sheet(
                name: "任务分解表",
                columns: "序号、工作任务、目标、牵头县领导、牵头单位、责任（配合）单位、完成时限",
                word: readsDirectives ? "打开文件，下达后下载" : "本单位的任务",
                address: readsDirectives ? "/directives" : "/tasks",
                downloads: false
            ),
            Sheet(
                name: "推进情况表",
                columns: "序号、任务、年度目标、责任单位、本月进展、完成比例、存在问题、下步措施",
                word: "下载推进情况表",
                address: "/progress-reports.xlsx"
            ),
            Sheet(
                name: "督办单",
                columns: "序号、编号、督办事项、督办类型、立项依据、优先级、完成时限、牵头单位、配合单位、督办人、牵头县领导、反馈频次、领导批示、进展情况、办理状态、是否逾期、剩余天数",
                word: "下载督办单",
                address: "/supervision-sheet.xlsx"
            ),
            Sheet(
                name: "目标责任书",
                columns: "目标、权重、评分办法、考核单位、奖惩，双方签字",
                word: "打开责任书",
                address: "/responsibility-letters",
                downloads: false
            ),
            Sheet(
                name: "整改通知单",
                columns: "序号、被检查单位、具体地点、类别、存在问题、问题图片、整改措施、整改期限、整改责任人、整改资金、复查时间、完成情况、复查人、备注",
                word: "下载整改通知单",
                address: "/problems/sheets/notice.xlsx"
            ),
            Sheet(
                name: "销号申请单",
                columns: "序号、被检查单位、地点、类别、问题、采取措施、期限、责任人、整改情况、完成时间、复查人、整改前图片、整改后图片",
                word: "下载销号申请单",
                address: "/problems/sheets/closeout.xlsx"
            ),
            Sheet(
                name: "治理台账",
                columns: "序号、检查时间、检查人、类别、问题、整改措施、完成时间、责任人、复查时间、复查人、复查结果",
                word: "下载治理台账",
                address: "/problems/sheets/register.xlsx"
            ),
            Sheet(
                name: "销号汇总表",
                columns: "项目、问题简述、整改完成时限、整改进度、县级验收时间、市级验收时间、行业验收提交、行业审查完成",
                word: "下载销号汇总表",
                address: "/problems/sheets/summary.xlsx"
            ),
            Sheet(
                name: "整改表",
                columns: "序号、问题描述、发现时间、责任单位、措施、时限、状态、责任人、复核人、整改前、整改后",
                word: "下载整改表",
                address: "/problems/sheets/rectification.xlsx"
            ),
            Sheet(
                name: "观摩点位和评分表",
                columns: ObservationSheet.columns([]).map(\.title).joined(separator: "、"),
                word: "下载空白表",
                address: "/papers/sheets/observation.xlsx"
            ),
            Sheet(
                name: "乡镇台账",
                columns: "户主、脱贫户、监测户（类别、风险类型、识别和消除时间）、低保（人数、月金额）、特困、残疾（类别、等级）、务工、医保、养老",
                word: hasRegister ? "下载乡镇台账" : "先启用专项“乡镇台账”",
                address: register,
                downloads: hasRegister
            ),
        ]
    }
}

/// The table an on-site meeting goes round with: route, points, what is looked at, and the scores of each point. No
/// published template is known (domain B15): its columns are those the sources name.
struct ObservationSheet {
    let places: [String]
    let unit: String
    let today: Day

    /// 乡村振兴观摩的六个方面 (domain B15).
    static let aspects = ["乡村振兴", "党的建设", "环境绿化", "产业发展", "队伍建设", "集体经济"]

    var document: SheetDocument {
        SheetDocument(
            SheetTable(
                name: "观摩点位",
                title: "观摩点位和评分表",
                subtitles: ["填报单位：\(unit)　　\(Format.day(today))"],
                columns: Self.columns(places),
                notes: ["评分由现场、汇报、资料和互评组成，当天公布结果。评分人（签字）："],
                page: SheetPage(.landscape),
                hasFilter: false,
                blankRows: 40
            )
        )
    }

    static func columns(_ places: [String]) -> [SheetColumn] {
        let score = SheetColumn.Entry.number(from: 0, to: 100, isWhole: false)
        func points(_ title: String) -> SheetColumn {
            SheetColumn(title, .decimal(places: 1), width: 9, entry: score, hint: "0 到 100 分。")
        }
        return [
            SheetColumn("序号", .centred, width: 6), SheetColumn("观摩路线", .wrapped, width: 14),
            SheetColumn("乡镇", .wrapped, width: 12, entry: places.isEmpty ? nil : .choices(places)),
            SheetColumn("观摩点位", .wrapped, width: 20), SheetColumn("观摩内容", .wrapped, width: 30),
            SheetColumn("方面", .centred, width: 10, entry: .choices(aspects)), points("现场得分"), points("汇报得分"),
            points("资料得分"), points("互评得分"), points("总分"),
            SheetColumn("名次", .integer, width: 7, entry: .number(from: 1, to: nil, isWhole: true)),
            SheetColumn("备注", .wrapped, width: 14),
        ]
    }
}
