enum DutyKinds {
    struct Found: Sendable {
        var kind: DutyKind
        var rule: ReadingRule
        var span: TextSpan?
    }

    static func read(_ duty: Duty, forbids: Bool, rule: ReadingRule) -> Found {
        let reached = duty.targets.first { reaches($0, duty, rule) }
        if let reached { return Found(kind: .target, rule: .numberToReach, span: reached.span) }
        if forbids { return Found(kind: .prohibition, rule: .forbiddingWord) }
        if let limit = duty.targets.first(where: { $0.comparison == .atMost }) {
            return Found(kind: .limit, rule: .numberNotToPass, span: limit.span)
        }
        if duty.deadlines.isEmpty, let rhythm = duty.cadences.first(where: { $0.period == nil }) {
            return Found(kind: .standing, rule: .standingWord, span: rhythm.span)
        }
        return Found(kind: .action, rule: .plainAction)
    }

    private static func reaches(_ quantity: QuantityMention, _ duty: Duty, _ rule: ReadingRule) -> Bool {
        switch quantity.comparison {
        case .atLeast, .increaseBy, .increaseTo, .decreaseBy, .decreaseTo: return true
        case .between, .exactly, .about:
            let asksNumber =
                rule == .targetNumber
                || duty.reasons.contains { [.coverageWord, .zeroWord, .multipleWord].contains($0.rule) }
            return asksNumber || quantity.unit == "%" && !duty.deadlines.isEmpty
        case .atMost: return false
        }
    }
}
