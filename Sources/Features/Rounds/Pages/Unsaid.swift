/// Who had said nothing when a round was closed, in the words of every page that tells it.
enum Unsaid {
    /// 没有单位填报，未报 2 个：清泉镇、松林乡; nil where nobody was missing.
    /// - Parameter names: the first of the missing.
    static func words(_ missing: Int, named names: [String], reported: Int) -> String? {
        guard missing > 0 else { return nil }
        let rest = missing > names.count ? " 等" : ""
        let nobody = reported == 0 ? "没有单位填报，" : ""
        return "\(nobody)未报 \(missing) 个：\(names.joined(separator: "、"))\(rest)"
    }
}
