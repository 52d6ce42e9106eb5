import Core
import Pages
import Programmes
import Tasks

/// `/responsibility-letters/{region}`: one township's letter as targets and tasks stand now, held against what was
/// signed; on the screen with its lights, on paper with its signatures.
struct LetterPage {
    let letter: ResponsibilityLetter
    /// The newest first.
    let versions: [SignedLetter]
    let maySign: Bool
    /// Whether this person writes it as a document.
    let mayWrite: Bool

    private var signed: SignedLetter? { versions.first }
    private var address: String { "/responsibility-letters/\(letter.region)" }

    func render(_ context: PageContext) -> [UInt8] {
        let title = "\(letter.place)\(letter.year)年目标责任书"
        let page = Page(
            title,
            lead: "各项目标和任务现在的样子；打印的是 \(Format.day(context.today))的内容，每个目标注明版次。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb("责任书", "/responsibility-letters")],
            actions: (mayWrite
                ? [.link("拟成文书", to: "/papers/new?kind=responsibility&region=\(letter.region)", icon: .edit)] : [])
                + [.print("打印责任书")],
            printHeader: PrintHeader("\(letter.county)\(title)", facts: ["\(Format.day(context.today))"]),
            context: context
        )
        return page.render { w in
            state(w, context)
            w.paragraph("为落实\(letter.county)\(letter.year)年重点工作，\(letter.county)与\(letter.place)签订本责任书。")
            targets(w)
            tasks(w)
            gone(w)
            w.panel("计分") {
                w.paragraph("完成情况以台账和任务记录为准，计分和奖惩按县考核方案执行。")
            }
            LetterSigning(county: letter.county, place: letter.place, signed: nil).write(to: w)
        }
    }

    /// Who signed which version when, and the button where it is to be signed.
    private func state(_ w: HTMLWriter, _ context: PageContext) {
        let content = letter.content
        let isCurrent = signed?.content == content
        w.panel("签订", remark: signed == nil ? "还没有签订" : isCurrent ? "与签订时相同" : "签订以后有变化，见下面的标注") {
            if !versions.isEmpty {
                w.summaryList {
                    for one in versions {
                        w.summaryRow("第 \(one.version) 版") {
                            w.link(
                                "\(Format.moment(one.signedAt)) \(one.unitName) \(one.person)",
                                to: "\(address)?year=\(letter.year)&version=\(one.version)"
                            )
                            w.text("，目标 \(one.content.targets.count) 项，任务 \(one.content.tasks.count) 项")
                        }
                    }
                }
            }
            guard !isCurrent, !content.isEmpty else { return }
            guard maySign else { return w.remark("由\(letter.place)用乡镇岗位签订。") }
            w.actionForm(
                signed == nil ? "签订责任书" : "按现在的内容签订第 \((signed?.version ?? 0) + 1) 版",
                to: address + "/signing",
                token: context.token,
                fields: [("year", "\(letter.year)"), ("stamp", content.stamp)]
            )
        }
    }

    private func targets(_ w: HTMLWriter) {
        let columns =
            [TableColumn("指标", .name), TableColumn("目标"), TableColumn("版次", .number)]
            + (signed == nil ? [] : [TableColumn("签订时")])
            + [TableColumn("依据"), TableColumn("现在", .short), TableColumn("灯", .short)]
        w.panel("一、目标", remark: "共 \(letter.targets.count) 项") {
            guard !letter.targets.isEmpty else { return w.remark("还没有分解到\(letter.place)的目标。") }
            w.table("目标", columns) {
                for line in letter.targets { target(line, w) }
            }
        }
    }

    private func target(_ line: ResponsibilityLetter.TargetLine, _ w: HTMLWriter) {
        let outlook = line.outlook
        w.row(signal: outlook.signal) {
            w.cell {
                w.link(
                    outlook.indicator.word,
                    to: "/indicators/\(outlook.key.set)/\(outlook.key.indicator)?region=\(letter.region)"
                )
                w.tag("div", ["class": "remark"]) {
                    w.link(line.programme, to: "/programmes/\(outlook.key.set)?region=\(letter.region)")
                }
            }
            w.cell(outlook.goal)
            w.cell(outlook.target?.version)
            if let signed {
                let then = signed.content.targets.first { $0.key == outlook.key }
                w.cell(then.map { $0.goal == outlook.goal ? "相同" : "\($0.goal)（第 \($0.version) 版）" } ?? "签订后新增")
            }
            w.cell(outlook.target?.source ?? "")
            w.cell(outlook.words(outlook.value))
            w.cell { if let signal = outlook.signal { w.light(signal) } }
        }
    }

    private func tasks(_ w: HTMLWriter) {
        let columns =
            [
                TableColumn("编号", .short), TableColumn("任务", .name), TableColumn("牵头单位"), TableColumn("时限", .short),
            ] + (signed == nil ? [] : [TableColumn("签订时")]) + [TableColumn("灯", .short)]
        let more = letter.moreTasks > 0 ? "，另有 \(letter.moreTasks) 项见任务清单" : ""
        w.panel("二、任务", remark: "共 \(letter.tasks.count) 项\(more)") {
            guard !letter.tasks.isEmpty else { return w.remark("没有由\(letter.place)牵头的任务。") }
            w.table("任务", columns) {
                for line in letter.tasks {
                    w.row(opening: "/tasks/\(line.task.id)", signal: line.light.signal) {
                        w.cell("\(line.task.number)")
                        w.cell(line.task.title, linkingTo: "/tasks/\(line.task.id)")
                        w.cell(line.leadName)
                        w.cell(line.task.deadline?.description ?? "—")
                        if let signed { w.cell(change(line, since: signed)) }
                        w.cell { w.light(line.light.signal) }
                    }
                }
            }
        }
    }

    private func change(_ line: TaskLine, since signed: SignedLetter) -> String {
        guard let then = signed.content.tasks.first(where: { $0.id == line.task.id.rawValue }) else { return "签订后新增" }
        var changes: [String] = []
        if then.deadline != line.task.deadline?.description ?? "" {
            changes.append("时限 \(then.deadline.isEmpty ? "没有" : then.deadline)")
        }
        if then.title != line.task.title { changes.append(then.title) }
        if then.lead != line.leadName { changes.append(then.lead) }
        return changes.isEmpty ? "相同" : changes.joined(separator: "，")
    }

    /// What was signed and is no longer asked.
    private func gone(_ w: HTMLWriter) {
        guard let signed else { return }
        let keys = Set(letter.targets.map(\.outlook.key))
        let ids = Set(letter.tasks.map(\.task.id.rawValue))
        let targets = signed.content.targets.filter { !keys.contains($0.key) }
        // With more tasks than a letter lists nobody can tell which are gone.
        let tasks = letter.moreTasks > 0 ? [] : signed.content.tasks.filter { !ids.contains($0.id) }
        guard !targets.isEmpty || !tasks.isEmpty else { return }
        w.panel("签订时有、现在没有的") {
            w.tag("ul") {
                for target in targets { w.tag("li", text: "\(target.programme)：\(target.word) \(target.goal)") }
                for task in tasks { w.tag("li", text: "\(task.number) \(task.title)") }
            }
        }
    }
}

/// The two parties at the foot of a letter: to be signed by hand on paper, or named as they signed here.
struct LetterSigning {
    let county: String
    let place: String
    let signed: SignedLetter?

    func write(to w: HTMLWriter) {
        w.tag("div", ["class": "signing"]) {
            party(county, nil, w)
            party(place, signed, w)
        }
    }

    private func party(_ name: String, _ signed: SignedLetter?, _ w: HTMLWriter) {
        w.tag("div") {
            w.tag("p", text: "\(name)（盖章）")
            w.tag("p", text: "负责人（签字）：\(signed?.person ?? "＿＿＿＿＿＿＿＿")")
            w.tag("p", text: signed.map { "　\(Format.day($0.signedAt.day))" } ?? "　　　　年　　月　　日")
        }
    }
}
