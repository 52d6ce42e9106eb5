import Foundation
import Synchronization
import TestSupport

/// A mail server and a server of robots on this machine, in Python, with certificates of their own: each tells what it
/// was sent, one JSON line a mail or request, before it answers.
///
/// Nothing here waits for the other side but the first line with the ports. What was told is read from a file, and the
/// program ends with its input: signals are blocked in whatever is begun on a thread of the cooperative pool.
final class LocalServers: Sendable {
    struct Told: Decodable {
        var kind = ""
        var user = ""
        var from = ""
        var to: [String] = []
        var text = ""
        var path = ""
    }

    struct Silence: Error {}

    let authorities: String
    /// By what they do: `tls`, `starttls`, `https`.
    let ports: [String: Int]
    private let folder = NSTemporaryDirectory() + "luoshi-servers-\(UInt64.random(in: 0...UInt64.max))"
    private let process = Process()
    private let input = Pipe()
    private let read = Mutex(0)

    static let python = tool("python3")
    static let openssl = tool("openssl")
    static let isHere = python != nil && openssl != nil

    private static func tool(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        authorities = folder + "/cert.pem"
        _ = try OtherProgram.run(
            Self.openssl ?? "",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-keyout", folder + "/key.pem", "-out", authorities, "-subj", "/CN=127.0.0.1", "-addext",
                "subjectAltName=IP:127.0.0.1",
            ]
        )
        let script = folder + "/servers.py"
        try Data(Self.script.utf8).write(to: URL(fileURLWithPath: script))
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.python ?? "")
        process.arguments = ["-u", script, folder]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        ports = try JSONDecoder().decode([String: Int].self, from: Self.line(output.fileHandleForReading))
    }

    /// What was told next. It stands there before an answer does, so there is nothing to wait for.
    func told() throws -> Told {
        let text = try String(contentsOfFile: folder + "/told", encoding: .utf8)
        let lines = text.split(separator: "\n")
        let next = read.withLock { count in
            count += 1
            return count - 1
        }
        guard next < lines.count else { throw Silence() }
        return try JSONDecoder().decode(Told.self, from: Data(lines[next].utf8))
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Empty where the program ended without a word.
    private static func line(_ handle: FileHandle) throws -> Data {
        var line = Data()
        while let byte = try handle.read(upToCount: 1), let first = byte.first, first != 10 { line.append(first) }
        return line
    }
}
