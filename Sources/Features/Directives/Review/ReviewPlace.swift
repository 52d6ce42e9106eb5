import Core
import PolicyText

/// Where in the review of a document a person is: kept in the address and carried through every correction.
package struct ReviewPlace: Hashable, Sendable {
    package enum View: String, Sendable, CaseIterable {
        case tasks
        /// Hidden numbers to be named.
        case masked
        /// Unit names the county does not know.
        case names
        /// Sentences nobody owns.
        case unowned
        case discarded
        case issued
    }

    package enum Filter: Hashable, Sendable {
        case all
        case lacking(DraftGap)
        /// Readings a person should look at first.
        case unsure
    }

    var view: View
    var filter: Filter
    /// The window of a long document, from 0.
    var part: Int
    /// Only drafts that serve this goal.
    var goal: RevitalisationGoal?

    init(view: View = .tasks, filter: Filter = .all, part: Int = 0, goal: RevitalisationGoal? = nil) {
        self.view = view
        self.filter = filter
        self.part = part
        self.goal = goal
    }

    /// Reads what `query` writes; unknown words mean the whole list.
    init(_ value: (String) -> String) {
        view = View(rawValue: value("view")) ?? .tasks
        filter = Filter(value("only"))
        part = Int(value("part")).map { max(0, $0) } ?? 0
        goal = RevitalisationGoal(rawValue: value("goal"))
    }

    /// The names and values that keep the place, for forms and addresses.
    var fields: [(String, String)] {
        [
            ("view", view == .tasks ? "" : view.rawValue), ("only", filter.address),
            ("part", part == 0 ? "" : String(part)), ("goal", goal?.rawValue ?? ""),
        ].filter { !$0.1.isEmpty }
    }

    func address(_ directive: DirectiveID, anchor: String? = nil) -> String {
        let query = fields.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        return "/directives/\(directive)" + (query.isEmpty ? "" : "?" + query) + (anchor.map { "#" + $0 } ?? "")
    }

    func showing(_ view: View, _ filter: Filter = .all) -> ReviewPlace {
        ReviewPlace(view: view, filter: filter, part: part, goal: view == .tasks ? goal : nil)
    }

    func at(part: Int) -> ReviewPlace { ReviewPlace(view: view, filter: filter, part: part, goal: goal) }

    func serving(_ goal: RevitalisationGoal?) -> ReviewPlace {
        ReviewPlace(view: view, filter: filter, part: part, goal: goal)
    }
}

extension ReviewPlace.Filter {
    static let choices: [ReviewPlace.Filter] = [.all, .unsure] + DraftGap.allCases.map { .lacking($0) }

    /// Below this confidence a reading is one to look at first.
    static let unsureBelow = 0.6

    init(_ word: String) { self = Self.choices.first { $0.address == word } ?? .all }

    var address: String {
        switch self {
        case .all: ""
        case .lacking(let gap): gap.rawValue
        case .unsure: "unsure"
        }
    }

    var word: String {
        switch self {
        case .all: "全部"
        case .lacking(.lead): "无牵头单位"
        case .lacking(.deadline): "无时限"
        case .lacking(.masked): "含待定值"
        case .lacking(let gap): DraftWords.gap(gap)
        case .unsure: "先看"
        }
    }

    func holds(_ draft: DraftTask, on today: Day) -> Bool {
        switch self {
        case .all: true
        case .lacking(let gap): DraftRules.gaps(draft, on: today).contains(gap)
        case .unsure: !FirstLook.reasons(draft).isEmpty
        }
    }
}
