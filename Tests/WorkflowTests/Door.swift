import Core
import Workflow

/// A door that people open and close: the smallest thing a workflow can move.
struct Door: WorkflowSubject {
    enum Stage: String, WorkflowStage {
        case shut, open

        var word: String { self == .shut ? "关着" : "开着" }
    }

    static let workflowKind = "door"

    var workflowKey: Int64 = 7
    var stage = Stage.shut
    var isFree = true

    static let workflow = Workflow<Door>([
        Transition(
            "opening",
            "打开门",
            from: [.shut],
            to: .open,
            owes: [.words],
            conditions: [
                Condition("门口没有东西") { door, _ in
                    door.isFree ? [] : [Issue("door.blocked", field: "free")]
                }
            ]
        ) { actor, _ in actor.role == .officer },
        Transition("closing", "关上门", from: [.open], to: .shut, owes: [.files]) { actor, _ in actor.role == .village },
        Transition("sealing", "封门", from: [.open], to: .shut, owes: [.files], leastFiles: 2) { actor, _ in
            actor.role == .village
        },
        Transition("knocking", "敲门", from: [.shut, .open], to: nil) { _, _ in true },
    ])
}

func actor(_ role: Role) throws -> Actor {
    let region = RegionCode("620799") ?? RegionCode("62")
    guard let region else { throw NotFound("region", "62") }
    return Actor(
        account: AccountID(rawValue: 1),
        name: "李明",
        post: PostID(rawValue: 2),
        role: role,
        unit: UnitID(rawValue: 3),
        unitName: "农业农村局",
        region: region
    )
}
