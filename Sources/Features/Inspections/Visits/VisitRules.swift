import Core

/// Whether a visit may be delivered at all; pure. What was answered is `CheckVisit`'s.
package enum VisitRules {
    package static func issues(
        _ input: VisitInput,
        of plan: InspectionPlan,
        _ limits: InspectionLimits,
        by actor: Actor,
        now: Instant
    ) -> [Issue] {
        guard InspectionPolicy.visits(actor, plan) else { return [Issue("visit.notMember", ["plan": plan.title])] }
        var issues: [Issue] = []
        if !isUUID(input.clientID) { issues.append(Issue("visit.id")) }
        if plan.stage == .withdrawn { issues.append(Issue("visit.withdrawn", ["number": "\(plan.number)"])) }
        let until = plan.last.adding(days: limits[.deliveryDays])
        if now.day > until {
            issues.append(Issue("visit.late", ["day": "\(until)", "source": limits.source(.deliveryDays)]))
        }
        issues += place(input, plan, by: actor)
        if input.spot.count > 100 { issues.append(Issue("visit.spotLong", field: "spot")) }
        if input.checklist != plan.checklist || input.version != plan.checklistVersion {
            issues.append(Issue("visit.version"))
        }
        // A phone whose clock runs ahead says a moment that has not come: what was delivered was found by now.
        guard let found = input.foundAt.map({ min($0, now).day }) else { return issues + [Issue("visit.found")] }
        if found < plan.first || found > plan.last {
            issues.append(
                Issue("visit.days", field: "found", ["day": "\(found)", "from": "\(plan.first)", "to": "\(plan.last)"])
            )
        }
        return issues
    }

    private static func place(_ input: VisitInput, _ plan: InspectionPlan, by actor: Actor) -> [Issue] {
        guard let place = input.place, plan.places.contains(where: { $0.contains(place) }) else {
            return [Issue("visit.place", field: "place", ["plan": plan.title])]
        }
        guard actor.region.level > .county, actor.region.contains(place) || place.contains(actor.region) else {
            return []
        }
        return [Issue("visit.own", field: "place", ["unit": actor.unitName])]
    }

    /// 8-4-4-4-12 hexadecimal digits (RFC 9562).
    package static func isUUID(_ text: String) -> Bool {
        text.wholeMatch(of: /[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/) != nil
    }
}
