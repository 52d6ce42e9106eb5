import PolicyText

/// How the parts of a draft are called on pages and sheets.
package enum DraftWords {
    package static func role(_ role: UnitRole) -> String {
        switch role {
        case .lead: "牵头"
        case .responsible: "责任"
        case .supporting: "配合"
        }
    }

    package static func kind(_ kind: DutyKind) -> String {
        switch kind {
        case .action: "工作"
        case .target: "目标"
        case .limit: "控制"
        case .prohibition: "禁止"
        case .standing: "长期"
        }
    }

    package static func comparison(_ comparison: DraftQuantity.Comparison) -> String {
        switch comparison {
        case .exactly: "等于"
        case .atLeast: "不低于"
        case .atMost: "不超过"
        case .about: "约"
        case .between: "介于"
        case .increaseBy: "增加"
        case .decreaseBy: "减少"
        case .increaseTo: "提高到"
        case .decreaseTo: "降低到"
        }
    }

    /// `清洁村庄 不低于 65%`; `改厕 XX户（待定）`.
    package static func quantity(_ quantity: DraftQuantity) -> String {
        let subject = quantity.subject.isEmpty ? "" : quantity.subject + " "
        guard let value = quantity.value else { return subject + quantity.written + "（待定）" }
        if quantity.comparison == .between, let upper = quantity.upper {
            return subject + number(value) + "—" + number(upper) + quantity.unit
        }
        let word = quantity.comparison == .exactly ? "" : comparison(quantity.comparison) + " "
        return subject + word + number(value) + quantity.unit
    }

    /// `每周（每周一调度）`, `长期（持续推进）`; nil without a rhythm.
    package static func cadence(_ period: String?, _ text: String?) -> String? {
        guard let period else { return text.map { "长期（\($0)）" } }
        let word = cadences.first { $0.period == period }?.word ?? period
        guard let text, text != word else { return word }
        return "\(word)（\(text)）"
    }

    /// The rhythms a person can choose.
    package static let cadences: [(period: String, word: String)] = [
        ("P1D", "每天"), ("P7D", "每周"), ("P10D", "每旬"), ("P15D", "每半月"), ("P1M", "每月"), ("P3M", "每季度"),
        ("P6M", "每半年"), ("P1Y", "每年"),
    ]

    /// 万 and 亿 for round large numbers, so that a target can be read.
    package static func number(_ value: Double) -> String {
        for (size, word) in [(1e8, "亿"), (1e4, "万")] where value >= size {
            let part = value / size
            if part * 100 == (part * 100).rounded() { return PlainNumber.text(part) + word }
        }
        return PlainNumber.text(value)
    }

    /// What a draft's chip says of a gap.
    package static func lacking(_ gap: DraftGap) -> String {
        switch gap {
        case .lead, .title, .deadline: "缺" + self.gap(gap)
        case .masked: "有" + self.gap(gap)
        case .severalLeads, .unknownLead, .unknownUnit, .overdue: self.gap(gap)
        }
    }

    package static func gap(_ gap: DraftGap) -> String {
        switch gap {
        case .lead: "牵头单位"
        case .severalLeads: "牵头不唯一"
        case .unknownLead: "牵头未对应"
        case .title: "名称"
        case .unknownUnit: "单位未对应"
        case .deadline: "时限"
        case .overdue: "时限已过"
        case .masked: "待定值"
        }
    }
}
