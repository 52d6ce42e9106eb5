import Core
import Ledgers
import Web

/// What the page of a check sends: cells that were put right and what was decided of rows, together, whichever button was
/// pressed. What stands as it was shown says nothing.
struct SettlingForm {
    /// By address.
    private(set) var fixes: [String: String] = [:]
    /// By row.
    private(set) var answers: [Int: DecideRows.Answer] = [:]
    let rest: DecideRows.Rest?

    init(_ form: Fields) {
        rest = DecideRows.Rest(rawValue: form.text("act"))
        for (name, value) in form.pairs {
            if name.hasPrefix("fix-") {
                let address = String(name.dropFirst(4))
                let isTouched = Self.line(value) != Self.line(form.raw("was-\(address)"))
                if isTouched { fixes[address] = String(value.prefix(2_000)) }
            } else if name.hasPrefix("row-"), let row = Int(name.dropFirst(4)) {
                if value != form.text("was-\(row)") { answers[row] = RowChoice.answer(value) }
            }
        }
    }

    /// A cell as a field of one line shows it, with the white space around it: nobody put that right who did not touch it.
    /// A choice is sent with the line breaks of its cell, a field without.
    private static func line(_ cell: String?) -> String { (cell ?? "").filter { !$0.isNewline } }

    var decides: Bool { !answers.isEmpty || rest != nil }
    var isEmpty: Bool { fixes.isEmpty && !decides }

    /// 改的和定的都已保存，
    var done: String {
        guard !isEmpty else { return "" }
        if fixes.isEmpty { return "定的已保存，" }
        return decides ? "改的和定的都已保存，" : "改的已保存，"
    }
}
