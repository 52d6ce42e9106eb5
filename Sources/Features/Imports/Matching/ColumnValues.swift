import Core
import SheetShapes

/// The values of one column while it is matched. What many fields ask of them is found out once.
final class ColumnValues {
    /// How many there are, those that say nothing left out.
    let count: Int
    /// Each value once, with how often it stands there.
    private let distinct: [(text: String, times: Int)]

    init(_ samples: [String]) {
        let samples = samples.filter { !ValueReading.isMissing($0) }
        count = samples.count
        var places: [String: Int] = [:]
        var distinct: [(text: String, times: Int)] = []
        for text in samples {
            if let place = places[text] {
                distinct[place].times += 1
            } else {
                places[text] = distinct.count
                distinct.append((text, 1))
            }
        }
        self.distinct = distinct
    }

    func count(where holds: (String) -> Bool) -> Int {
        distinct.reduce(0) { $0 + (holds($1.text) ? $1.times : 0) }
    }

    private(set) lazy var numbers = count(where: ReadingProbe.isNumber)
    private(set) lazy var days = count(where: ReadingProbe.isDay)
    private(set) lazy var truths = count { ValueReading.isYesNo($0) || $0 == "没有" }
    private(set) lazy var points = count(where: ReadingProbe.isPoint)
    private(set) lazy var regions = count(where: ValueReading.looksLikeRegion)
    private(set) lazy var identities = count(where: ReadingProbe.isIdentity)
    private(set) lazy var phones = count(where: ValueReading.looksLikePhone)
    private(set) lazy var accounts = count(where: ReadingProbe.isAccount)

    /// How many are places of a county at each level; values that can be several places count at the first's.
    func places(_ finder: PlaceFinder) -> [RegionCode.Level: Int] {
        var counts: [RegionCode.Level: Int] = [:]
        for (text, times) in distinct {
            switch finder.find(text) {
            case .unknown: continue
            case .several(let codes): counts[codes[0].level, default: 0] += times
            case .found(let code): counts[code.level, default: 0] += times
            }
        }
        return counts
    }
}
