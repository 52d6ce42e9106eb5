import Core
import Ledgers
import Pages
import Programmes

/// `/programmes`: every programme a person has to do with, and how far it is.
struct ProgrammeListPage {
    private static let mostMistakes = 20

    let programmes: [Playbook]
    /// By programme, in the person's own place.
    let cells: [ProgrammeWallPage.Cell]
    /// Shipped ones the county does not run, and newer versions, for who may take them on.
    let offered: [Offered]
    /// What is wrong with playbooks of the county that are left out, for who takes programmes on.
    var left: [PlaybookProblem] = []
    /// Whether this person makes ledgers from sheets.
    var makesLedgers = false

    struct Offered: Sendable {
        let key: String
        let name: String
        let isNewVersion: Bool
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "专项",
            lead: "每个专项一本台账：登记一次，按环节推进，数字自动汇总。",
            breadcrumbs: [Crumb("今日", "/")],
            actions: (makesLedgers ? [.link("新台账", to: "/proposed-ledgers", icon: .plus)] : []) + [
                .link("表单目录", to: "/catalogue"), .link("指标", to: "/indicators"),
                .link("责任书", to: "/responsibility-letters"),
                .link("专项挂图", to: "/board/programmes", icon: .wall),
            ],
            context: context
        )
        return page.render { w in
            if programmes.isEmpty {
                w.emptyState("还没有启用的专项", offered.isEmpty ? "督查人员启用专项以后列在这里。" : "从下面选择要启用的专项。")
            } else {
                let idle = programmes.indices.filter(isIdle)
                let begun = programmes.indices.filter { !isIdle($0) }
                table(begun.isEmpty ? idle : begun, w)
                if !begun.isEmpty, !idle.isEmpty { rest(idle, w) }
            }
            if !left.isEmpty { mistakes(w) }
            if !offered.isEmpty { adoption(w, context) }
        }
    }

    /// Nothing of it is in the person's place, and nothing is asked there.
    private func isIdle(_ place: Int) -> Bool {
        cells[place].isEmpty && cells[place].outlook?.target == nil
    }

    private func rest(_ places: [Int], _ w: HTMLWriter) {
        w.details("还没有台账的专项（\(places.count)）") {
            w.tag("ul", ["class": "link-list"]) {
                for place in places {
                    w.tag("li") { w.link(programmes[place].name, to: "/programmes/\(programmes[place].key)") }
                }
            }
        }
    }

    private func table(_ places: [Int], _ w: HTMLWriter) {
        let columns = [
            TableColumn("专项", .name), TableColumn("灯", .short), TableColumn("目标", .text), TableColumn("进度", .short),
            TableColumn("完成", .number), TableColumn("总数", .number),
        ]
        w.table("专项", columns) {
            for goal in RevitalisationGoal.allCases {
                let own = slowFirst(goal, of: places)
                guard !own.isEmpty else { continue }
                w.groupRow(goal.word, across: columns.count)
                for place in own { row(programmes[place], cells[place], w) }
            }
        }
    }

    private func row(_ playbook: Playbook, _ cell: ProgrammeWallPage.Cell, _ w: HTMLWriter) {
        let (outlook, ledger) = (cell.outlook, "/ledgers/\(playbook.key)")
        let done = playbook.stages.filter { $0.outcome == .done }.map { "stage=\($0.key)" }
        let finished = "\(ledger)?\(done.joined(separator: "&"))"
        let total = "\(Format.number(cell.total)) \(playbook.item.counter)"
        let address = "/programmes/\(playbook.key)"
        w.row(opening: address, signal: outlook?.signal) {
            w.cell(playbook.name, linkingTo: address)
            w.cell {
                w.light(of: outlook)
                if let beside = cell.beside { w.remark(beside) }
            }
            w.cell(outlook.map { "\($0.indicator.word)：\($0.words($0.value))，\($0.goal)" } ?? "没有定目标")
            // Without a target and without things there is nothing to be far with.
            let share = cell.total == 0 ? nil : ProgrammeState.bar(cell.share, of: playbook, outlook?.signal)
            if let progress = outlook?.progress() ?? share {
                w.cell { w.progressBar(progress) }
            } else {
                w.cell("—")
            }
            w.figure(Format.number(cell.done), cell.done == 0 ? nil : finished)
            w.figure(total, cell.total == 0 ? nil : ledger)
        }
    }

    /// The programmes of a goal among some, as places among all: by their lights, the furthest behind first.
    private func slowFirst(_ goal: RevitalisationGoal, of places: [Int]) -> [Int] {
        let own = places.filter { programmes[$0].goal == goal }
        let standings = own.map { SlowFirst(light: cells[$0].outlook?.signal, points: cells[$0].pointsBehind) }
        return SlowFirst.order(standings).map { own[$0] }
    }

    private func mistakes(_ w: HTMLWriter) {
        w.panel("县里自己写的专项有错误", remark: "有错误的没有用，别的照常。改好文件，重新启动后再看。") {
            w.tag("ul", ["class": "link-list"]) {
                for problem in left.prefix(Self.mostMistakes) {
                    let name = problem.file.split(separator: "/").last.map(String.init) ?? problem.file
                    w.tag("li", text: "\(name) \(problem.sentence)")
                }
            }
            let rest = left.count - Self.mostMistakes
            if rest > 0 { w.remark("还有 \(rest) 处，用 luoshi playbook check 看全部。") }
        }
    }

    private func adoption(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("可以启用的专项", remark: "启用后各乡镇、村就能登记。") {
            w.tag("ul", ["class": "link-list"]) {
                for one in offered {
                    w.tag("li") {
                        w.text(one.name + (one.isNewVersion ? "（有新版本）" : "") + " ")
                        w.actionForm(
                            one.isNewVersion ? "启用新版本" : "启用专项",
                            to: "/programmes/\(one.key)/adoption",
                            token: context.token,
                            kind: .quiet,
                            about: one.name
                        )
                    }
                }
            }
        }
    }
}
