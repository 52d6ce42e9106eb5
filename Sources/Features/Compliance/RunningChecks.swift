import Catalogue
import Core
import Database
import Ledgers
import Messages
import Pages
import Papers
import Programmes

/// Every line of the page, read from one state of the database.
struct RunningChecks {
    let desk: ComplianceDesk
    /// Ordinary documents and those about single tasks (整治形式主义为基层减负若干规定, 2024).
    static let longest = 5_000
    static let longestOfTask = 4_000

    func lines(for actor: Actor, _ tx: Transaction) throws -> [ComplianceLine] {
        let today = desk.today
        var lines = try forms(actor, tx)
        lines.append(people(StoredColumns.look(try tx.columnsByTable())))
        lines.append(quiet(try tx.messages.hours(of: actor.county)))
        lines.append(complaints(try tx.complaints.counts(in: actor.county, today: today)))
        lines += try papers(actor, tx)
        let more = try desk.sources.flatMap { try $0.lines(actor, today, tx) }
        lines += more.isEmpty ? [Self.noInspections] : more
        return lines.map { $0.address.map { Self.mayOpen($0, actor) } == false ? $0.unlinked : $0 }
    }

    private func forms(_ actor: Actor, _ tx: Transaction) throws -> [ComplianceLine] {
        let books = try desk.ledgers.shelf.readable(by: actor, tx)
        let cards = try tx.forms.all(in: actor.county)
        let month = desk.ledgers.environment.now().adding(days: -30)
        let fillings = try tx.forms.fillings(of: books.map(\.ledger), since: month)
        let forms = books.map { book in
            FormChecks.Form(
                name: book.playbook.name,
                form: cards[book.playbook.key] ?? .blank(book.playbook.key),
                fillings: fillings[book.ledger] ?? 0,
                fields: book.playbook.fields
            )
        }
        return FormChecks.lines(forms, on: desk.today)
    }

    private func people(_ found: StoredColumns.Finding) -> ComplianceLine {
        let words =
            found.suspects.isEmpty
            ? "没有这样的列；名称相近的 \(StoredColumns.excused.count) 列逐列看过，都不记人的活动"
            : "可疑的列：" + found.suspects.joined(separator: "、")
        return ComplianceLine(
            "不打卡、不积分排名、不统计在线时间",
            basis: "关于防治“指尖上的形式主义”的若干意见（2023）；国办函〔2026〕12号 五不得第二项",
            check: "逐列检查正在用的数据库：\(found.tables) 张表、\(found.columns) 列",
            found.suspects.isEmpty ? .kept : .open,
            words
        )
    }

    private func quiet(_ hours: QuietHours) -> ComplianceLine {
        ComplianceLine(
            "不强制即时响应",
            basis: "关于防治“指尖上的形式主义”的若干意见（2023）",
            check: "查免打扰时间的设置；已读只按单位记",
            .kept,
            "工作日 \(hours.words) 以外不送消息、不发摘要；应急的须写明理由",
            address: "/messages/hours"
        )
    }

    private func complaints(_ counts: ComplaintCounts) -> ComplianceLine {
        let total = counts.open + counts.answered
        return ComplianceLine(
            "应用内有意见反馈入口，按时答复",
            basis: "国办函〔2026〕12号；关于防治“指尖上的形式主义”的若干意见（2023）",
            check: "每个页面底部有入口；比较答复日期和时限",
            counts.overdue == 0 ? .kept : .open,
            total == 0
                ? "还没有人提过意见"
                : "共 \(total) 件：办理中 \(counts.open) 件，逾期 \(counts.overdue) 件，晚于时限答复 \(counts.late) 件",
            address: "/complaints"
        )
    }

    private func papers(_ actor: Actor, _ tx: Transaction) throws -> [ComplianceLine] {
        let today = desk.today
        let year = Day(year: today.year, month: 1, day: 1) ?? today
        let papers = try tx.papers.issued(in: actor.county, from: year, through: today)
        let before = try tx.papers.issued(
            in: actor.county,
            from: year.adding(months: -12),
            through: today.adding(months: -12)
        )
        return [
            Self.length(papers, named: actor.role.readsWholeCounty),
            ComplianceLine(
                "发文数量只减不增",
                basis: "整治形式主义为基层减负若干规定（2024）",
                check: "今年到今天和去年同期印发的文书比",
                before.isEmpty ? .unknown : papers.count <= before.count ? .kept : .open,
                before.isEmpty
                    ? "今年 \(papers.count) 份；去年同期系统里没有文书，没法比"
                    : "今年 \(papers.count) 份，去年同期 \(before.count) 份",
                address: "/papers"
            ),
        ]
    }

    /// - Parameter named: what a document is called is for those who may open it.
    static func length(_ papers: [IssuedPaperFacts], named: Bool) -> ComplianceLine {
        let long = papers.filter { $0.characters > limit($0.kind) }
        let longest = papers.map(\.characters).max() ?? 0
        let example = named ? long.first.map { "，例如“\($0.title)”" } ?? "" : ""
        return ComplianceLine(
            "一般文件不超过 5000 字，部署专项工作的不超过 4000 字",
            basis: "整治形式主义为基层减负若干规定（2024）",
            check: "数今年印发的文书的正文字数，表格和附件不算",
            papers.isEmpty ? .unknown : long.isEmpty ? .kept : .open,
            papers.isEmpty
                ? "今年还没有印发文书"
                : "今年印发 \(papers.count) 份，最长 \(Format.number(longest)) 字，超过的 \(long.count) 份\(example)",
            address: "/papers"
        )
    }

    /// Whether a line's link would only be refused.
    private static func mayOpen(_ address: String, _ actor: Actor) -> Bool {
        switch actor.role {
        case .administrator:
            !["/catalogue", "/papers", "/inspections", "/photo-requests"].contains { address.hasPrefix($0) }
        case .supervisor: true
        default: !address.hasPrefix("/messages/hours")
        }
    }

    static func limit(_ kind: PaperKind) -> Int {
        switch kind {
        case .supervisionNotice, .rectification, .assignment, .breakdown: longestOfTask
        default: longest
        }
    }

    private static let noInspections = ComplianceLine(
        "督查检查有计划、有授权，限定频次",
        basis: "政府督查工作条例第七条、第十五条",
        check: "看督查计划",
        .unknown,
        "还没有督查计划"
    )
}
