import ArgumentParser
import Documents
import Foundation

/// Seconds of reading or writing one large sheet, and the most memory the process took, in MB.
struct MeasureSheets: AsyncParsableCommand {
    enum Work: String, ExpressibleByArgument { case read, write }

    static let configuration = CommandConfiguration(commandName: "sheets", abstract: "读或写一张大表。")

    @Argument(help: "read 或 write。")
    var work: Work

    @Argument(help: "表格文件（.xlsx）。")
    var file: String

    func run() async throws {
        let clock = ContinuousClock()
        var cells = 0
        let taken = try clock.measure {
            cells = try work == .read ? read() : write()
        }
        let (seconds, rest) = taken.components
        let time = String(format: "%.3f", Double(seconds) + Double(rest) / 1e18)
        Console().result("\(time) \(Self.mostMemory) \(cells)")
    }

    private func read() throws -> Int {
        let rows = try SheetFile(.file(path: file), name: file).rows(ofSheet: 0)
        var cells = 0
        while let row = try rows.next() { cells += row.cells.count }
        return cells
    }

    /// 100,000 rows of 20 columns: the same cells as `Benchmarks/sheets.c` writes.
    private func write() throws -> Int {
        let writer = try SheetWriter(path: file)
        let columns = (0..<20).map { SheetColumn("列\($0)", $0 % 2 == 0 ? .text : .integer) }
        try writer.begin(SheetTable(name: "台账", columns: columns, hasFilter: false))
        for row in 0..<100_000 {
            try writer.append(
                (0..<20).map { $0 % 2 == 0 ? .text("云雾镇上坪村\((row * 7 + $0) % 9973)号") : .integer(row * 20 + $0) }
            )
        }
        try writer.finish()
        return 2_000_000
    }

    static var mostMemory: String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        let kilobytes = Double(line.filter { $0.isNumber }) ?? 0
        return String(format: "%.1f", kilobytes / 1024)
    }
}
