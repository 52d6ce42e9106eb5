import Core

/// Counts tasks and problems that came due. Pure.
enum WorkFacts {
    /// What a unit answers for: a township also for what lies in it.
    static func belongs(_ work: DueWork, to unit: ScoredUnit, _ kind: ScoredKind) -> Bool {
        switch kind {
        case .departments: work.unit == unit.id
        case .townships: work.unit == unit.id || unit.place?.contains(work.region) == true
        }
    }

    /// - Parameters:
    ///   - all: of one unit.
    ///   - subject: only of this goal or aspect; nil counts all.
    ///   - countsReopenings: problems have one more name than tasks.
    static func facts(
        _ all: [DueWork],
        subject: String?,
        on day: Day,
        noun: String,
        path: String,
        countsReopenings: Bool
    ) -> ItemFacts {
        let due = all.filter { work in
            (subject == nil || work.subject == subject) && (work.due <= day || work.closed.map { $0 <= day } == true)
        }
        var (onTime, late, overdue, days) = (0, 0, 0, 0)
        var evidence: [ScoreEvidence] = []
        for work in due {
            let closed = work.closed.flatMap { $0 <= day ? $0 : nil }
            let lateBy = max(0, (closed ?? day).days(since: work.due))
            let fact: String
            switch (closed, lateBy) {
            case (_?, 0): (onTime, fact) = (onTime + 1, "\(work.due) 到期，按期销号")
            case (let closed?, _): (late, fact) = (late + 1, "\(work.due) 到期，\(closed) 销号，逾期 \(lateBy) 天")
            // The last day itself is still in time.
            case (nil, 0): fact = "今天到期，还没有销号"
            case (nil, _): (overdue, fact) = (overdue + 1, "\(work.due) 到期，没有销号，逾期 \(lateBy) 天")
            }
            days += lateBy
            let more =
                (work.returns > 0 ? "，退回 \(work.returns) 次" : "")
                + (work.reopenings > 0 ? "，销号后又出现 \(work.reopenings) 次" : "")
            let isGood = closed != nil && lateBy == 0 && work.reopenings == 0
            evidence.append(ScoreEvidence(work.title, fact + more, "\(path)/\(work.id)", isGood: isGood))
        }
        let closed = onTime + late
        var values: [Double?] = [due.count, onTime, closed, late, overdue, days, due.reduce(0) { $0 + $1.returns }]
            .map(Double.init)
        if countsReopenings { values.append(Double(due.count { $0.reopenings > 0 })) }
        // What speaks against the unit is looked at first.
        evidence.sort { ($0.isGood == true ? 1 : 0, $0.fact) < ($1.isGood == true ? 1 : 0, $1.fact) }
        return ItemFacts(
            values,
            evidence: evidence,
            absence: due.isEmpty ? "考核期内没有到期的\(subject.map { "“\($0)”" } ?? "")\(noun)" : nil
        )
    }
}
