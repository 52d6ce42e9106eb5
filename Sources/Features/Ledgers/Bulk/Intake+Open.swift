import Core
import Programmes

/// What a person could say of a row whose name does not tell what it is about.
extension Intake {
    /// So many rows are told with it.
    private static let mostOpen = 2_000
    /// So many with what they would change of each thing, and of so many things.
    private static let mostForeseen = 100
    private static let mostThings = 20

    /// The same line, with the things a row may be said to be: none that something tells from it, and none that a surer row
    /// is about.
    func asking(_ line: IntakeLine, _ row: PreparedRow, _ items: [LedgerItem]) throws -> IntakeLine {
        guard openTold < Self.mostOpen, row.goesByName(plan.key, book),
            case .text = book.playbook.fields[book.title].type
        else { return line }
        var open = IntakeLine.Open()
        for item in items.prefix(Self.mostThings) {
            if let taker = taker(of: item.id), taker != row.row.number {
                open.takenBy = open.takenBy ?? taker
                guard isYielding(item.id) else { continue }
            }
            if try apart(row, item) != nil { continue }
            var thing = IntakeLine.Open.Thing(item: item.id, title: item.title)
            if openTold < Self.mostForeseen, !plan.writes {
                let (changes, issues) = try foreseen(row, item)
                (thing.changes, thing.issues) = (changes, issues)
            }
            open.things.append(thing)
        }
        openTold += 1
        var line = line
        line.open = open
        return line
    }
}
