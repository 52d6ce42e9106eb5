import Core
import Pages
import PaperFormat
import Papers
import Rounds
import Tasks

/// The route and the briefs of a meeting in Word: one document with everything, or one a point.
package struct MeetingPapers {
    let dossier: MeetingDossier
    let briefs: [(point: MeetingPoint, brief: PointBrief)]

    package init(_ dossier: MeetingDossier, _ briefs: [(point: MeetingPoint, brief: PointBrief)]) {
        self.dossier = dossier
        self.briefs = briefs
    }

    private var meeting: Meeting { dossier.meeting }

    /// Route first, each brief behind it on a page of its own.
    package func whole() -> OfficialPaper {
        let attachments = briefs.map { point, brief in
            let (lines, tables) = Self.content(point, brief)
            return PaperAttachment(
                title: "第\(point.ordinal)站　\(point.title)",
                body: blocks(lines + [Self.asOf(brief)], tables),
                isWide: false
            )
        }
        var paper = route()
        paper.attachments = attachments
        return paper
    }

    package func route() -> OfficialPaper {
        let table = MeetingRoute.timetable(dossier)
        let made = meeting.arrangement
        let review = ChoiceReview(dossier.points, [:])
        let shares = PointChoice.allCases.compactMap { choice in
            review.counts[choice].map { "\(choice.word) \($0) 个" }
        }
        var lines = [
            "一、时间和路线",
            "\(Format.day(meeting.day)) \(Timetable.words(made.start.minute))从\(made.start.place)出发，观摩 \(dossier.points.count) 个点，"
                + "\(Timetable.words(table.back))回到\(made.start.place)。"
                + Self.way(table),
            "〔表：路线时间表〕", "一、点是怎么选的", shares.joined(separator: "，") + "。",
        ]
        lines += dossier.points.map { "（\($0.ordinal)）\($0.title)。" + $0.why.asSentence }
        lines += [
            "一、打分",
            made.criteria.map { "\($0.line) 分" }.joined(separator: "，") + "。" + TrimmedMean.rule
                + "本乡镇、本村的点不由本单位打分。", "一、依据", "\(made.document)，\(made.approvedBy)批准。",
        ]
        return slip(meeting.title + "观摩路线", lines, [stops(table)], remark: "距离是两点之间的直线，时间按每小时 \(made.speed) 公里算。")
    }

    private static func way(_ table: Timetable) -> String {
        let known = "直线距离共 \(Format.number(table.kilometres, places: 1)) 公里，实际的路更长。"
        guard table.unknownLegs > 0 else { return known }
        let unknown = "\(table.unknownLegs) 段路不知道长短，时间没有算进去。"
        return table.kilometres > 0 ? known + "另有 " + unknown : "有 " + unknown
    }

    private func stops(_ table: Timetable) -> PaperTable {
        PaperTable(
            "路线时间表",
            columns: [
                .init("站", share: 0.6), .init("观摩点", share: 3, .left), .init("到达", share: 1),
                .init("停留（分钟）", share: 1.2),
                .init("距上一站（公里）", share: 1.5, .right),
            ],
            rows: zip(dossier.points, table.stops).map { point, stop in
                [
                    "\(point.ordinal)", point.title, Timetable.words(stop.arrival), "\(point.stay)",
                    stop.leg.map { Format.number($0, places: 1) } ?? "不知道",
                ]
            }
        )
    }

    package func brief(_ point: MeetingPoint, _ brief: PointBrief) -> OfficialPaper {
        let (lines, tables) = Self.content(point, brief)
        return slip("第\(point.ordinal)站　\(point.title)", lines, tables, remark: Self.asOf(brief))
    }

    private static func asOf(_ brief: PointBrief) -> String {
        "数字截至 \(Format.moment(brief.asOf))，取自台账、问题、检查和承诺的记录。"
    }

    private func slip(_ title: String, _ lines: [String], _ tables: [PaperTable], remark: String) -> OfficialPaper {
        OfficialPaper(form: .slip, title: title, body: blocks(lines, tables), leavesSealSpace: false, remark: remark)
    }

    private func blocks(_ lines: [String], _ tables: [PaperTable]) -> [PaperBlock] {
        let byName = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return PaperSource(lines.joined(separator: "\n")).blocks([:], byName)
    }

    private static func content(_ point: MeetingPoint, _ brief: PointBrief) -> ([String], [PaperTable]) {
        let place = brief.township == brief.village ? brief.village : brief.township + brief.village
        var lines = ["\(place)。\(point.why.asSentence)\(brief.history.asSentence)"]
        var tables: [PaperTable] = []
        lines += state(brief)
        if !brief.numbers.isEmpty {
            lines += ["一、专项进度", "〔表：专项进度〕"]
            tables.append(numbers(brief))
        }
        lines.append("一、没有销号的问题")
        lines += brief.openProblems == 0 ? ["没有。"] : ["共 \(brief.openProblems) 个。"]
        lines += brief.problems.map { "（1）\($0.number)　\($0.words)（\($0.stage)）。" }
        lines.append("一、最近的检查")
        lines +=
            brief.seen.isEmpty
            ? ["没有检查过。"]
            : brief.seen.map { one in
                "（1）\(one.day)　\(one.title)（\(one.unit)，问题 \(one.problems) 个）。"
            }
        if !brief.promises.isEmpty {
            lines.append("一、本乡镇的承诺")
            lines += brief.promises.map { "（1）\($0.words)（\($0.due)，\($0.standing)）。" }
        }
        if !brief.questions.isEmpty { lines += ["一、到现场问"] + brief.questions.map { "（1）\($0)" } }
        return (lines, tables)
    }

    private static func state(_ brief: PointBrief) -> [String] {
        var lines: [String] = []
        if let thing = brief.thing {
            lines += ["一、这一项", "\(thing.word)在“\(thing.stage)”，\(Format.day(thing.since))起，\(thing.days) 天。"]
            lines += thing.gates.map { "（1）关口没有通过：\($0.asSentence)" }
        }
        if let work = brief.work {
            let stages = work.stages.map { "\($0.word) \($0.things) \(work.counter)" }.joined(separator: "，")
            lines += ["一、本村\(work.word)", stages.isEmpty ? "台账里还没有登记。" : stages + "。"]
            lines += work.gates.map { "（1）卡在关口“\($0.gate)”：\($0.things) \(work.counter)。" }
        }
        return lines
    }

    private static func numbers(_ brief: PointBrief) -> PaperTable {
        PaperTable(
            "专项进度",
            columns: [
                .init("专项", share: 2.6, .left), .init("本村", share: 1, .right), .init("本乡镇", share: 1, .right),
                .init("应达", share: 1, .right), .init("灯", share: 0.8),
            ],
            rows: brief.numbers.map { number in
                [
                    "\(number.name)：\(number.indicator)", number.village.isEmpty ? "—" : number.village,
                    number.township,
                    number.expected, number.light.map { "\($0.signal.shape)\($0.signal.word)" } ?? number.unlit,
                ]
            }
        )
    }
}
