import Core
import Documents
import Foundation
import PaperFormat
import Rounds

/// Everything a meeting is held with as one file.
enum MeetingArchive {
    /// Writes a zip to `path`; answers the names of its parts.
    @discardableResult
    static func write(_ papers: MeetingPapers, _ sheets: MeetingSheets, to path: String) throws -> [String] {
        let folder = NSTemporaryDirectory() + "luoshi-meeting-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let zip = try ZipWriter(path: path)
        var names: [String] = []
        func add(_ name: String, _ write: (String) throws -> Void) throws {
            let part = folder + "/part"
            try write(part)
            try zip.add(name, [UInt8](try Data(contentsOf: URL(fileURLWithPath: part))))
            names.append(name)
        }
        try add("1 观摩路线.docx") { try DocxWriter.write(papers.route(), to: $0) }
        for (point, brief) in papers.briefs {
            let title = String(point.title.filter { !"/\\:*?\"<>|：".contains($0) }.prefix(40))
            try add("2 简介/\(point.ordinal.padded(2)) \(title).docx") {
                try DocxWriter.write(papers.brief(point, brief), to: $0)
            }
        }
        try add("3 路线和全部简介.docx") { try DocxWriter.write(papers.whole(), to: $0) }
        try add("4 观摩点.xlsx") { try SheetDocument(sheets.points).write(to: $0) }
        if sheets.lines.contains(where: { $0.given > 0 }) {
            try add("5 得分.xlsx") { try sheets.scores.write(to: $0) }
        }
        try zip.finish()
        return names
    }
}
