import Core
import Documents
import Pages
import Tasks

/// The three sheets of rectification work, column by column as inspections use them, and the list itself.
package enum ProblemTableKind: String, CaseIterable, Sendable {
    case notice, closeout, register

    package var word: String {
        switch self {
        case .notice: "整改通知单"
        case .closeout: "销号申请单"
        case .register: "治理台账"
        }
    }

    /// Under the table: who signs.
    var foot: String {
        switch self {
        case .notice: "签发单位负责人：　　　　　　　　　　接收单位负责人：　　　　　　　　　　"
        case .closeout: "整改单位负责人：　　　　　　　　　　主管部门负责人：　　　　　　　　　　"
        case .register: ""
        }
    }

    package var columns: [SheetColumn] {
        switch self {
        case .notice: Self.noticeColumns
        case .closeout: Self.closeoutColumns
        case .register: Self.registerColumns
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
        }
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
            .text(line.light.signal.word), .text(problem.stage.word), .day(problem.foundOn), .day(problem.closedOn),
        ]
    }
}
