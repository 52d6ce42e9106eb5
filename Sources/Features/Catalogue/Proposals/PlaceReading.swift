import Core
import SheetShapes

/// The county's places by name, as a proposal needs them; empty where nobody knows which county it is.
package struct PlaceNames: Sendable {
    package let county: String
    private let townships: Set<String>
    private let villages: Set<String>

    package init(county: String = "", townships: [String] = [], villages: [String] = []) {
        self.county = county
        self.townships = Set(townships.map(Self.bare))
        self.villages = Set(villages.map(Self.bare))
    }

    var isEmpty: Bool { townships.isEmpty && villages.isEmpty }
    func isTownship(_ text: String) -> Bool { townships.contains(Self.bare(text)) }
    func isVillage(_ text: String) -> Bool { villages.contains(Self.bare(text)) }

    /// 上坪村村民委员会 and 上坪 are 上坪村.
    static func bare(_ text: String) -> String {
        let bodies = ["村民委员会", "居民委员会", "村委会", "居委会", "人民政府", "办事处"]
        return without(["村", "社区", "街道", "镇", "乡"], without(bodies, SimplifiedText.of(text)))
    }

    private static func without(_ endings: [String], _ text: String) -> String {
        let ending = endings.first { text.hasSuffix($0) && text.count > $0.count + 1 }
        return String(text.dropLast(ending?.count ?? 0))
    }
}

/// Which columns say where a thing is.
struct PlaceReading {
    private(set) var township: Int?
    private(set) var village: Int?

    var columns: [Int] { [township, village].compactMap { $0 } }
    var level: ProposedLedger.Level { village != nil ? .village : township != nil ? .township : .county }

    private static let villageNames = ["村", "行政村", "村名", "村居", "村（社区）", "村(社区)", "所在村", "村名称", "村委会", "村社区", "自然村"]
    private static let townshipNames = [
        "乡镇", "镇", "乡", "镇名", "乡镇名称", "所在乡镇", "乡（镇）", "乡(镇)", "镇（乡）", "街道", "乡镇街道", "镇街", "乡镇（街道）",
    ]

    init(_ columns: [ColumnSample], _ places: PlaceNames) {
        for sample in columns where !sample.column.isSerial {
            if village == nil, Self.names(sample, Self.villageNames, places.isVillage, places) {
                village = sample.place
            }
            if township == nil, village != sample.place,
                Self.names(sample, Self.townshipNames, places.isTownship, places)
            {
                township = sample.place
            }
        }
    }

    /// With the county's names the values decide, where there are values; without them the header does.
    private static func names(
        _ sample: ColumnSample,
        _ headers: [String],
        _ isOne: (String) -> Bool,
        _ places: PlaceNames
    ) -> Bool {
        let isNamed = headers.contains(sample.plainName)
        guard !places.isEmpty, sample.filled > 0 else {
            return isNamed && (sample.isEmpty || sample.column.type == .region || sample.column.type == .text)
        }
        let known = sample.values.prefix(500).count(where: isOne)
        let asked = min(sample.values.count, 500)
        return known * 10 >= asked * (isNamed ? 3 : 8)
    }
}
