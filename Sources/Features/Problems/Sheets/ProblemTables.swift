import Core
import Documents
import Pages
import Tasks

/// The sheets of rectification work, column by column as inspections use them (domain B15), and the list itself.
package enum ProblemTableKind: String, CaseIterable, Sendable {
    case notice, closeout, register, summary, rectification

    package var word: String {
        switch self {
        case .notice: "整改通知单"
        case .closeout: "销号申请单"
        case .register: "治理台账"
        case .summary: "销号汇总表"
        case .rectification: "整改表"
        }
    }

    /// Under the table: who signs.
    var foot: String {
        switch self {
        case .notice: "签发单位负责人：　　　　　　　　　　接收单位负责人：　　　　　　　　　　"
        case .closeout: "整改单位负责人：　　　　　　　　　　主管部门负责人：　　　　　　　　　　"
        case .register, .summary, .rectification: ""
        }
    }

    package var columns: [SheetColumn] {
        switch self {
        case .notice: Self.noticeColumns
        case .closeout: Self.closeoutColumns
        case .register: Self.registerColumns
        case .summary: Self.summaryColumns
        case .rectification: Self.rectificationColumns
        }
    }

    private static let noticeColumns = [
        SheetColumn("序号", .centred, width: 6), SheetColumn("被检查单位", .wrapped, width: 16),
        SheetColumn("具体地点", .wrapped, width: 16), SheetColumn("类别", .wrapped, width: 12),
        SheetColumn("存在问题", .wrapped, width: 34), SheetColumn("问题图片", .wrapped, width: 14),
        SheetColumn("整改措施", .wrapped, width: 30), SheetColumn("整改期限", .wrapped, width: 22),
        SheetColumn("整改责任人", .wrapped, width: 11), SheetColumn("整改资金", .wrapped, width: 10),
        SheetColumn("复查时间", .day, width: 12), SheetColumn("完成情况", .wrapped, width: 18),
        SheetColumn("复查人", .wrapped, width: 10), SheetColumn("备注", .wrapped, width: 14),
    ]

    private static let closeoutColumns = [
        SheetColumn("序号", .centred, width: 6), SheetColumn("被检查单位", .wrapped, width: 16),
        SheetColumn("地点", .wrapped, width: 16), SheetColumn("类别", .wrapped, width: 12),
        SheetColumn("问题", .wrapped, width: 34), SheetColumn("采取措施", .wrapped, width: 30),
        SheetColumn("期限", .wrapped, width: 22), SheetColumn("责任人", .wrapped, width: 11),
        SheetColumn("整改情况", .wrapped, width: 22), SheetColumn("完成时间", .day, width: 12),
        SheetColumn("复查人", .wrapped, width: 10), SheetColumn("整改前图片", .wrapped, width: 14),
        SheetColumn("整改后图片", .wrapped, width: 14),
    ]

    private static let registerColumns = [
        SheetColumn("序号", .centred, width: 6), SheetColumn("检查时间", .day, width: 12),
        SheetColumn("检查人", .wrapped, width: 12), SheetColumn("类别", .wrapped, width: 12),
        SheetColumn("问题", .wrapped, width: 40), SheetColumn("整改措施", .wrapped, width: 34),
        SheetColumn("完成时间", .wrapped, width: 22), SheetColumn("责任人", .wrapped, width: 12),
        SheetColumn("复查时间", .day, width: 12), SheetColumn("复查人", .wrapped, width: 12),
        SheetColumn("复查结果", .wrapped, width: 18),
    ]

    /// Of environmental inspection; what the prefecture accepts is written in by hand.
    private static let summaryColumns = [
        SheetColumn("项目", .wrapped, width: 18), SheetColumn("问题简述", .wrapped, width: 44),
        SheetColumn("整改完成时限", .wrapped, width: 22), SheetColumn("整改进度", .wrapped, width: 30),
        SheetColumn("县级验收时间", .day, width: 13), SheetColumn("市级验收时间", .day, width: 13),
        SheetColumn("行业验收提交", .day, width: 13), SheetColumn("行业审查完成", .day, width: 13),
    ]

    private static let rectificationColumns = [
        SheetColumn("序号", .centred, width: 6), SheetColumn("问题描述", .wrapped, width: 40),
        SheetColumn("发现时间", .day, width: 12), SheetColumn("责任单位", .wrapped, width: 16),
        SheetColumn("措施", .wrapped, width: 34), SheetColumn("时限", .wrapped, width: 22),
        SheetColumn("状态", .centred, width: 9), SheetColumn("责任人", .wrapped, width: 11),
        SheetColumn("复核人", .wrapped, width: 11), SheetColumn("整改前", .wrapped, width: 16),
        SheetColumn("整改后", .wrapped, width: 16),
    ]
}

/// A problem with everything a sheet's row needs.
package struct ProblemTableRow: Sendable {
    let line: ProblemLine
    let phases: [ProblemPhase]
    let before: [String]
    let after: [String]
    /// The words of the last hand-in or report.
    let done: String
    /// Who verified it last, and when.
    let verifier: String
    let verifiedOn: Day?
    /// When the owner last said that everything is done, and when the checking unit last found it right.
    let handedInOn: Day?
    let checkedOn: Day?

    func cells(_ kind: ProblemTableKind, _ serial: Int) -> [SheetCell] {
        let problem = line.problem
        let written = phases.map { PhaseInput(due: $0.due, goal: $0.goal) }
        let deadline = SheetCell.text(PhaseText.written(written))
        let spot = problem.spot.isEmpty ? line.placeName : problem.spot
        let state = problem.stage == .closed ? "已销号" : problem.stage.word
        switch kind {
        case .notice:
            return [
                .integer(serial), .text(line.ownerName), .text(spot), .text(problem.aspect), .text(problem.content),
                .text(before.joined(separator: "、")), .text(problem.measures), deadline, .text(problem.person),
                .text(problem.funds), .day(verifiedOn), .text(done.isEmpty ? state : "\(state)：\(done)"),
                .text(verifier), .text(problem.remark),
            ]
        case .closeout:
            return [
                .integer(serial), .text(line.ownerName), .text(spot), .text(problem.aspect), .text(problem.content),
                .text(problem.measures), deadline, .text(problem.person), .text(done), .day(problem.closedOn),
                .text(verifier), .text(before.joined(separator: "、")), .text(after.joined(separator: "、")),
            ]
        case .register:
            return [
                .integer(serial), .day(problem.foundOn), .text(problem.finder), .text(problem.aspect),
                .text(problem.content), .text(problem.measures), deadline, .text(problem.person), .day(verifiedOn),
                .text(verifier), .text(state),
            ]
        case .summary:
            return [
                .text(problem.aspect), .text(problem.content), deadline,
                .text(done.isEmpty ? state : "\(state)：\(done)"),
                .day(problem.closedOn), .blank, .day(handedInOn), .day(checkedOn),
            ]
        case .rectification:
            return [
                .integer(serial), .text(problem.content), .day(problem.foundOn), .text(line.ownerName),
                .text(problem.measures), deadline, .text(progress), .text(problem.person), .text(verifier),
                .text(before.joined(separator: "、")), .text(after.joined(separator: "、")),
            ]
        }
    }

    /// In the three words such sheets have.
    private var progress: String {
        if line.problem.stage == .closed { return "已验收" }
        return done.isEmpty && line.problem.measures.isEmpty ? "未启动" : "进行中"
    }
}

/// The list of problems as a sheet: the same filter, every row.
struct ProblemListSheet {
    static let columns = [
        SheetColumn("编号", .centred, width: 16), SheetColumn("清单序号", .centred, width: 9),
        SheetColumn("方面", .wrapped, width: 14), SheetColumn("存在问题", .wrapped, width: 44),
        SheetColumn("地方", .wrapped, width: 14), SheetColumn("具体地点", .wrapped, width: 16),
        SheetColumn("来源", .centred, width: 10), SheetColumn("责任单位", .wrapped, width: 18),
        SheetColumn("整改责任人", .wrapped, width: 11), SheetColumn("原因", .wrapped, width: 28),
        SheetColumn("整改措施", .wrapped, width: 32), SheetColumn("当前时限", .day, width: 12),
        SheetColumn("灯", .centred, width: 8), SheetColumn("状态", .centred, width: 9),
        SheetColumn("发现日期", .day, width: 12), SheetColumn("销号日期", .day, width: 12),
    ]

    static func cells(_ line: ProblemLine) -> [SheetCell] {
        let problem = line.problem
        return [
            .text("\(problem.number)"), .integer(problem.batchNumber), .text(problem.aspect), .text(problem.content),
            .text(line.placeName), .text(problem.spot), .text(problem.source.word), .text(line.ownerName),
            .text(problem.person), .text(problem.cause), .text(problem.measures), .day(problem.nextDay),
            .text(line.light.problemWord(in: problem.stage)), .text(problem.stage.word), .day(problem.foundOn),
            .day(problem.closedOn),
        ]
    }
}
