import Core
import Documents
import Pages

/// What a list sent as a file says of itself: when it was read, and what it was narrowed to.
package struct ListNote: Sendable {
    private static let longestName = 40

    private let readAt: Instant
    /// As the chips of the page say it: 已计划, 含“王”.
    private let filters: [String]

    package init(readAt: Instant, filters: [String]) {
        self.readAt = readAt
        self.filters = filters
    }

    /// Lines under the title of a workbook. `count` is 24 处; `unit` who fills it in, where the form asks for that.
    package func subtitles(_ count: String, filledInBy unit: String? = nil) -> [String] {
        let filler = unit.map { "填报单位：\($0)　　" } ?? ""
        let narrowed = filters.isEmpty ? [] : ["只列：\(filters.joined(separator: "、"))"]
        return ["\(filler)截至 \(Format.moment(readAt))，共 \(count)"] + narrowed
    }

    /// A list as a sheet, its first column in sight however wide it is.
    /// - Parameters:
    ///   - title: the name where nil.
    ///   - counter: of what the list counts: 份.
    package func sheet(
        _ name: String,
        title: String? = nil,
        counter: String,
        _ columns: [SheetColumn],
        _ rows: [[SheetCell]]
    ) -> SheetTable {
        SheetTable(
            name: name,
            title: title ?? name,
            subtitles: subtitles("\(rows.count) \(counter)"),
            columns: columns,
            rows: rows,
            frozenColumns: 1
        )
    }

    /// Name of the file without ending: a CSV has no line to say it in.
    package func fileName(_ list: String) -> String {
        guard !filters.isEmpty else { return "\(list) \(readAt.day)" }
        // No system takes these in a name.
        let words = String(filters.joined(separator: "、").map { "/\\:*?\"<>|".contains($0) ? " " : $0 })
        let cut = words.count > Self.longestName ? words.prefix(Self.longestName) + "…" : words[...]
        return "\(list) \(readAt.day)（\(cut)）"
    }
}
