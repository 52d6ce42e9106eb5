import Core
import Programmes
import SheetShapes

/// Which columns of a found table stand for which fields of a playbook. Pure: the same table is always matched alike.
package struct ColumnMatcher {
    /// A pair below this is left to the person.
    package static let least = 0.42
    /// What a heading is worth that does not say which field it means.
    private static let unsure = 0.55
    /// Less than a field that is called 经度 itself.
    private static let halfOfPoint = 0.95

    private struct Pair {
        let column: Int
        let target: ColumnTarget
        let score: Double
        let reason: String
    }

    /// What one column could stand for; no pairs where its heading leaves several fields open.
    private struct Found {
        var pairs: [Pair] = []
        var open: OpenHeading?
    }

    let playbook: Playbook
    let places: PlaceFinder?
    /// The label of the link behind each column of our own exports that shows a field of another ledger, by plain name.
    private let readLinks: [String: String]

    /// - Parameter reads: headers of what the ledger reads from others, each with the label of its link.
    package init(_ playbook: Playbook, places: PlaceFinder? = nil, reads: [String: String] = [:]) {
        self.playbook = playbook
        self.places = places
        var links = Dictionary(
            reads.map { (NameLikeness.plain($0), $1) },
            uniquingKeysWith: { first, _ in first }
        )
        for field in playbook.fields { links[NameLikeness.plain(field.label)] = nil }
        readLinks = links
    }

    /// One match for each column, in their order. A field gets one column at most.
    package func match(_ columns: [SampledColumn]) -> [ColumnMatch] {
        let found = columns.enumerated().map { place, column in
            column.isSerial || readLink(column) != nil ? Found() : self.found(place, column)
        }
        let pairs = found.flatMap(\.pairs) + pointPairs(columns)
        var chosen: [Int: Pair] = [:]
        var owner: [ColumnTarget: Int] = [:]
        for pair in pairs.sorted(by: { $0.score != $1.score ? $0.score > $1.score : $0.column < $1.column })
        where chosen[pair.column] == nil && owner[pair.target] == nil && !doubles(pair.target, owner) {
            chosen[pair.column] = pair
            owner[pair.target] = pair.column
        }
        var left: [Int: OpenHeading.Proposal] = [:]
        for (place, open) in found.enumerated().compactMap({ place, one in one.open.map { (place, $0) } }) {
            let beside = (left: field(chosen[place - 1]), right: field(chosen[place + 1]))
            let taken = Set(owner.keys.compactMap(field))
            let proposal = open.proposal(playbook, taken: taken, beside: beside)
            guard let chosenField = proposal.field else {
                left[place] = proposal
                continue
            }
            let target = ColumnTarget.field(playbook.fields[chosenField].key)
            chosen[place] = Pair(column: place, target: target, score: Self.unsure, reason: proposal.reason)
            owner[target] = place
        }
        let owing = playbook.fields.filter {
            $0.isRequired && $0.when == nil && owner[.field($0.key)] == nil
        }
        let free = columns.indices.filter {
            chosen[$0] == nil && left[$0] == nil && !columns[$0].isSerial && readLink(columns[$0]) == nil
        }
        for found in owing.isEmpty ? [] : owed(columns, free: free, owing) {
            let target = ColumnTarget.field(found.field.key)
            let reason = "列名里都有“\(found.word)”；值是数字"
            chosen[found.column] = Pair(column: found.column, target: target, score: Self.unsure, reason: reason)
            owner[target] = found.column
        }
        return columns.enumerated().map { place, column in
            if let pair = chosen[place] {
                return ColumnMatch(
                    column: column.index,
                    target: pair.target,
                    score: pair.score,
                    reason: pair.reason
                )
            }
            let lost = pairs.filter { $0.column == place }.max { $0.score < $1.score }
            return ColumnMatch(
                column: column.index,
                target: nil,
                score: 0,
                reason: left[place]?.reason ?? whyNot(column, lost, owner, columns),
                asks: left[place]?.asks ?? false
            )
        }
    }

    /// The two halves of a point go into its field together.
    private func pointPairs(_ columns: [SampledColumn]) -> [Pair] {
        guard let field = playbook.fields.first(where: { $0.type == .point }),
            let found = PointColumns.pair(columns.map { (name: $0.names.last ?? "", values: $0.samples) })
        else { return [] }
        let halves = [
            (found.longitude, ColumnTarget.field(field.key), found.latitude),
            (found.latitude, ColumnTarget.latitude(field.key), found.longitude),
        ]
        return halves.map { place, target, other in
            let reason = "与“\(columns[other].names.last ?? "")”一列合成“\(field.label)”"
            return Pair(column: place, target: target, score: Self.halfOfPoint, reason: reason)
        }
    }

    private func field(_ target: ColumnTarget) -> Int? {
        if case .field(let key) = target { playbook.field(key) } else { nil }
    }

    private func field(_ pair: Pair?) -> Int? { pair.flatMap { field($0.target) } }

    private func whyNot(
        _ column: SampledColumn,
        _ lost: Pair?,
        _ owner: [ColumnTarget: Int],
        _ columns: [SampledColumn]
    ) -> String {
        if column.isSerial { return "这一列是序号，不用导入" }
        if StageWords.made.contains(NameLikeness.plain(column.names.last ?? "")) { return "这一列由办理产生，不用导入" }
        if let label = readLink(column) { return "这一列是从“\(label)”读的，不在这里改，不用导入" }
        if let lost, let other = owner[lost.target], columns.indices.contains(other) {
            return "“\(lost.target.word(in: playbook))”已对应到“\(columns[other].names.last ?? "")”列"
        }
        return "台账里没有相近的字段"
    }

    /// The link a column of our own exports was read through: 关联的老旧房屋的建筑面积.
    private func readLink(_ column: SampledColumn) -> String? {
        readLinks[NameLikeness.plain(column.names.last ?? "")]
    }

    /// A place stands in one cell or in its parts, not both.
    private func doubles(_ target: ColumnTarget, _ owner: [ColumnTarget: Int]) -> Bool {
        target == .place
            && owner.keys.contains { if case .placePart(let level) = $0 { level >= .village } else { false } }
            || target == .placePart(.village) && owner[.place] != nil
    }

    private func found(_ place: Int, _ column: SampledColumn) -> Found {
        let values = ColumnValues(column.samples)
        let meanings = EnglishNames.meanings(of: column.names)
        let fields = playbook.fields.compactMap { field in pair(place, column, values, field, meanings) }
        var others = placePairs(column, values, meanings).map {
            Pair(column: place, target: $0.target, score: $0.score, reason: $0.reason)
        }
        if let special = special(column, meanings) {
            others.append(Pair(column: place, target: special.target, score: special.score, reason: special.reason))
        }
        if others.isEmpty {
            let likely = fields.compactMap { likeness($0, column, meanings) }
            if let open = OpenHeading(column, meanings, likely, in: playbook) { return Found(open: open) }
        }
        return Found(pairs: fields + others)
    }

    private func likeness(_ pair: Pair, _ column: SampledColumn, _ meanings: [String]) -> OpenHeading.Likeness? {
        guard let place = field(pair) else { return nil }
        let (label, also) = (playbook.fields[place].label, playbook.fields[place].also)
        // 签订 over 日期 says which; so does another name for the whole.
        let isNamed = NameLikeness.score(column.names, label, also: also, meanings: meanings).score >= 0.85
        let isPart = !isNamed && NameLikeness.isPart(column.names, of: label, meanings: meanings)
        let own = playbook.fields[place].unit
        let isCountedSo = column.unit.map { !own.isEmpty && UnitLikeness.relation($0, own) == .same } ?? false
        return OpenHeading.Likeness(
            field: place,
            score: pair.score,
            isPart: isPart,
            isCountedSo: isCountedSo && !column.takesTableUnit
        )
    }

    private func pair(
        _ place: Int,
        _ column: SampledColumn,
        _ values: ColumnValues,
        _ field: LedgerField,
        _ meanings: [String]
    ) -> Pair? {
        let evidence = ColumnEvidence.weigh(values, field)
        guard evidence.factor > 0 else { return nil }
        let name = NameLikeness.score(column.names, field.label, also: field.also, meanings: meanings)
        var score = min(1, name.score * evidence.factor)
        var reasons = name.score > 0 ? [name.reason] : []
        if evidence.alone > score {
            score = evidence.alone
            reasons = [evidence.reason]
        } else if name.score > 0 {
            if evidence.alone > 0 { score = min(1, score + 0.08) }
            if !evidence.reason.isEmpty { reasons.append(evidence.reason) }
        }
        let unit = self.unit(column, field)
        score = min(1, score * unit.factor)
        if let words = unit.reason { reasons.append(words) }
        guard score >= Self.least else { return nil }
        return Pair(
            column: place,
            target: .field(field.key),
            score: score,
            reason: reasons.joined(separator: "；")
        )
    }

    func unit(_ column: SampledColumn, _ field: LedgerField) -> (factor: Double, reason: String?) {
        let own = field.unit
        guard !own.isEmpty, let unit = column.unit else { return (1, nil) }
        switch UnitLikeness.relation(unit, own) {
        case .same: return (1.05, "单位同为\(own)")
        case .times: return (1.02, "单位\(unit)换算成\(own)")
        case .different: return column.takesTableUnit ? (1, nil) : (0.4, "单位不同（\(unit)，\(own)）")
        }
    }

    private func special(
        _ column: SampledColumn,
        _ meanings: [String]
    ) -> (target: ColumnTarget, score: Double, reason: String)? {
        let name = NameLikeness.plain(column.names.last ?? "")
        let samples = column.samples
        if name == "编号", !samples.isEmpty, samples.allSatisfy({ $0.utf8.count >= 15 && Int64($0) != nil }) {
            return (.number, 0.97, "是落实导出的编号")
        }
        guard ([name] + meanings).contains(where: StageWords.names.contains), !samples.isEmpty else { return nil }
        let words = playbook.stages.map { SimplifiedText.of($0.word) }
        let share = Double(samples.count { words.contains(SimplifiedText.of($0)) }) / Double(samples.count)
        return share >= 0.6 ? (.stage, 0.9, "值是这本台账的环节") : nil
    }
}

enum StageWords {
    static let names: Set<String> = ["环节", "状态", "进度", "进展", "阶段", "当前环节", "所处环节", "办理状态", "当前状态", "目前状态"]
    /// Columns of our own exports that nobody enters.
    static let made: Set<String> = ["进入环节", "环节日期"]
}
