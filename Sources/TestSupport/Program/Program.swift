import Foundation

/// The built program as people start it: arguments in, exit code and words out.
package enum Program {
    /// How a run ended.
    package struct Ended: Sendable {
        package let code: Int32
        package let output: String
        package let errors: String

        /// For a test to show.
        package var words: String { "exit \(code)\n\(output)\(errors)" }
        package var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// The program that was built with the tests: it lies beside them.
    package static let path: String = {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: own).deletingLastPathComponent().path + "/luoshi"
    }()

    /// The key the demonstration of tests is sealed with: `DemoCounty.init`.
    package static let personalKey = String(repeating: "07", count: 32)

    /// Runs it to its end.
    package static func run(
        _ arguments: [String],
        in folder: String = NSTemporaryDirectory(),
        variables: [String: String] = [:]
    ) async throws -> Ended {
        try await RunningProgram(arguments, in: folder, variables).ended()
    }

    /// Starts it and returns.
    package static func start(
        _ arguments: [String],
        in folder: String = NSTemporaryDirectory(),
        variables: [String: String] = [:]
    ) throws -> RunningProgram {
        try RunningProgram(arguments, in: folder, variables)
    }

    /// Starts `serve` or `demo` on a free port and waits until it answers.
    package static func serve(
        _ arguments: [String],
        in folder: String = NSTemporaryDirectory(),
        variables: [String: String] = [:]
    ) async throws -> (program: RunningProgram, port: Int) {
        let program = try RunningProgram(arguments + ["--port", "0"], in: folder, variables)
        return (program, try await program.port())
    }
}

/// A program that was started; killed when nobody holds it any more.
package final class RunningProgram: Sendable {
    private let process: Process
    private let folder: String
    private let end: Task<Int32, Never>

    init(_ arguments: [String], in folder: String, _ variables: [String: String]) throws {
        self.folder = FileManager.default.temporaryDirectory.path + "/luoshi-run-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "LUOSHI_PERSONAL_KEY": Program.personalKey,
        ].merging(variables) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.file(self.folder + "/output")
        process.standardError = try Self.file(self.folder + "/errors")
        let (codes, code) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            code.yield(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
            code.finish()
        }
        self.process = process
        end = Task {
            for await code in codes { return code }
            return Int32.max
        }
        try process.run()
    }

    deinit {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    package func send(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

    /// Waits for the end; the code is negative where a signal ended it.
    package func ended() async -> Program.Ended {
        let code = await end.value
        return Program.Ended(code: code, output: text("output"), errors: text("errors"))
    }

    /// The port it says it listens on.
    package func port() async throws -> Int {
        while true {
            let said = text("output") + text("errors")
            if let match = said.firstMatch(of: /落实已启动：http:\/\/[^:\n]*:(\d+)\//), let port = Int(match.output.1) {
                return port
            }
            guard process.isRunning else { throw ProgramProblem(description: await ended().words) }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: folder + "/" + name) ?? Data(), as: UTF8.self)
    }

    private static func file(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
}

package struct ProgramProblem: Error, CustomStringConvertible {
    package let description: String
}
