import Core
import Programmes

/// Which of the five areas (乡村振兴促进法 第二条) a ledger serves, where its sheet leaves no doubt: nil is left to a
/// person.
enum AreaReading {
    /// Words that belong to one area wherever they stand.
    private static let words: [(area: RevitalisationArea, words: [String])] = [
        (.industry, ["产业", "养殖", "种植", "龙头企业", "农产品", "蔬菜", "大棚", "林果", "肉牛", "冷链"]),
        (.talent, ["人才", "致富带头人", "职业农民", "科技特派员", "乡土能人"]),
        (.culture, ["文化", "移风易俗", "文明家庭", "文明村", "非遗", "农家书屋"]),
        (.ecology, ["生态", "污水", "垃圾", "绿化", "造林", "改厕", "户厕", "厕所", "人居环境", "秸秆", "农膜"]),
        (.organisation, ["党支部", "党组织", "后备干部", "基层组织"]),
    ]
    /// 文化程度 is how long somebody went to school.
    private static let others = ["文化程度", "文化水平", "产业工人"]

    /// The title decides; where it says nothing, two headings of one area and none of another.
    static func area(title: String, headings: [String]) -> RevitalisationArea? {
        let named = areas(title)
        if !named.isEmpty { return named.count == 1 ? named.first : nil }
        let found = headings.map(areas).filter { !$0.isEmpty }
        let all = Set(found.joined())
        return found.count >= 2 && all.count == 1 ? all.first : nil
    }

    private static func areas(_ text: String) -> Set<RevitalisationArea> {
        let plain = others.reduce(SimplifiedText.of(text)) { $0.replacing($1, with: "") }
        return Set(words.filter { $0.words.contains { plain.contains($0) } }.map(\.area))
    }
}
