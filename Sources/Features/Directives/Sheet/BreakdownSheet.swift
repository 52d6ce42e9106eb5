import Accounts
import Core
import Documents
import PolicyText

/// The 任务分解表: 序号, 工作任务, 目标（量化）, 牵头县领导, 牵头单位, 责任（配合）单位, 完成时限.
package struct BreakdownSheet: Sendable {
    package static let columns = [
        SheetColumn("序号", .centred, width: 7),
        SheetColumn("工作任务", .wrapped, width: 56),
        SheetColumn("目标（量化）", .wrapped, width: 24),
        SheetColumn("牵头县领导", .wrapped, width: 11),
        SheetColumn("牵头单位", .wrapped, width: 18),
        SheetColumn("责任（配合）单位", .wrapped, width: 24),
        SheetColumn("完成时限", .wrapped, width: 18),
    ]

    package var title: String
    package var subtitles: [String]
    package var rows: [BreakdownRow]
    package var notes: [String]

    package init(title: String, subtitles: [String] = [], rows: [BreakdownRow], notes: [String] = []) {
        self.title = title
        self.subtitles = subtitles
        self.rows = rows
        self.notes = notes
    }

    /// Rows under the names of their parts: each part once, above its first line.
    package var parts: [(section: String, rows: [(number: String, row: BreakdownRow)])] {
        var parts: [(section: String, rows: [(number: String, row: BreakdownRow)])] = []
        for (index, row) in rows.enumerated() {
            if parts.last?.section != row.section { parts.append((row.section, [])) }
            parts[parts.count - 1].rows.append((row.number ?? String(index + 1), row))
        }
        return parts
    }

    /// The workbook: title, header repeated on every page, A4 across.
    package var document: SheetDocument {
        SheetDocument(
            SheetTable(
                name: "任务分解表",
                title: title,
                subtitles: subtitles,
                columns: Self.columns,
                rows: cells,
                notes: notes,
                page: .landscape,
                hasFilter: false,
                frozenColumns: 2
            )
        )
    }

    /// The sheet as a list that says when it was read.
    package func noted(_ note: ListNote) -> BreakdownSheet {
        var sheet = self
        sheet.subtitles += note.subtitles("\(rows.count) 项")
        return sheet
    }

    private var cells: [[SheetCell]] {
        parts.flatMap { part in
            (part.section.isEmpty ? [] : [[.blank, .text(part.section)]])
                + part.rows.map { number, row in
                    [
                        .text(number), .text(row.task), .text(row.targets.joined(separator: "\n")),
                        .text(row.leader ?? ""), .text(row.lead.joined(separator: "、")), .text(row.others),
                        .text(row.time),
                    ]
                }
        }
    }
}

extension BreakdownSheet {
    /// The sheet of a document's drafts; discarded ones are left out.
    package init(_ directive: Directive, _ drafts: [DraftTask], _ outline: DirectiveOutline) {
        self.init(
            title: Self.title(directive.title),
            subtitles: Self.subtitles(directive),
            rows: drafts.filter { !$0.isDiscarded }.map { draft in
                BreakdownRow(draft, section: outline.title(of: draft.section))
            }
        )
    }

    /// `《…》任务分解表`
    package static func title(_ document: String) -> String { documentName(document) + "任务分解表" }

    private static func subtitles(_ directive: Directive) -> [String] {
        let number = [directive.issuer, directive.number].compactMap { $0 }.joined(separator: " ")
        let dated = directive.dated.map { "成文日期：\($0.year)年\($0.month)月\($0.day)日" }
        return [number, dated ?? ""].filter { !$0.isEmpty }
    }
}
