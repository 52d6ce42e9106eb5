import Foundation
import TestSupport
import Testing

/// One run of the program in a table: what is typed, how it ends, and what it says.
struct CommandCase: Sendable {
    let arguments: [String]
    let code: Int32
    /// What standard output holds.
    let output: [String]
    /// What standard error holds.
    let errors: [String]

    init(_ arguments: String, _ code: Int32, output: [String] = [], errors: [String] = []) {
        self.init(arguments.split(separator: " ").map(String.init), code, output: output, errors: errors)
    }

    init(_ arguments: [String], _ code: Int32, output: [String] = [], errors: [String] = []) {
        (self.arguments, self.code, self.output, self.errors) = (arguments, code, output, errors)
    }

    /// - Parameter more: what every command of a county is told, like `--database`.
    @discardableResult
    func check(
        in folder: String,
        _ more: [String] = [],
        place: SourceLocation = #_sourceLocation
    ) async throws -> Program.Ended {
        let end = try await Program.run(arguments + more, in: folder)
        let isRight =
            end.code == code && output.allSatisfy(end.output.contains) && errors.allSatisfy(end.errors.contains)
        #expect(isRight, "\(arguments.joined(separator: " ")): \(end.words)", sourceLocation: place)
        return end
    }
}
