import Foundation

/// Programs of the machine that tests open our files with; nil where one is not installed.
package enum OtherProgram {
    package static let office = path(of: "soffice")
    package static let pdfText = path(of: "pdftotext")
    /// A Python that has python-docx.
    package static let python: String? = path(of: "python3").flatMap { python in
        (try? run(python, ["-c", "import docx"]))?.status == 0 ? python : nil
    }

    /// A Python that has a module.
    package static func python(with module: String) -> String? {
        path(of: "python3").flatMap { python in
            (try? run(python, ["-c", "import \(module)"]))?.status == 0 ? python : nil
        }
    }

    static func path(of name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs it to its end; what it says goes to `output`.
    package static func run(
        _ path: String,
        _ arguments: [String],
        variables: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { _, new in new }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    /// Every Word document of a folder as PDF beside it, by LibreOffice in one go. On a busy machine it may end after the
    /// first of several documents: those that are missing are asked for again.
    package static func printAll(in folder: String, _ names: [String], with office: String) throws {
        for attempt in 1...3 {
            let left = names.filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0).pdf") }
            if left.isEmpty { return }
            let profile = "-env:UserInstallation=file://\(folder)/profile-\(attempt)"
            let files = left.map { "\(folder)/\($0).docx" }
            let arguments = [profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder]
            _ = try run(office, arguments + files, variables: ["HOME": folder])
        }
    }
}
