import Core
import Documents
import Pages

/// The 任务分解表 on screen and on paper: A4 across, header on every page.
package struct BreakdownSheetPage {
    let sheet: BreakdownSheet
    /// Where the workbook is.
    let file: String
    let breadcrumbs: [Crumb]
    let context: PageContext

    package init(_ sheet: BreakdownSheet, file: String, breadcrumbs: [Crumb], context: PageContext) {
        self.sheet = sheet
        self.file = file
        self.breadcrumbs = breadcrumbs
        self.context = context
    }

    package func render() -> [UInt8] {
        let page = Page(
            "任务分解表",
            lead: "共 \(sheet.rows.count) 条",
            breadcrumbs: breadcrumbs,
            actions: [.print(), .link("导出 Excel", to: file, icon: .download)],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            if sheet.rows.isEmpty { return w.emptyState("还没有任务", "读出任务以后，分解表列在这里，可以打印和导出。") }
            w.tag("div", ["class": "sheet"]) {
                w.tag("p", ["class": "sheet-title"], text: sheet.title)
                for line in sheet.subtitles { w.tag("p", ["class": "sheet-facts"], text: line) }
                table(w)
                for note in sheet.notes { w.tag("p", ["class": "sheet-facts"], text: note) }
            }
        }
    }

    private func table(_ w: HTMLWriter) {
        w.tag("div", ["class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": "任务分解表"]) {
            w.tag("table", ["class": "sheet-table"]) {
                w.tag("colgroup") {
                    for index in BreakdownSheet.columns.indices {
                        w.void("col", ["class": "sheet-column-\(index + 1)"])
                    }
                }
                w.tag("thead") {
                    w.paperTitle(sheet.title, facts: sheet.subtitles, across: BreakdownSheet.columns.count)
                    w.tag("tr") {
                        for column in BreakdownSheet.columns { w.tag("th", ["scope": "col"], text: column.title) }
                    }
                }
                for part in sheet.parts { w.tag("tbody") { rows(w, part.section, part.rows) } }
            }
        }
    }

    private func rows(_ w: HTMLWriter, _ section: String, _ rows: [(number: String, row: BreakdownRow)]) {
        if !section.isEmpty {
            w.tag("tr", ["class": "sheet-part"]) {
                w.tag("th", ["scope": "rowgroup", "colspan": "\(BreakdownSheet.columns.count)"], text: section)
            }
        }
        for (number, row) in rows {
            w.tag("tr") {
                w.tag("td", ["class": "sheet-number"], text: number)
                w.tag("td") {
                    w.tag("strong", text: row.title)
                    if row.content != row.title { w.tag("span", ["class": "sheet-words"], text: row.content) }
                }
                lines(w, row.targets)
                lines(w, [row.leader ?? ""])
                lines(w, row.lead)
                lines(w, row.others.split(separator: "\n").map(String.init))
                lines(w, row.time.split(separator: "\n").map(String.init))
            }
        }
    }

    private func lines(_ w: HTMLWriter, _ lines: [String]) {
        w.tag("td") {
            for (index, line) in lines.enumerated() {
                if index > 0 { w.void("br") }
                w.text(line)
            }
        }
    }
}
