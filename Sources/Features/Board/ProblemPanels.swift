import Core
import Pages
import Problems
import Tasks

/// The problems of 今日, one panel a reason.
struct ProblemPanels {
    let groups: [ProblemGroup]
    let actor: Actor

    func write(to w: HTMLWriter, _ context: PageContext) {
        for group in groups {
            let more = group.count > group.lines.count ? "，先列最急的 \(group.lines.count) 个" : ""
            w.panel(group.reason.word, remark: "\(group.count) 个\(more)", action: all(group)) {
                w.workList(
                    group.lines.map { line in
                        WorkItem(
                            group.reason.act,
                            line.problem.title,
                            "/problems/\(line.problem.id)",
                            facts: ["\(line.problem.number)", line.ownerName, line.placeName].filter { !$0.isEmpty },
                            // Until it is handed out, the day is a proposal nobody has to keep.
                            deadline: line.problem.stage.isOpen && line.problem.stage != .found
                                ? line.problem.nextDay : nil,
                            signal: line.problem.stage == .found ? nil : line.light.signal
                        )
                    },
                    today: context.today
                )
            }
        }
    }

    private func all(_ group: ProblemGroup) -> PageAction? {
        guard group.count > group.lines.count else { return nil }
        let query =
            switch group.reason {
            case .toReview: "stage=objected"
            case .toAssign: "stage=found"
            case .toCheck: "stage=awaitingCheck"
            case .toVerify: "stage=awaitingVerification"
            case .noticeOver: "stage=awaitingNotice"
            case .toReceive: "stage=assigned"
            case .lookBack: "stage=closed"
            case .ladder: "light=behind"
            case .returned, .toPlan, .overdue, .nearDue: "stage=underway"
            }
        return .link("查看全部", to: "/problems?" + query)
    }
}

/// Problems on the wall: townships by light; every count opens to its problems.
struct ProblemWall: Sendable {
    let lines: [WallTable.Line]
    let cells: [ProblemCell]

    var isEmpty: Bool { !cells.contains { cell in lines.contains { $0.key == cell.township } } }

    func matrix(in county: String, on day: Day) -> Matrix {
        Matrix(
            "各乡镇的问题",
            corner: "乡镇",
            columns: Light.standing.map { Matrix.Head($0.problemWord) } + [Matrix.Head("合计")],
            rows: lines.compactMap { line in
                let own = cells.filter { $0.township == line.key }
                guard !own.isEmpty else { return nil }
                let counts = Light.standing.map { light in
                    own.filter { $0.light == light }.map { count(light, $0.count, line.key) }
                }
                return Matrix.Row(
                    Matrix.Head(line.word, address: "/problems?place=\(line.key)"),
                    counts + [counts.flatMap { $0 }]
                )
            },
            paperTitle: WallPage.paperTitle(county, "问题", day)
        )
    }

    private func count(_ light: Light, _ count: Int, _ township: String) -> Matrix.Count {
        Matrix.Count(light.signal, count, "/problems?place=\(township)&light=\(light.rawValue)", as: light.problemWord)
    }
}
