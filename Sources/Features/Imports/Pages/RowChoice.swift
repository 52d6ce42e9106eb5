import Core
import Ledgers
import Pages

/// What a person may choose of a row, as the form on the page says it: the number of a thing, or one of these.
enum RowChoice {
    static let new = "new"
    /// Of a row that was decided: it is not any more.
    static let open = "open"
    private static let leaving = "repeats-"
    private static let staying = "keeps-"

    /// This row is left out, the other one stays.
    static func repeats(_ row: Int) -> String { leaving + String(row) }
    /// The other way round.
    static func keeps(over row: Int) -> String { staying + String(row) }

    static func answer(_ value: String) -> DecideRows.Answer {
        if let item = ItemID(value) { return .same(item) }
        if value == new { return .new }
        if value.hasPrefix(leaving), let row = Int(value.dropFirst(leaving.count)) { return .repeats(row) }
        if value.hasPrefix(staying), let row = Int(value.dropFirst(staying.count)) { return .keeps(over: row) }
        return .open
    }
}

extension HTMLWriter {
    /// The choice of one row, sent with what was put right beside it; nothing is said where nothing is changed.
    func rowChoice(_ row: Int, _ label: String, _ choices: [Choice], chosen: String = "") {
        let form = ImportProblems.formID
        // A browser that puts back what was typed before cannot take back with it what others decided since.
        let open = chosen.isEmpty ? "" : RowChoice.open
        tag("div", ["class": "decision"]) {
            tag("select", ["class": "input", "name": "row-\(row)", "aria-label": label, "form": form]) {
                for choice in [Choice(open, "还没有定")] + choices {
                    let isChosen = choice.value == chosen
                    tag("option", ["value": choice.value, "selected": isChosen ? "" : nil], text: choice.word)
                }
            }
            void("input", ["type": "hidden", "name": "was-\(row)", "value": chosen, "form": form])
        }
    }
}
