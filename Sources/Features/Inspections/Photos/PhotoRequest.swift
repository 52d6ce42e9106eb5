import Core

package typealias PhotoRequestID = Identifier<PhotoRequest>

/// A unit is asked for photos: why, by which rule, how many, until when. After that day it is over.
package struct PhotoRequest: Hashable, Sendable {
    package let id: PhotoRequestID
    package let county: RegionCode
    package let region: RegionCode
    package let unit: UnitID
    package let reason: String
    /// The rule or document that asks for photos.
    package let rule: String
    package let wanted: Int
    package let last: Day
    package let person: String
    package let unitName: String
    package let at: Instant
    package var sent: Int
    /// The unit asked.
    package var askedName: String

    package func isOver(on today: Day) -> Bool { today > last }
}

package struct PhotoRequestInput: Hashable, Sendable {
    package var unit: UnitID?
    package var reason = ""
    package var rule = ""
    package var wanted: Int?
    package var last: Day?

    package init() {}
}

/// Photos are asked for only where a rule names them, few, and for a time (国办函〔2026〕12号). Pure.
package enum PhotoRequestRules {
    package static func issues(_ input: PhotoRequestInput, _ limits: InspectionLimits, on today: Day) -> [Issue] {
        var issues: [Issue] = []
        if input.unit == nil { issues.append(Issue("request.unit", field: "unit")) }
        if input.reason.isEmpty { issues.append(Issue("request.reason", field: "reason")) }
        if input.rule.isEmpty {
            issues.append(Issue("request.rule", field: "rule", ["source": limits.source(.requestPhotos)]))
        }
        let most = limits[.requestPhotos]
        if !(1...most).contains(input.wanted ?? 0) {
            issues.append(
                Issue("request.wanted", field: "wanted", ["most": "\(most)", "source": limits.source(.requestPhotos)])
            )
        }
        let latest = today.adding(days: limits[.requestDays])
        if !(today...latest).contains(input.last ?? today.adding(days: -1)) {
            issues.append(
                Issue(
                    "request.last",
                    field: "last",
                    ["from": "\(today)", "to": "\(latest)", "source": limits.source(.requestDays)]
                )
            )
        }
        return issues
    }

    package static func issues(of request: PhotoRequest, adding count: Int, on today: Day) -> [Issue] {
        if request.isOver(on: today) { return [Issue("request.over", field: "files", ["day": "\(request.last)"])] }
        if count == 0 { return [Issue("request.none", field: "files")] }
        let left = request.wanted - request.sent
        guard count > left else { return [] }
        return [Issue("request.enough", field: "files", ["wanted": "\(request.wanted)", "left": "\(max(0, left))"])]
    }
}
