/// A function of government with the bodies that carry it and the words of its duties.
///
/// Names and duties follow the "three determinations" (三定规定) of the State Council's departments after the reforms of
/// 2018 and 2023 (国务院机构改革方案, 第十三届、第十四届全国人民代表大会第一次会议); county bodies mirror them. Duty words are the
/// nouns of those duties as plans and speeches use them.
package struct UnitFunction: Sendable, Hashable {
    /// Stable key: `agriculture`.
    package let key: String
    /// As texts say it in a list: 农业农村.
    package let title: String
    package let national: String
    package let provincial: String
    package let county: String
    /// Earlier and other names of the bodies.
    package let formerly: [String]
    package let duties: [String]

    init(
        _ key: String,
        _ title: String,
        _ national: String,
        _ provincial: String,
        _ county: String,
        _ formerly: String,
        _ duties: String
    ) {
        self.key = key
        self.title = title
        self.national = national
        self.provincial = provincial
        self.county = county
        self.formerly = WordTable<Bool>.split(formerly)
        self.duties = WordTable<Bool>.split(duties)
    }

    package static let all: [UnitFunction] = economy + land + society + order + party

    /// The function whose name, body or former body a written name is, prefixes such as 县 left out.
    package static func named(_ name: String) -> UnitFunction? {
        names[name] ?? names[CompiledLexicon.bare(name)] ?? trimmed(name)
    }

    private static let names: [String: UnitFunction] = {
        var names: [String: UnitFunction] = [:]
        for function in all {
            for name in [function.title, function.national, function.provincial, function.county] + function.formerly {
                names[name] = names[name] ?? function
            }
        }
        return names
    }()

    private static let endings = ["人民政府办公室", "部门单位", "部门", "委员会", "局", "部", "厅", "委", "办"]

    private static func trimmed(_ name: String) -> UnitFunction? {
        let bare = CompiledLexicon.bare(name)
        for ending in endings where bare.hasSuffix(ending) {
            if let function = names[String(bare.dropLast(ending.count))] { return function }
        }
        return nil
    }
}
