import Foundation
import Synchronization

/// A mail server and a server of robots on this machine, in Python, with certificates of their own: each tells what it
/// was sent, one JSON line a mail or request, before it answers.
final class LocalServers: Sendable {
    struct Told: Decodable {
        var kind = ""
        var user = ""
        var from = ""
        var to: [String] = []
        var text = ""
        var path = ""
    }

    let authorities: String
    /// By what they do: `tls`, `starttls`, `https`.
    let ports: [String: Int]
    private let folder: String
    private let process: Process
    private let lines: FileHandle

    static let isHere = tool("python3") != nil && tool("openssl") != nil

    private static func tool(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    init() throws {
        folder = NSTemporaryDirectory() + "luoshi-servers-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        authorities = folder + "/cert.pem"
        try Self.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-keyout", folder + "/key.pem", "-out", authorities, "-subj", "/CN=127.0.0.1", "-addext",
                "subjectAltName=IP:127.0.0.1",
            ]
        )
        let script = folder + "/servers.py"
        try Data(Self.script.utf8).write(to: URL(fileURLWithPath: script))
        let pipe = Pipe()
        process = Process()
        process.executableURL = URL(fileURLWithPath: Self.tool("python3") ?? "")
        process.arguments = ["-u", script, folder]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        lines = pipe.fileHandleForReading
        ports = try JSONDecoder().decode([String: Int].self, from: Self.line(lines))
    }

    /// What was told next; a line always stands there before an answer does.
    func told() throws -> Told { try JSONDecoder().decode(Told.self, from: Self.line(lines)) }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func line(_ handle: FileHandle) throws -> Data {
        var line = Data()
        while let byte = try handle.read(upToCount: 1), let first = byte.first, first != 10 { line.append(first) }
        return line
    }

    private static func run(_ name: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool(name) ?? "")
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}
