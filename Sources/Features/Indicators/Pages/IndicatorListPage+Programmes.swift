import Core
import Pages
import Programmes

/// What a person looks for among the numbers of all programmes; it stays in the address.
struct IndicatorFilter: Sendable {
    enum Kind: String, CaseIterable {
        case targeted, entered, missing

        var word: String {
            switch self {
            case .targeted: "有目标的"
            case .entered: "要录入的"
            case .missing: "还没有数的"
            }
        }
    }

    var words = ""
    var programme = ""
    var kind: Kind?
    var programmes: [Choice] = []

    /// Nothing is asked: programmes are listed, not their numbers.
    var isEmpty: Bool { words.isEmpty && programme.isEmpty && kind == nil }

    /// What a file of the list says it was narrowed to.
    var parts: [String] {
        let name = programmes.first { $0.value == programme }?.word
        return [words.isEmpty ? nil : "含“\(words)”", name, kind?.word].compactMap { $0 }
    }

    func takes(_ line: IndicatorListPage.Line) -> Bool {
        if !words.isEmpty, !line.indicator.word.contains(words), !line.group.contains(words) { return false }
        switch kind {
        case nil: return true
        case .targeted: return line.target != nil
        case .entered: return line.indicator.isEntered
        case .missing: return line.value == nil
        }
    }

    var bar: FilterBar {
        FilterBar(
            "/indicators",
            [
                .search(name: "q", label: "指标或专项", value: words),
                .select(name: "programme", label: "专项", choices: programmes, value: programme),
                .select(
                    name: "kind",
                    label: "看哪些",
                    choices: Kind.allCases.map { Choice($0.rawValue, $0.word) },
                    value: kind?.rawValue ?? ""
                ),
            ]
        )
    }
}

extension Indicator {
    var isEntered: Bool { if case .entered = origin { true } else { false } }
    /// Entered for a place as so much of something: 产值 in 亿元 is no rate that holds in every place.
    var isEnteredAmount: Bool { isEntered && unit != "%" }
}

extension IndicatorListPage {
    static func anchor(_ place: Int) -> String { "group-\(place + 1)" }

    /// To each part of a long page in one step.
    func jumps(_ w: HTMLWriter) {
        guard filter?.isEmpty != true, groups.count > 2 else { return }
        w.tag("nav", ["class": "jump-list", "aria-label": "跳到"]) {
            for (place, group) in groups.enumerated() { w.link(group, to: "#" + Self.anchor(place)) }
        }
    }

    /// A line a programme, opened to its numbers.
    func programmes(_ w: HTMLWriter) {
        // On a phone a programme is a card of three lines; the rest is one click away.
        let columns = [
            TableColumn("专项", .name), TableColumn("指标", .number, unit: "个", onlyOnDesk: true),
            TableColumn("有目标", .number, unit: "个", onlyOnDesk: true),
            TableColumn("没有数", .number, unit: "个", onlyOnDesk: true),
            TableColumn("主要指标", .text, onlyOnDesk: true), TableColumn("现在", .short), TableColumn("目标", .short),
            TableColumn("实现程度", .text, onlyOnDesk: true),
        ]
        w.table("各专项的指标", columns) {
            for group in groups {
                let own = lines.filter { $0.group == group }
                let address = "/indicators?programme=\(own[0].key.set)"
                let main = own.first { mains.contains($0.key) } ?? own.first { $0.target != nil }
                w.row(opening: address) {
                    w.cell(group, linkingTo: address)
                    let (targeted, missing) = (own.filter { $0.target != nil }, own.filter { $0.value == nil })
                    w.figure("\(own.count)", address)
                    w.figure("\(targeted.count)", targeted.isEmpty ? nil : address + "&kind=targeted")
                    w.figure("\(missing.count)", missing.isEmpty ? nil : address + "&kind=missing")
                    w.cell(main?.indicator.word ?? "—")
                    w.figure(main.map { TargetWords.value($0.value, $0.indicator) } ?? "—", main.map(self.address))
                    w.cell(main.map(goal) ?? "—")
                    w.cell { reached(main, w) }
                }
            }
        }
    }
}

extension HTMLWriter {
    /// A number that leads to what it counts; plain where there is nothing.
    func figure(_ words: String, _ address: String?) {
        if let address { cell(words, linkingTo: address) } else { cell(words) }
    }
}
