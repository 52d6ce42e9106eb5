import Core
import Documents
import PolicyText

/// Reads a file and breaks it into tasks, without a database: for the command line.
package struct DecomposeFile: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case table, json, xlsx
        /// The text as it was read: the offsets of `json` count in it.
        case text
    }

    package struct Reading: Sendable {
        package let text: String
        package let breakdown: Breakdown
        /// What the person should know about how the file was read.
        package let notices: [String]
    }

    package init() {}

    /// The issue of a file that cannot be read has its path as `field`.
    ///
    /// - Parameter asOf: the day relative times are counted from where the document gives no date.
    package func callAsFunction(path: String, asOf: Day) -> Outcome<Reading> {
        do {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let document = try readDocument(at: path, name: name).withWholeLines
            let breakdown = decompose(document.text, options: DecomposeOptions(asOf: asOf))
            return .done(
                Reading(text: document.text, breakdown: breakdown, notices: document.notices.map(\.sentence))
            )
        } catch {
            return .refused([error.issue(field: path)])
        }
    }
}

extension DecomposeFile.Reading {
    package var sheet: BreakdownSheet {
        let outline = DirectiveOutline(breakdown.sections.map { DirectiveSection(section: $0, defaultDeadline: nil) })
        let title = breakdown.title.isEmpty ? "文件" : breakdown.title
        return BreakdownSheet(
            title: BreakdownSheet.title(title),
            subtitles: [breakdown.number, breakdown.date.map { "成文日期：\($0)" }].compactMap { $0 },
            rows: breakdown.duties.map { BreakdownRow($0, section: outline.title(of: $0.section)) }
        )
    }

    /// The rule and the characters behind each field of a task, counted from 1; nil where there is none of that number.
    package func explanation(of number: Int) -> [String]? {
        guard breakdown.duties.indices.contains(number - 1) else { return nil }
        let duty = breakdown.duties[number - 1]
        let reasons = duty.reasons.map { ReadingRuleWords.explain($0, in: text) }
        let suggested = duty.units.filter { $0.source == .suggested }.map { "建议：\($0.text)（\($0.reason ?? "")）" }
        return ["\(number). \(duty.title)", duty.text, ""] + reasons + suggested
    }

    /// A table for a terminal: one block a task, then what is covered.
    package var table: String {
        var lines: [String] = []
        for part in sheet.parts {
            if !part.section.isEmpty { lines.append("\n\(part.section)") }
            for (number, row) in part.rows { lines += block(number, row) }
        }
        return lines.joined(separator: "\n") + "\n\n" + CoverageWords.strip(breakdown.coverage) + "\n"
    }

    private func block(_ number: String, _ row: BreakdownRow) -> [String] {
        let fields = [
            ("目标", row.targets.joined(separator: "；")), ("县领导", row.leader ?? ""),
            ("牵头", row.lead.joined(separator: "、")),
            ("责任", row.responsible.joined(separator: "、")), ("配合", row.supporting.joined(separator: "、")),
            ("时限", row.time.replacing("\n", with: "；")),
        ]
        let known = fields.filter { !$0.1.isEmpty }.map { "\($0.0)：\($0.1)" }
        return ["\(number). \(row.task)"] + (known.isEmpty ? [] : ["   " + known.joined(separator: "｜")])
    }
}

extension BreakdownRow {
    /// A duty as it was read, nothing corrected.
    package init(_ duty: Duty, section: String) {
        let time = ReadTime(duty)
        func names(_ role: UnitRole) -> [String] {
            duty.units.filter { $0.role == role && $0.source != .suggested }.map(\.text)
        }
        self.init(
            section: section,
            title: duty.title,
            content: duty.text,
            targets: duty.targets.map { DraftWords.quantity(DraftQuantity($0)) },
            leader: duty.leader,
            lead: names(.lead),
            responsible: names(.responsible),
            supporting: names(.supporting),
            deadline: time.deadline,
            deadlineText: time.deadlineText,
            cadence: DraftWords.cadence(time.cadence, time.cadenceText)
        )
    }
}
