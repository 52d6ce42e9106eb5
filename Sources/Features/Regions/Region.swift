import Core

package enum RegionSubject {}

/// A place of the official code tree.
package struct Region: Hashable, Sendable {
    package let code: RegionCode
    /// The place it hangs under in the tree: one level up, or further where the level between is not known.
    package let parent: RegionCode?
    package let name: String
    /// Only villages and communities have one.
    package let urbanClass: UrbanClass?
    /// Since when the place is there; nil where it was from the beginning.
    package let beganAt: Instant?
    /// Since when the place is no more: merged into another. It stays in the tree of its days.
    package let endedAt: Instant?
    /// The place it was merged into.
    package let successor: RegionCode?

    package init(
        code: RegionCode,
        parent: RegionCode?,
        name: String,
        urbanClass: UrbanClass? = nil,
        beganAt: Instant? = nil,
        endedAt: Instant? = nil,
        successor: RegionCode? = nil
    ) {
        self.code = code
        self.parent = parent
        self.name = name
        self.urbanClass = urbanClass
        self.beganAt = beganAt
        self.endedAt = endedAt
        self.successor = successor
    }

    package var level: RegionCode.Level { code.level }

    /// Whether it was there on the evening of a day; nil asks about now.
    package func stands(on day: Day?) -> Bool {
        guard let day else { return endedAt == nil }
        return (beganAt?.day ?? day) <= day && (endedAt.map { day < $0.day } ?? true)
    }
}

/// 城乡分类代码 (国家统计局 统计用区划代码和城乡划分代码编制规则).
package enum UrbanClass: String, CaseIterable, Sendable {
    case mainTown = "111"
    case townFringe = "112"
    case townshipCentre = "121"
    case townshipFringe = "122"
    case special = "123"
    case ruralCentre = "210"
    case village = "220"

    package var word: String {
        switch self {
        case .mainTown: "主城区"
        case .townFringe: "城乡结合区"
        case .townshipCentre: "镇中心区"
        case .townshipFringe: "镇乡结合区"
        case .special: "特殊区域"
        case .ruralCentre: "乡中心区"
        case .village: "村庄"
        }
    }
}

extension RegionCode.Level {
    /// What pages call the level.
    package var word: String {
        switch self {
        case .province: "省级"
        case .prefecture: "地级"
        case .county: "县级"
        case .township: "乡级"
        case .village: "村级"
        case .group: "组级"
        }
    }
}
