import Core

/// How a chip looks. Lights have colours of their own; these never use them.
package enum ChipTone: String, Sendable {
    case plain
    /// What the county's own act made of a thing: 牵头, 重点.
    case strong
    /// What nobody has decided: 待定.
    case open
}

extension HTMLWriter {
    /// A short word that classes a thing: a status, a role.
    package func chip(_ word: String, tone: ChipTone = .plain) {
        tag("span", ["class": "chip chip-\(tone.rawValue)"], text: word)
    }

    package func chips(_ words: [String], tone: ChipTone = .plain) {
        guard !words.isEmpty else { return }
        tag("span", ["class": "chips"]) { for word in words { chip(word, tone: tone) } }
    }

    /// A deadline in a table or list: `2026-06-10` with `还有 3 天` or `逾期 2 天`. Near means three days or less.
    package func deadline(_ day: Day, today: Day, isOpen: Bool = true) {
        tag("span", ["class": "deadline"]) {
            tag("time", ["datetime": day.description], text: Format.tableDay(day))
            if isOpen {
                let days = day.days(since: today)
                let state = days < 0 ? "is-over" : days <= 3 ? "is-near" : "is-far"
                tag("span", ["class": "days-left \(state)"], text: Format.daysLeft(until: day, today: today))
            }
        }
    }
}

extension Gallery {
    static let chips = [
        Example("三种语气") { w in
            w.chip("办理中")
            w.chip("牵头", tone: .strong)
            w.chip("待定", tone: .open)
        },
        Example("几个单位") { w in w.chips(["水务局", "财政局", "清河镇"]) },
    ]

    static let deadlines = [-2, 0, 3, 40].map { days in
        Example("时限：\(Format.daysLeft(until: sampleDay.adding(days: days), today: sampleDay))") { w in
            w.deadline(sampleDay.adding(days: days), today: sampleDay)
        }
    }
}
