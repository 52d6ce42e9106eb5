import Core
import Pages

/// An evening on which nothing was on record yet: a page says since when there is, instead of showing noughts.
struct BareDay: Hashable, Sendable {
    let day: Day
    let place: String
    /// The first day the county's ledgers changed; nil where they never did.
    let since: Day?

    /// Whether the county's records begin later.
    var isBefore: Bool { since.map { day < $0 } ?? true }

    var title: String { isBefore ? "那天还没有记录" : "那天\(place)还没有登记" }

    var sentence: String {
        guard let since else { return "台账里还没有登记过，哪一天都没有数。" }
        return isBefore
            ? "台账从 \(Format.day(since)) 起才有记录，\(Format.day(day)) 的数没有留下。"
            : "到 \(Format.day(day)) 晚上，\(place)一条也没有登记。台账从 \(Format.day(since)) 起有记录。"
    }

    /// - Parameter address: of the page on a day; nil for now.
    func write(to w: HTMLWriter, today: Day, _ address: (Day?) -> String) {
        let then = since.flatMap { day < $0 && $0 < today ? $0 : nil }
        let word = then.map { "看 \(Format.day($0)) 的数" } ?? "看现在的数"
        w.emptyState(title, sentence, action: .link(word, to: address(then)))
    }
}
