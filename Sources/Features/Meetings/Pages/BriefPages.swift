import Core
import Indicators
import Pages
import Rounds
import Tasks

/// `/meetings/{meeting}/briefs` and `/meetings/{meeting}/briefs/{point}`: one page a point, on paper one sheet of A4 each.
struct BriefPages {
    let actor: Actor
    let dossier: MeetingDossier
    /// By point, in the order of the visit.
    let briefs: [(point: MeetingPoint, brief: PointBrief)]

    private var meeting: Meeting { dossier.meeting }
    private var frame: MeetingFrame { MeetingFrame(dossier, actor) }
    private var seesMaterials: Bool { frame.leads || actor.role == .leader }

    func all(_ context: PageContext) -> [UInt8] {
        var actions: [PageAction] = []
        if seesMaterials {
            actions = [
                .link("下载 Word", to: meeting.address + "/materials.docx", icon: .document),
                .link("下载全套材料", to: meeting.address + "/materials.zip", icon: .download),
            ]
        }
        let page = Page(
            "观摩点简介",
            lead: "\(meeting.title) · 每个点一页，全部取自台账、问题、检查和承诺的记录，打印时一点一张",
            breadcrumbs: frame.crumbs(),
            actions: actions + [.print("打印全部简介")],
            context: context
        )
        return page.render { w in
            frame.tabs(w, .briefs)
            guard !briefs.isEmpty else { return w.emptyState("还没有观摩点", "选了观摩点以后，每个点的简介由数据生成。") }
            for (point, brief) in briefs {
                BriefSheet(meeting: meeting, point: point, brief: brief, actor: actor).write(to: w)
            }
        }
    }

    func one(_ context: PageContext) -> [UInt8] {
        guard let (point, brief) = briefs.first else { return [] }
        let page = Page(
            point.title,
            lead: "第 \(point.ordinal) 站 · \(meeting.title)",
            breadcrumbs: frame.crumbs() + [Crumb("简介", meeting.address + "/briefs")],
            actions: [.print("打印简介")],
            context: context
        )
        return page.render { w in
            BriefSheet(meeting: meeting, point: point, brief: brief, actor: actor, isAlone: true).write(to: w)
        }
    }
}

/// A brief as a page of its own.
struct BriefSheet {
    let meeting: Meeting
    let point: MeetingPoint
    let brief: PointBrief
    let actor: Actor
    var isAlone = false

    /// Photos and problems are for those whose place it is, and for those who read the whole county.
    private var sees: Bool {
        actor.role.readsWholeCounty || actor.role == .township && actor.region.contains(point.region)
    }

    func write(to w: HTMLWriter) {
        w.tag("article", ["class": isAlone ? "brief" : "brief brief-page", "id": "point-\(point.id)"]) {
            if !isAlone { w.heading("第 \(point.ordinal) 站　\(point.title)") }
            w.facts {
                w.fact("地方", brief.township == brief.village ? brief.village : brief.township + brief.village)
                if !brief.programme.isEmpty { w.fact("看什么", brief.programme) }
                w.fact("为什么看这里", point.why)
                w.fact("以前", brief.history)
                w.fact("数字截至", Format.moment(brief.asOf))
            }
            state(w)
            numbers(w)
            problems(w)
            seen(w)
            if !brief.promises.isEmpty { promises(w) }
            if sees, !brief.photos.isEmpty { photos(w) }
            questions(w)
        }
    }

    private func state(_ w: HTMLWriter) {
        if let thing = brief.thing {
            w.part("这一项")
            w.paragraph("\(thing.word)在“\(thing.stage)”，\(Format.day(thing.since))起，\(thing.days) 天。")
            list(thing.gates.map { "关口没有通过：\($0)" }, w)
        }
        guard let work = brief.work else { return }
        w.part("本村\(work.word)")
        let stages = work.stages.map { "\($0.word) \($0.things) \(work.counter)" }
        w.paragraph(stages.isEmpty ? "台账里还没有登记。" : stages.joined(separator: "，") + "。")
        list(work.gates.map { "卡在关口“\($0.gate)”：\($0.things) \(work.counter)" }, w)
    }

    private func numbers(_ w: HTMLWriter) {
        guard !brief.numbers.isEmpty else { return }
        w.part("专项进度")
        let columns = [
            TableColumn("专项", .name), TableColumn("本村", .number), TableColumn("本乡镇", .number),
            TableColumn("应达", .number),
            TableColumn("灯", .short),
        ]
        w.table(isAlone ? "专项进度" : "第 \(point.ordinal) 站专项进度", columns) {
            for number in brief.numbers {
                let address =
                    "/programmes/\(number.programme)?region=\(point.region.ancestor(at: .township) ?? point.region)"
                w.row(signal: number.light?.signal) {
                    if sees {
                        w.cell("\(number.name)：\(number.indicator)", linkingTo: address)
                    } else {
                        w.cell("\(number.name)：\(number.indicator)")
                    }
                    w.cell(number.village.isEmpty ? "—" : number.village)
                    w.cell(number.township)
                    w.cell(number.expected)
                    w.cell { if let light = number.light { w.light(light.signal) } else { w.text(number.unlit) } }
                }
            }
        }
    }

    private func problems(_ w: HTMLWriter) {
        w.part("没有销号的问题")
        guard brief.openProblems > 0 else { return w.paragraph("没有。") }
        if brief.openProblems > brief.problems.count {
            w.paragraph("\(brief.openProblems) 个，先列最急的 \(brief.problems.count) 个。")
        }
        w.tag("ul") {
            for problem in brief.problems {
                w.tag("li") {
                    if sees { w.link(problem.number, to: "/problems/\(problem.key)") } else { w.text(problem.number) }
                    let due = problem.due.map { "，\($0) 到期" } ?? ""
                    w.text("　\(problem.words)（\(problem.stage)\(due)）")
                }
            }
        }
    }

    private func seen(_ w: HTMLWriter) {
        w.part("最近的检查")
        guard !brief.seen.isEmpty else { return w.paragraph("没有检查过。") }
        list(
            brief.seen.map { one in
                let score = one.score.map { "，得 \(Format.number($0, places: 1)) 分" } ?? ""
                return "\(one.day)　\(one.title)（\(one.unit)\(score)，问题 \(one.problems) 个）"
            },
            w
        )
    }

    private func promises(_ w: HTMLWriter) {
        w.part("本乡镇的承诺")
        list(brief.promises.map { "\($0.words)（\($0.due)，\($0.standing)）" }, w)
    }

    private func photos(_ w: HTMLWriter) {
        w.part("前后照片")
        for pair in brief.photos {
            w.tag("div", ["class": "sides"]) {
                picture(pair.before, "以前 \(pair.beforeDay)", w)
                picture(pair.after, "后来 \(pair.afterDay)", w)
            }
        }
    }

    private func picture(_ photo: Int64, _ word: String, _ w: HTMLWriter) {
        w.tag("section", ["class": "sides-side"]) {
            w.tag("figure") {
                w.void("img", ["src": "/photos/\(photo)", "alt": word, "loading": "lazy"])
                w.tag("figcaption", text: word)
            }
        }
    }

    private func questions(_ w: HTMLWriter) {
        let asked = brief.questions
        guard !asked.isEmpty else { return }
        w.part("到现场问")
        w.tag("ol") { for question in asked { w.tag("li", text: question) } }
    }

    private func list(_ lines: [String], _ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        w.tag("ul") { for line in lines { w.tag("li", text: line) } }
    }
}

extension HTMLWriter {
    fileprivate func part(_ word: String) { tag("h3", text: word) }
}
