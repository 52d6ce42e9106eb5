import Core
import Programmes

/// 表单: what a county asks people to fill in: the fields of a ledger, with what no playbook says of them.
///
/// A survey form shows its number, who made it, the number of its approval or filing, and how long it holds; one without
/// may be refused by whoever is asked (统计法 2024 第十七条).
package struct CatalogueForm: Hashable, Sendable {
    /// Key of the ledger.
    package let key: String
    package let number: String
    package let issuer: String
    package let approval: String
    package let validThrough: Day?
    /// Minutes one filling takes; nil where nobody estimated.
    package let minutes: Double?
    /// How the minutes are known: who measured or estimated.
    package let basis: String
    package let person: String
    package let setAt: Instant?

    package init(
        key: String,
        number: String,
        issuer: String,
        approval: String,
        validThrough: Day?,
        minutes: Double?,
        basis: String,
        person: String,
        setAt: Instant?
    ) {
        self.key = key
        self.number = number
        self.issuer = issuer
        self.approval = approval
        self.validThrough = validThrough
        self.minutes = minutes
        self.basis = basis
        self.person = person
        self.setAt = setAt
    }

    package static func blank(_ key: String) -> CatalogueForm {
        CatalogueForm(
            key: key,
            number: "",
            issuer: "",
            approval: "",
            validThrough: nil,
            minutes: nil,
            basis: "",
            person: "",
            setAt: nil
        )
    }

    package enum Standing: Hashable, Sendable {
        case approved
        case unapproved
        /// Days since its last day.
        case expired(days: Int)
        /// Days to its last day, 30 or fewer.
        case ending(days: Int)

        package var word: String {
            switch self {
            case .approved: "有批准文号"
            case .unapproved: "没有批准文号"
            case .expired(let days): "有效期已过 \(days) 天"
            case .ending(let days): days == 0 ? "有效期今天到" : "有效期还有 \(days) 天"
            }
        }

        /// Somebody should see to it.
        package var isOpen: Bool { self != .approved }
    }

    package func standing(on today: Day) -> Standing {
        if let validThrough {
            let left = validThrough.days(since: today)
            if left < 0 { return .expired(days: -left) }
            if left <= 30, !approval.isEmpty { return .ending(days: left) }
        }
        return approval.isEmpty ? .unapproved : .approved
    }
}

/// What somebody types in about a form.
package struct FormDraft: Hashable, Sendable, Codable {
    package var number: String
    package var issuer: String
    package var approval: String
    /// As typed: a day, or nothing.
    package var validThrough: String
    package var minutes: String
    package var basis: String

    package init(
        number: String = "",
        issuer: String = "",
        approval: String = "",
        validThrough: String = "",
        minutes: String = "",
        basis: String = ""
    ) {
        self.number = number
        self.issuer = issuer
        self.approval = approval
        self.validThrough = validThrough
        self.minutes = minutes
        self.basis = basis
    }

    package init(_ form: CatalogueForm) {
        self.init(
            number: form.number,
            issuer: form.issuer,
            approval: form.approval,
            validThrough: form.validThrough?.description ?? "",
            minutes: form.minutes.map { $0 == $0.rounded() ? String(Int($0)) : String($0) } ?? "",
            basis: form.basis
        )
    }

    var day: Day? { Day(validThrough) }
    var minutesValue: Double? { Double(minutes) }
}

/// What must hold of a form's facts.
package enum FormRules {
    static let longest = 60
    /// No form takes longer than a day's work to fill.
    static let mostMinutes = 480.0

    package static func issues(_ draft: FormDraft) -> [Issue] {
        var issues: [Issue] = []
        let words = [
            ("number", "表号", draft.number), ("issuer", "制定机关", draft.issuer), ("approval", "批准文号", draft.approval),
        ]
        for (name, label, text) in words where text.count > longest {
            issues.append(
                Issue("form.long", field: name, ["label": label, "limit": "\(longest)", "count": "\(text.count)"])
            )
        }
        if !draft.validThrough.isEmpty, draft.day == nil { issues.append(Issue("form.day", field: "valid")) }
        if !draft.approval.isEmpty, draft.issuer.isEmpty { issues.append(Issue("form.issuer", field: "issuer")) }
        if !draft.minutes.isEmpty {
            if let minutes = draft.minutesValue, minutes > 0, minutes <= mostMinutes {
                if draft.basis.isEmpty { issues.append(Issue("form.basis", field: "basis")) }
            } else {
                issues.append(Issue("form.minutes", field: "minutes", ["value": String(draft.minutes.prefix(20))]))
            }
        }
        if draft.basis.count > 200 {
            issues.append(
                Issue("form.long", field: "basis", ["label": "怎么估的", "limit": "200", "count": "\(draft.basis.count)"])
            )
        }
        return issues
    }
}

/// Hours a form costs each month: minutes of one filling × fillings of a month (Standard Cost Model: time × frequency ×
/// those who fill; 国际标准成本模型).
package struct FormCost: Hashable, Sendable {
    package let minutes: Double?
    /// Things entered or changed in the last thirty days; for a ledger not yet in use what is planned.
    package let fillings: Double

    package init(minutes: Double?, fillings: Double) {
        self.minutes = minutes
        self.fillings = fillings
    }

    /// Nil where nobody said how long one filling takes.
    package var hours: Double? { minutes.map { $0 * fillings / 60 } }
}

extension Cadence {
    /// How often in a month.
    package var timesAMonth: Double {
        switch self {
        case .weekly: 52.0 / 12
        case .tenDays: 3
        case .monthly: 1
        case .quarterly: 1.0 / 3
        case .yearly: 1.0 / 12
        }
    }
}
