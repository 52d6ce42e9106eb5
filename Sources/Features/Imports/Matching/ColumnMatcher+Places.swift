import Core
import Programmes
import SheetShapes

extension ColumnMatcher {
    /// What of the place of a row a column could hold.
    func placePairs(
        _ column: SampledColumn,
        _ values: ColumnValues,
        _ meanings: [String] = []
    ) -> [(target: ColumnTarget, score: Double, reason: String)] {
        let name = NameLikeness.plain(column.names.last ?? "")
        let found = values.count == 0 ? nil : places.map(values.places)
        return [ColumnTarget.placePart(.township), .placePart(.village), .placePart(.group), .place].compactMap {
            target in
            guard let names = PlaceHeadings.columns[target] else { return nil }
            let isNamed = names.contains(name) || meanings.contains(where: names.contains)
            guard let found else {
                return isNamed ? (target, 0.9, "列名是\(target.word(in: playbook))") : nil
            }
            let share = Double(count(found, at: target)) / Double(values.count)
            if isNamed, share >= 0.3 || values.count < 2 || target == .placePart(.group) {
                let words =
                    "列名是\(target.word(in: playbook))，\(values.count) 个值里 \(Int((share * Double(values.count)).rounded())) 个是本县的地方"
                return (target, share >= 0.3 ? 0.99 : 0.9, words)
            }
            // Places of another county under a name that can mean nothing else: the rows are refused, each with its reason.
            if isNamed, name.count >= 2 || "村镇乡".contains(name), target != .place {
                return (target, 0.7, "列名是\(target.word(in: playbook))，但值不是本县的地方")
            }
            if isNamed, share == 0 { return nil }
            guard share >= 0.7, values.count >= 2, target != .placePart(.group) else { return nil }
            return (target, 0.7 + 0.15 * share - (target == .place ? 0.1 : 0), "值是本县的地名")
        }
    }

    /// How many of the places found lie at the target's level.
    private func count(_ found: [RegionCode.Level: Int], at target: ColumnTarget) -> Int {
        if case .placePart(let level) = target { return found[level] ?? 0 }
        return found.reduce(0) { $0 + ($1.key >= playbook.item.level ? $1.value : 0) }
    }
}

/// How offices head the columns that say where something is.
package enum PlaceHeadings {
    /// Whether a column headed so says this of a row's place.
    package static func name(_ heading: String, _ target: ColumnTarget) -> Bool {
        columns[target]?.contains(NameLikeness.plain(heading)) ?? false
    }

    /// Whether a column headed so says where somebody lives: a place, or a street and a house in it.
    package static func isAddress(_ heading: String) -> Bool { addresses.contains(NameLikeness.plain(heading)) }

    static let columns: [ColumnTarget: Set<String>] = [
        .placePart(.township): [
            "乡镇", "镇", "乡", "乡镇名称", "所在乡镇", "镇街道", "镇街", "乡镇街道", "镇名", "镇乡", "所属乡镇", "乡名", "街道", "镇办", "所在镇",
        ],
        .placePart(.village): [
            "村", "行政村", "村名", "所在村", "村社区", "社区", "村名称", "行政村名称", "所属村", "所在行政村", "村居", "村别", "村委会", "建制村",
        ],
        .placePart(.group): ["组", "社", "村民小组", "小组", "组别", "村组", "社别", "村社", "自然村", "所在组", "所在社"],
        .place: addresses.union([
            "所在地", "行政区划", "区划代码", "行政区划代码", "所在地区", "所属地", "区划", "所在位置", "所在区域", "地区", "区域", "所在乡镇村", "所在镇村", "镇村",
            "乡镇村", "乡村",
        ]),
    ]

    private static let addresses: Set<String> = ["地址", "住址", "家庭住址", "家庭地址"]

    /// Labels of text fields that are the name of the row's village.
    static let villageLabels: Set<String> = ["村名", "村", "行政村", "村名称", "行政村名称"]
}
