import Compliance
import Core
import Database
import Inspections
import Meetings

extension ComplianceSource {
    static let all = [inspections, photoRequests]

    /// Planned, authorised, few (政府督查工作条例 arts. 12 and 15).
    private static let inspections = ComplianceSource { actor, today, tx in
        let limits = try tx.inspections.limits(of: actor.county)
        let facts = try tx.inspections.yearFacts(of: actor.county, year: today.year, .meetings)
        let most = try tx.meetings.mostTroubled(in: actor.county, year: today.year, through: today)
        let allowed = limits[.visitsPerMonth]
        return [
            ComplianceLine(
                "督查检查有计划、有授权",
                basis: "政府督查工作条例第十二条、第十五条",
                check: "看今年的督查检查有没有批准文号，年度计划的次数用超没有",
                facts.plans == 0 ? .unknown : facts.unauthorised + facts.overused == 0 ? .kept : .open,
                facts.plans == 0
                    ? "今年还没有督查检查"
                    : "今年 \(facts.plans) 次，没有文号的 \(facts.unauthorised) 次，超过年度计划次数的 \(facts.overused) 项",
                address: "/inspections"
            ),
            ComplianceLine(
                "控制督查检查频次",
                basis: limits.source(.visitsPerMonth),
                check: "数同一个地方 30 天内已经开始的督查检查和现场推进会",
                most.map { $0.times > allowed ? .open : .kept } ?? .unknown,
                most.map { "最多的地方是\($0.name)，30 天内 \($0.times) 次，规定不超过 \(allowed) 次" } ?? "今年还没有督查检查",
                address: "/inspections"
            ),
        ]
    }

    /// Why, how many, until when (国办函〔2026〕12号).
    private static let photoRequests = ComplianceSource { actor, today, tx in
        let limits = try tx.inspections.limits(of: actor.county)
        let year = Day(year: today.year, month: 1, day: 1) ?? today
        let facts = try tx.photos.requestFacts(of: actor.county, since: year)
        return [
            ComplianceLine(
                "要照片的，写明为什么、要几张、到哪天为止",
                basis: limits.source(.requestPhotos),
                check: "逐条查今年的照片要求，和上限（\(limits[.requestPhotos]) 张、\(limits[.requestDays]) 天）比",
                facts.unexplained + facts.excessive == 0 ? .kept : .open,
                facts.requests == 0
                    ? "今年没有要过照片"
                    : "今年 \(facts.requests) 次，共 \(facts.photos) 张；没写理由或依据的 \(facts.unexplained) 次，超过上限的 \(facts.excessive) 次",
                address: "/photo-requests"
            )
        ]
    }
}
