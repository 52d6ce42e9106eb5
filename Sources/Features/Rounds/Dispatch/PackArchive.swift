import Core
import Documents
import Foundation
import PaperFormat
import Papers

/// The whole pack as one file: everything a dispatch is held with, in the order it is needed.
package enum PackArchive {
    /// Writes a zip to `path`; answers the names of its parts.
    /// - Parameter late: units that let the day of the round pass; nil for those the pack knows.
    @discardableResult
    package static func write(_ pack: DispatchPack, office: String, late: LateUnits? = nil, to path: String) throws
        -> [String]
    {
        let folder = NSTemporaryDirectory() + "luoshi-pack-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let papers = PackPapers(pack)
        let sheets = PackSheets(pack)
        let zip = try ZipWriter(path: path)
        var names: [String] = []
        func add(_ name: String, _ write: (String) throws -> Void) throws {
            let part = folder + "/part"
            try write(part)
            try zip.add(name, [UInt8](try Data(contentsOf: URL(fileURLWithPath: part))))
            names.append(name)
        }
        func word(_ name: String, _ paper: OfficialPaper) throws {
            try add(name) { try DocxWriter.write(paper, to: $0) }
        }
        try word("1 议程.docx", papers.agenda())
        for (place, one) in pack.townships.enumerated() {
            try word("2 各乡镇/\((place + 1).padded(2)) \(clean(one.name)).docx", papers.township(one))
        }
        for (place, one) in pack.programmes.enumerated() {
            try word("3 各专项/\((place + 1).padded(2)) \(clean(one.name)).docx", papers.programme(one))
        }
        if let county = RegionCode(pack.countyCode) {
            let bulletin = papers.bulletin(office: office, late: late)
            try word("4 调度通报（拟稿）.docx", bulletin.printed(from: office, in: county, at: pack.asOf).printed)
        }
        try add("5 调度表.xlsx") { try sheets.tables.write(to: $0) }
        try add("6 挂图（A3）.xlsx") { try sheets.wall.write(to: $0) }
        try zip.finish()
        return names
    }

    private static func clean(_ name: String) -> String {
        String(name.filter { !"/\\:*?\"<>|".contains($0) }.prefix(40))
    }
}
