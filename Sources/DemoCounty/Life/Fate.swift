/// What becomes of a task between its issue and today.
struct Fate: Hashable, Sendable {
    /// How it stands against the plan today, where the calendar allows it.
    enum Pace: Hashable, Sendable { case ahead, slow, behind }

    /// What happened to it beside plain work.
    enum Turn: String, Hashable, Sendable, CaseIterable {
        case plain
        /// Nobody has signed.
        case unsigned
        /// An objection waits.
        case objected
        /// Objected to and kept, or given to another unit, before the work began.
        case kept, reassigned
        case extensionAsked, extensionGranted, extensionRefused
        /// Called for and not answered yet.
        case reminded
        case verifying, returned, closed, reopened, withdrawn
    }

    var pace: Pace
    var turn: Turn

    init(_ pace: Pace, _ turn: Turn = .plain) {
        self.pace = pace
        self.turn = turn
    }

    /// What the people who can sign in should find, in the order in which their tasks take it.
    static let shown: [Fate] = [
        Fate(.ahead, .returned), Fate(.slow), Fate(.ahead, .extensionAsked), Fate(.ahead, .verifying),
        Fate(.behind, .reminded), Fate(.ahead, .objected), Fate(.slow), Fate(.ahead, .verifying),
        Fate(.slow, .extensionRefused), Fate(.ahead, .reassigned), Fate(.ahead, .kept), Fate(.ahead, .reopened),
        Fate(.ahead, .closed), Fate(.behind, .extensionAsked), Fate(.ahead, .extensionGranted),
        Fate(.ahead, .withdrawn),
        Fate(.ahead, .closed), Fate(.slow, .verifying),
    ]
}

extension SeededGenerator {
    mutating func fate() -> Fate {
        switch whole(1...100) {
        case ...13: Fate(.ahead, .closed)
        case ...17: Fate(.ahead, .verifying)
        case ...22: Fate(.behind, .reminded)
        case ...38: Fate(.behind)
        case ...51: Fate(.slow)
        default: Fate(.ahead)
        }
    }
}
