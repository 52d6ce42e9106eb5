import Foundation
import TestSupport
import Testing

@Suite("打印", .inBrowser)
struct PrintingJourney {
    /// The page, its paper in points (A4 297 × 210 mm, A3 420 × 297 mm, across), what stands on every sheet.
    static let papers: [(page: String, paper: String, title: String, heads: [String])] = [
        ("sheet", "841.92 x 594.96", "任务分解表", ["序号", "完成时限"]),
        ("/tasks", "841.92 x 594.96", "云岭县任务清单", ["编号", "牵头单位"]),
        ("/board", "1191.12 x 841.92", "云岭县挂图", []), (hall, "3370.08 x 2383.92", "云岭县专项挂图", []),
    ]
    /// A0, a sheet nobody prints twice: every programme of the county with map and slow list on one.
    private static let hall = "/board/programmes?paper=a0"

    @Test("分解表和任务清单印在横放的 A4 纸上，挂图印在 A3 纸上，A0 只有一张，每一页都有标题和表头", arguments: papers.indices)
    func printsOnPaper(index: Int) async throws {
        let (page, paper, title, heads) = Self.papers[index]
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        if page == "sheet" {
            try await supervisor.press(county.documentToReview)
            try await supervisor.open(try await supervisor.address.path + "/sheet")
        } else {
            try await supervisor.open(page)
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("luoshi-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try await supervisor.printed(to: file.path)
        let facts = try tool("pdfinfo", file.path)
        let size = facts.split(separator: "\n").first { $0.hasPrefix("Page size:") } ?? ""
        #expect(size.contains(paper))
        let sheets = try tool("pdftotext", "-layout", file.path, "-").split(separator: "\u{C}").map(String.init)
        let written = sheets.filter { $0.contains { !$0.isWhitespace } }
        if page == Self.hall {
            #expect(written.count == 1)
        } else {
            #expect(page == "/board" || written.count > 1, "one sheet proves nothing about the second")
        }
        for (number, sheet) in written.enumerated() {
            let words = sheet.filter { !$0.isWhitespace }
            for word in [title] + heads { #expect(words.contains(word), "\(page), sheet \(number + 1): \(word)") }
            #expect(words.contains("第\(number + 1)页·共\(written.count)页"), "\(page)")
            #expect(!words.contains("搜索任务") && !words.contains("催办所选任务"), "\(page)")
        }
    }

    private func tool(_ name: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(name)")
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// An address without its query and place.
    fileprivate var path: String { String(prefix { $0 != "?" && $0 != "#" }) }
}
