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
    /// Right below the header stands something: no row says how those that are missing look.
    case noBlankRow(below: Int)
    /// The form leaves fewer rows than are to be filled in, and something in it forbids more.
    case cannotGrow(GrowthObstacle, room: Int, wanted: Int)

    package var issue: Issue {
        switch self {
        case .document(let fault): return fault.issue(reading: .sheet)
        case .nothingKnown: return Issue("form.nothingKnown")
        case .noBlankRow(let below): return Issue("form.noBlankRow", ["below": "\(below)"])
        case .cannotGrow(let obstacle, let room, let wanted):
            let (key, values) = obstacle.words
            return Issue(key, values.merging(["room": "\(room)", "wanted": "\(wanted)"]) { own, _ in own })
        }
    }
}

extension GrowthObstacle {
    /// The sentence and what stands in it.
    fileprivate var words: (key: String, values: [String: String]) {
        switch self {
        case .oneCell(let formula, let cell): ("form.growth.oneCell", ["formula": formula, "cell": cell])
        case .block(let formula): ("form.growth.block", ["formula": formula])
        case .indirect(let formula): ("form.growth.indirect", ["formula": formula])
        case .severalSheets(let formula): ("form.growth.severalSheets", ["formula": formula])
        case .merge(let cells): ("form.growth.merge", ["cells": cells])
        case .pushedOut(let cell): ("form.growth.pushedOut", ["cell": cell])
        case .pivot: ("form.growth.pivot", [:])
        case .control: ("form.growth.control", [:])
        }
    }
}

/// The sentences about forms that are filled in.
package let formWords = IssueWords([
    "form.nothingKnown": "这份表样里没有认得的单元格名称、填写项或表头，没有填。表头写成台账的字段名再试。",
    "form.noBlankRow": "表头下面没有留空行（第 {below} 行就有内容），不知道加的行是什么样子。在表头下面留一行空行再上传。",
    "form.growth.oneCell":
        "\(few)要加行，但 {formula} 的公式单独引用了最后一行空行的 {cell}，加行后会漏算。改成引用整段，例如 SUM(C5:C14)，再上传。",
    "form.growth.block": "\(few)要加行，但 {formula} 的数组公式或模拟运算表跨着最后一行空行，不能拆开。改成一格一个公式再上传。",
    "form.growth.indirect": "\(few)要加行，但 {formula} 用 INDIRECT 把地址写成了文字，加行后会指错。改成直接引用再上传。",
    "form.growth.severalSheets": "\(few)要加行，但 {formula} 的公式跨几张工作表引用同一处，加行后会错位。分开引用每张表再上传。",
    "form.growth.merge": "\(few)要加行，但 {cells} 是几行空行合并的单元格，一条占几行的表样不能自动加行。在空行中间插入足够的行再上传。",
    "form.growth.pushedOut": "\(few)要加行，但 {cell} 在工作表最下面，加行后会挤出表外。清空它再上传。",
    "form.growth.pivot": "\(few)要加行，但数据透视表用着这张工作表，加行后会错位。在空行中间插入足够的行再上传。",
    "form.growth.control": "\(few)要加行，但这张工作表上有按钮、下拉框等控件或嵌入的对象，加行后会错位。在空行中间插入足够的行再上传。",
])

private let few = "表样里只留了 {room} 行空行，要填 {wanted} 行，"

/// Fills a form: cells with a name, labels with nothing after them, and below a known header as many rows as there are. A form
/// with too few blank rows grows.
package func fillForm(_ form: SheetForm, with filling: FormFilling) throws(FormFault) -> FilledForm {
    var filled = FilledForm()
    do {
        var filler = FormFiller(form: form, filling: filling)
        try filler.makeRoom()
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
