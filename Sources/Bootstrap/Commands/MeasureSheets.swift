import ArgumentParser
import Documents
import Foundation

/// Seconds of reading or writing one large sheet, the most memory the process took in MB, cells, and seconds to the first
/// bytes of a written file.
struct MeasureSheets: AsyncParsableCommand {
    enum Work: String, ExpressibleByArgument { case read, write, writeWide = "write-wide" }

    static let configuration = CommandConfiguration(commandName: "sheets", abstract: "读或写一张大表。")

    @Argument(help: "read、write（10 万行 × 20 列）或 write-wide（132,229 行 × 510 列）。")
    var work: Work

    @Argument(help: "表格文件（.xlsx）。")
    var file: String

    func run() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let (cells, begun) =
            switch work {
            case .read: (try read(), clock.now)
            case .write: try write(rows: 100_000, columns: 20)
            case .writeWide: try write(rows: 132_229, columns: 510)
            }
        let (taken, first) = (Self.seconds(clock.now - start), Self.seconds(begun - start))
        Console().result("\(taken) \(Self.mostMemory) \(cells) \(first)")
    }

    private static func seconds(_ duration: Duration) -> String {
        let (seconds, rest) = duration.components
        return String(format: "%.3f", Double(seconds) + Double(rest) / 1e18)
    }

    private func read() throws -> Int {
        let rows = try SheetFile(.file(path: file), name: file).rows(ofSheet: 0)
        var cells = 0
        while let row = try rows.next() { cells += row.cells.count }
        return cells
    }

    /// The same cells as `Benchmarks/sheets.c` writes.
    private func write(rows: Int, columns: Int) throws -> (cells: Int, begun: ContinuousClock.Instant) {
        let sink = TimedFile(file)
        let writer = try SheetWriter(to: sink)
        let heads = (0..<columns).map { SheetColumn("列\($0)", $0 % 2 == 0 ? .text : .integer) }
        try writer.begin(SheetTable(name: "台账", columns: heads, hasFilter: false))
        for row in 0..<rows {
            try writer.append(
                (0..<columns).map {
                    $0 % 2 == 0 ? .text("云雾镇上坪村\((row * 7 + $0) % 9973)号") : .integer(row * 20 + $0)
                }
            )
        }
        try writer.finish()
        return (rows * columns, sink.begun)
    }

    static var mostMemory: String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        let kilobytes = Double(line.filter { $0.isNumber }) ?? 0
        return String(format: "%.1f", kilobytes / 1024)
    }
}

/// A file that knows when the first bytes of a sheet reached it.
private final class TimedFile: ByteSink {
    private let file: FileHandle?
    private var size = 0
    private(set) var begun = ContinuousClock.now

    init(_ path: String) {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        file = FileHandle(forWritingAtPath: path)
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(DocumentFault) {
        if size < 1000 { begun = .now }
        size += bytes.count
        do { try file?.write(contentsOf: Data(bytes)) } catch { throw .cannotWrite }
    }
}
