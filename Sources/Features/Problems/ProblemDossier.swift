import Core
import Workflow

/// A problem with what its moves depend on: the thing the workflow moves.
package struct ProblemDossier: WorkflowSubject {
    package static let workflowKind = "problem"

    package let problem: Problem
    package let phases: [ProblemPhase]
    package let ownerName: String
    package let ownerRegion: RegionCode?
    package let checkerName: String
    /// Who said last that it is done, and who found that right; neither verifies it.
    package let askedBy: AccountID?
    package let checkedBy: AccountID?
    /// Files that show the place after the work, since it was handed out or taken up again.
    package var laterFiles: Int
    /// The step of the ladder taken last.
    package let lastStep: LadderStep?
    /// The only one that may be taken now; nil where all are.
    package var nextStep: LadderStep? { LadderStep.allCases.first { step in lastStep.map { step > $0 } ?? true } }

    package var workflowKey: Int64 { problem.id.rawValue }
    package var stage: ProblemStage { problem.stage }

    /// The first phase not reached; the last one is reached when the work is handed in.
    package var nextPhase: ProblemPhase? { phases.first { $0.reachedOn == nil } }
}
