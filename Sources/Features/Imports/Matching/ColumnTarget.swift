import Core
import Programmes

/// What a column of a sheet is about in a ledger.
package enum ColumnTarget: Hashable, Sendable {
    /// The number Luoshi gave a thing, as its own exports carry it.
    case number
    /// The place in one cell: a whole name or a code.
    case place
    /// One part of the place: the township, village or group of a row.
    case placePart(RegionCode.Level)
    /// The stage a new thing stands in already.
    case stage
    /// A field by its key.
    case field(String)
    /// The latitude of a field that is a point, by the field's key; its longitude stands in the column of the field.
    case latitude(String)

    /// As forms and remembered mappings write it: `field.owner`, `place.village`.
    package var text: String {
        switch self {
        case .number: "number"
        case .place: "place"
        case .placePart(.township): "place.township"
        case .placePart(.village): "place.village"
        case .placePart: "place.group"
        case .stage: "stage"
        case .field(let key): "field." + key
        case .latitude(let key): Self.latitudeMark + key
        }
    }

    package init?(_ text: String) {
        switch text {
        case "number": self = .number
        case "place": self = .place
        case "place.township": self = .placePart(.township)
        case "place.village": self = .placePart(.village)
        case "place.group": self = .placePart(.group)
        case "stage": self = .stage
        default:
            if text.hasPrefix(Self.latitudeMark), text.utf8.count > Self.latitudeMark.utf8.count {
                self = .latitude(String(text.dropFirst(Self.latitudeMark.count)))
                return
            }
            guard text.hasPrefix("field."), text.utf8.count > 6 else { return nil }
            self = .field(String(text.dropFirst(6)))
        }
    }

    private static let latitudeMark = "latitude."

    /// What pages call it.
    package func word(in playbook: Playbook) -> String {
        switch self {
        case .number: "编号"
        case .place: "所在地"
        case .placePart(.township): "所在乡镇"
        case .placePart(.village): "所在村"
        case .placePart: "所在组"
        case .stage: "环节"
        case .field(let key): playbook.field(key).map { playbook.fields[$0].label } ?? key
        case .latitude(let key): (playbook.field(key).map { playbook.fields[$0].label } ?? key) + "的纬度"
        }
    }

    /// What numbers of its field count; nil where it has none.
    func countedUnit(in playbook: Playbook) -> String? {
        guard case .field(let key) = self, let place = playbook.field(key) else { return nil }
        let unit = playbook.fields[place].unit
        return unit.isEmpty ? nil : unit
    }
}

/// A column with the values that stand in its first records.
package struct SampledColumn: Hashable, Sendable {
    /// Counted from 1.
    package let index: Int
    /// Names from the top header row down, without units.
    package let names: [String]
    package let unit: String?
    /// The unit is of a line above the table.
    package let takesTableUnit: Bool
    package let isSerial: Bool
    package let samples: [String]

    package init(
        _ index: Int,
        _ names: [String],
        unit: String? = nil,
        takesTableUnit: Bool = false,
        isSerial: Bool = false,
        samples: [String] = []
    ) {
        self.index = index
        self.names = names
        self.unit = unit
        self.takesTableUnit = takesTableUnit
        self.isSerial = isSerial
        self.samples = samples
    }

    /// 种植面积/小麦
    package var path: String { names.joined(separator: "/") }
}

/// What a column was taken for, and why.
package struct ColumnMatch: Hashable, Sendable {
    package enum Confidence: Int, Hashable, Sendable, Comparable {
        case none, unsure, likely, sure

        init(_ score: Double) {
            self = score >= 0.85 ? .sure : score >= 0.6 ? .likely : score >= ColumnMatcher.least ? .unsure : .none
        }

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

        package var word: String {
            switch self {
            case .sure: "对得上"
            case .likely: "很可能"
            case .unsure: "要看一眼"
            case .none: "没有对应"
            }
        }
    }

    /// Counted from 1.
    package let column: Int
    /// Nil where the column stands for nothing the ledger keeps.
    package let target: ColumnTarget?
    /// 0 to 1.
    package let score: Double
    /// In words: 列名相同；12 个值都是这个字段的选项.
    package let reason: String
    /// Several fields suit the column and nothing tells which: a person chooses.
    package var asks = false

    package var confidence: Confidence { target == nil ? .none : Confidence(score) }
}
