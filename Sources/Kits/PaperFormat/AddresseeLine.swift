/// 主送机关 in one line, as offices write them: 、 between those of one sort, ， between sorts.
package enum AddresseeLine {
    private enum Sort { case department, township, village }

    package static func words(_ names: [String]) -> String {
        var line = ""
        for (place, name) in names.enumerated() {
            if place > 0 { line += areOfOneSort(names[place - 1], name) ? "、" : "，" }
            line += name
        }
        return line
    }

    /// 各乡镇人民政府 is a sort of its own, and so is a name with 、 in it.
    private static func areOfOneSort(_ one: String, _ other: String) -> Bool {
        guard ![one, other].contains(where: { $0.contains("各") || $0.contains("、") }) else { return false }
        return sort(one) == sort(other)
    }

    private static func sort(_ name: String) -> Sort {
        if name.hasSuffix("人民政府") || name.hasSuffix("街道办事处") { return .township }
        return name.hasSuffix("民委员会") || name.hasSuffix("村委会") ? .village : .department
    }
}
