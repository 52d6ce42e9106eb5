import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A program beside ours that reads formats we do not read ourselves.
package struct ConversionTool: Sendable {
    /// Where the program is.
    package let path: String

    /// LibreOffice: old Word, WPS, ODT and RTF documents to `.docx`.
    package static let office = find(["soffice", "libreoffice"])
    /// Poppler: the text of a PDF.
    package static let pdfText = find(["pdftotext"])

    static func find(_ names: [String]) -> ConversionTool? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(
            separator: ":"
        )
        for name in names {
            for folder in folders {
                let path = "\(folder)/\(name)"
                if FileManager.default.isExecutableFile(atPath: path) { return ConversionTool(path: path) }
            }
        }
        return nil
    }

    struct Result {
        let status: Int32
        let words: String
    }

    /// Runs the program and waits; nil where it took longer than `seconds` and was ended.
    func run(
        _ arguments: [String],
        in folder: String,
        variables more: [String: String] = [:],
        seconds: Double
    ) throws(DocumentFault) -> Result? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var variables = ProcessInfo.processInfo.environment
        variables["HOME"] = folder
        variables["LC_ALL"] = "C.UTF-8"
        variables.merge(more) { _, new in new }
        process.environment = variables
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let log = folder + "/words"
        guard FileManager.default.createFile(atPath: log, contents: nil), let handle = FileHandle(forWritingAtPath: log)
        else { throw .unreadable }
        process.standardError = handle
        let done = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in done.signal() }
        do { try process.run() } catch { throw .unreadable }
        if done.wait(timeout: .now() + seconds) == .timedOut {
            end(process)
            return nil
        }
        try? handle.close()
        let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        return Result(status: process.terminationStatus, words: words)
    }
}

extension ConversionTool {
    /// LibreOffice is a script that starts the program: both are of one group, which ends as a whole.
    private func end(_ process: Process) {
        let number = process.processIdentifier
        let isOwnGroup = getpgid(number) == number
        kill(isOwnGroup ? -number : number, SIGKILL)
        process.waitUntilExit()
    }
}

/// A folder of its own for one conversion, gone afterwards.
struct ConversionFolder: ~Copyable {
    let path: String

    init() throws(DocumentFault) {
        path = FileManager.default.temporaryDirectory.path + "/luoshi-reading-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .cannotWrite
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws(DocumentFault) {
        let target = URL(fileURLWithPath: path + "/" + name)
        do {
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: target)
        } catch {
            throw .cannotWrite
        }
    }

    /// Puts the document there under a name of our own.
    func place(_ source: ByteSource, as name: String) throws(DocumentFault) -> String {
        let target = path + "/" + name
        do {
            switch source {
            case .file(let from): try FileManager.default.copyItem(atPath: from, toPath: target)
            case .bytes(let bytes): try Data(bytes).write(to: URL(fileURLWithPath: target))
            }
        } catch {
            throw .unreadable
        }
        return target
    }
}

extension ConversionTool {
    /// WeasyPrint: PDF from HTML.
    package static let weasyPrint = find(["weasyprint"])

    /// What a program beside ours may take before it is ended.
    package struct Limits: Sendable {
        package var seconds: Double
        package var processorSeconds: Int
        package var memoryMegabytes: Int

        package init(seconds: Double, processorSeconds: Int, memoryMegabytes: Int) {
            self.seconds = seconds
            self.processorSeconds = processorSeconds
            self.memoryMegabytes = memoryMegabytes
        }
    }

    /// Runs the program in a folder of its own on one document, and returns the file it made there.
    ///
    /// - Parameters:
    ///   - files: laid beside the document, by name.
    ///   - variables: of its environment; a value that is one of `files` becomes its full path.
    package func make(
        from document: [UInt8],
        named name: String,
        result: String,
        arguments: [String],
        files: [String: [UInt8]],
        variables: [String: String],
        limits: Limits
    ) throws(DocumentFault) -> [UInt8] {
        let folder = try ConversionFolder()
        _ = try folder.place(.bytes(document), as: name)
        for (name, bytes) in files { _ = try folder.place(.bytes(bytes), as: name) }
        let settings = variables.map { key, value in
            "\(key)=\(files[value] == nil ? value : folder.path + "/" + value)"
        }
        // The shell sets the limits and then becomes the program; nothing of the document is part of the line.
        let line = "ulimit -t \(limits.processorSeconds); ulimit -v \(limits.memoryMegabytes * 1024); exec env \"$@\""
        let shell = ConversionTool(path: "/bin/sh")
        let whole = ["-c", line, "luoshi"] + settings.sorted() + [path] + arguments
        guard try shell.run(whole, in: folder.path, seconds: limits.seconds) != nil else {
            throw .conversionTooSlow(seconds: Int(limits.seconds))
        }
        guard let made = try? OpenSource(.file(path: folder.path + "/" + result)), made.size > 0 else {
            throw .unreadable
        }
        return made.bytes(from: 0, count: made.size)
    }
}
