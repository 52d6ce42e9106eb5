import Core
import Programmes
import Tasks

/// What a person wants to see of a ledger; everything empty means all that is not in the trash.
package struct ItemFilter: Hashable, Sendable {
    package var text = ""
    package var region: RegionCode?
    /// Keys of stages.
    package var stages: Set<String> = []
    /// By a field's key: an option, yes or no as 是 and 否, or words that are in it.
    package var fields: [String: String] = [:]
    /// Of the day since when a thing stands in its stage.
    package var from: Day?
    package var through: Day?
    /// A gate that did not let it through.
    package var gate: String?
    /// How it stands on `today`.
    package var light: Light?
    /// A warning that holds on `today`.
    package var warning: String?
    /// Digest of the version of the playbook things stand under.
    package var version: String?
    /// What lights and warnings are asked of.
    package var today: Day?
    package var isTrash = false
    package var order = ItemOrder.newest

    package init() {}

    package var isEmpty: Bool {
        var plain = self
        plain.order = .newest
        plain.isTrash = false
        plain.today = nil
        return plain == ItemFilter()
    }
}

package enum ItemOrder: Hashable, Sendable {
    /// Entered last first.
    case newest
    /// By place.
    case place
    /// Longest in its stage first.
    case slowest
    /// By a field's value; things without it last, whichever way.
    case field(String, isDescending: Bool = false)

    package var text: String {
        switch self {
        case .newest: "newest"
        case .place: "place"
        case .slowest: "slowest"
        case .field(let key, let isDescending): "field-\(key)\(isDescending ? Self.down : "")"
        }
    }

    /// No key has a hyphen.
    private static let down = "-down"

    package init(_ text: String) {
        switch text {
        case "place": self = .place
        case "slowest": self = .slowest
        case _ where text.hasPrefix("field-"):
            let key = text.dropFirst(6)
            let isDescending = key.hasSuffix(Self.down)
            self = .field(String(key.dropLast(isDescending ? Self.down.count : 0)), isDescending: isDescending)
        default: self = .newest
        }
    }
}

/// Where a page of the list begins: the sort key and number of the last thing of the page before.
package struct ItemCursor: Hashable, Sendable, LosslessStringConvertible {
    package let key: String
    package let id: ItemID

    package init(key: String, id: ItemID) {
        self.key = key
        self.id = id
    }

    package var description: String { "\(id)_\(key)" }

    package init?(_ text: String) {
        let parts = text.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let id = ItemID(String(parts[0])) else { return nil }
        self.init(key: String(parts[1].prefix(200)), id: id)
    }
}
