import Core
import Documents

/// What a blank form is filled with: single values by their name, and the rows of one table by the names of its columns.
package struct FormFilling: Sendable {
    package struct Column: Hashable, Sendable {
        /// What a header may call it, the usual word first.
        package let names: [String]
        /// What its numbers count; empty for none.
        package let unit: String

        package init(_ names: [String], unit: String = "") {
            self.names = names
            self.unit = unit
        }
    }

    /// 填报单位, 填报日期: by the name of a cell, or by the label that stands before it.
    package var values: [String: SheetCell]
    package var columns: [Column]
    package var rows: [[SheetCell]]

    package init(values: [String: SheetCell] = [:], columns: [Column] = [], rows: [[SheetCell]] = []) {
        self.values = values
        self.columns = columns
        self.rows = rows
    }
}

/// What was filled in, for the person who asked for it.
package struct FilledForm: Hashable, Sendable {
    package var rows = 0
    /// Headers that took a column.
    package var matched: [String] = []
    /// Headers nothing was found for; they stay empty.
    package var unmatched: [String] = []
    /// Names and labels that took a value.
    package var values: [String] = []
}

/// Why a form cannot be filled.
package enum FormFault: Error, Hashable, Sendable {
    case document(DocumentFault)
    /// No named cell, no label and no header of the form is known.
    case nothingKnown
    /// The form leaves fewer rows than are to be filled in, and something stands below them.
    case tooFewRows(room: Int, wanted: Int, below: Int)

    package var issue: Issue {
        switch self {
        case .document(let fault): fault.issue(reading: .sheet)
        case .nothingKnown: Issue("form.nothingKnown")
        case .tooFewRows(let room, let wanted, let below):
            Issue("form.tooFewRows", ["room": "\(room)", "wanted": "\(wanted)", "below": "\(below)"])
        }
    }
}

/// The sentences about forms that are filled in.
package let formWords = IssueWords([
    "form.nothingKnown": "这份表样里没有认得的单元格名称、填写项或表头，没有填。表头写成台账的字段名再试。",
    "form.tooFewRows": "表样里只留了 {room} 行空行（下面第 {below} 行有内容），要填 {wanted} 行。在空行中间插入足够的行再上传，或先筛选一部分。",
])

/// Fills a form: cells with a name, labels with nothing after them, and below a known header as many rows as there are.
package func fillForm(_ form: SheetForm, with filling: FormFilling) throws(FormFault) -> FilledForm {
    var filled = FilledForm()
    do {
        var filler = FormFiller(form: form, filling: filling)
        try filler.fillNames(&filled)
        for index in form.sheets.indices { try filler.fillSheet(index, &filled) }
    } catch let fault as FormFault {
        throw fault
    } catch let fault as DocumentFault {
        throw .document(fault)
    } catch {
        throw .document(.unreadable)
    }
    let isKnown = filling.rows.isEmpty ? !filled.values.isEmpty : !filled.matched.isEmpty
    guard isKnown else { throw .nothingKnown }
    return filled
}
