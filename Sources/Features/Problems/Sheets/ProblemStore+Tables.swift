import Core
import Database
import Workflow

extension ProblemStore {
    /// Rows of the sheets for what a filter shows, the oldest number first.
    package func tableRows(
        _ filter: ProblemFilter,
        for actor: Actor,
        _ light: ProblemLight,
        limit: Int
    ) throws -> [ProblemTableRow] {
        var ordered = filter
        ordered.order = .number
        return try tableRows(of: list(ordered, for: actor, light, limit: limit))
    }

    func tableRows(of lines: [ProblemLine]) throws -> [ProblemTableRow] {
        try lines.map { line in
            let id = line.problem.id
            let files = try files(of: id)
            let movements = try tx.movements.list(of: ProblemDossier.workflowKind, id.rawValue)
            let verified = movements.last { ["closeout", "notice", "notice-end"].contains($0.transition) }
            return ProblemTableRow(
                line: line,
                phases: try phases(of: id),
                before: files.filter { $0.side == .before }.map(\.name),
                after: files.filter { $0.side == .after }.map(\.name),
                done: movements.last { ["self-check", "phase", "progress"].contains($0.transition) }?.note ?? "",
                verifier: verified?.person ?? "",
                verifiedOn: verified?.at.day,
                handedInOn: movements.last { $0.transition == "self-check" }?.at.day,
                checkedOn: movements.last { $0.transition == "check" }?.at.day
            )
        }
    }
}
