import Core
import Database
import Tasks
import Workflow

/// A file of a problem, and what it shows by the act it came with.
package struct ProblemFile: Hashable, Sendable {
    package enum Side: String, Sendable { case before, after, review }

    package let id: AttachmentID
    package let problem: ProblemID
    package let occasion: MovementID?
    package let side: Side
    package let digest: String
    package let name: String
    package let mediaType: String
    package let size: Int
    package let person: String
    package let at: Instant

    package var isPicture: Bool { mediaType.hasPrefix("image/") }
}

package struct ProblemObjection: Hashable, Sendable {
    package let unitName: String
    package let person: String
    package let reason: String
    package let day: Day
    /// The day by which it is answered.
    package let answerBy: Day
    package let decision: String?
}

/// A step of the ladder somebody decided on.
package struct TakenStep: Hashable, Sendable {
    package let movement: MovementID
    package let step: LadderStep
    package let isTaken: Bool
    package let proposed: String
    package let reason: String
    package let person: String
    package let day: Day
}

package struct LookBackResult: Hashable, Sendable {
    package let round: LookBackID
    package let horizon: Int
    package let drawnOn: Day
    package let result: String?
    package let words: String
    package let day: Day?
}

/// Everything that happened to a problem, oldest first.
package struct ProblemHistory: Sendable {
    package let entered: (person: String, unit: String, at: Instant)
    package let movements: [Movement]
    package let files: [ProblemFile]
    package let steps: [TakenStep]
    package let objections: [ProblemObjection]
    package let lookBacks: [LookBackResult]
    package let papers: [ProblemPaper]

    package func files(_ side: ProblemFile.Side) -> [ProblemFile] { files.filter { $0.side == side } }
}
