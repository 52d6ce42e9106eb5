import Core
import PaperFormat
import Tasks

/// The paragraphs of a bulletin of many programmes about those that lag, written again as it is by now. What a person wrote or
/// took out stays so: only a paragraph that stands word for word as it was drafted is written again.
struct LaggingParagraphs {
    /// The programmes as they stand now.
    let bulletin: DispatchBulletin
    /// As the list of those that lagged had it: 甲、乙, or 无.
    private let before: String
    /// What the figures of the document said, by what they were asked from: they tell how a paragraph was drafted.
    private let said: [String: String]

    private typealias Programme = DispatchBulletin.Programme

    /// - Parameter figures: of the document, as they were before they were asked again.
    init(bulletin: DispatchBulletin, before figures: [PaperFigure]) {
        self.bulletin = bulletin
        before = figures.first { Self.isList($0.query) }?.words ?? Self.none
        said = Dictionary(figures.map { ($0.query, $0.words) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter list: what is told anew is kept in it.
    func refreshed(_ text: String, _ list: inout FigureList) -> String {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        guard let block = Self.block(&lines, mayBegin: before == Self.none && bulletin.programmes.contains(where: lags))
        else { return text }
        var (kept, told): ([String], Set<String>) = ([], [])
        for line in lines[block] {
            guard let programme = programme(of: line) else {
                kept.append(line)
                continue
            }
            told.insert(programme.name)
            if !isDrafted(line, programme) {
                kept.append(line)
            } else if lags(programme) {
                kept += draft(programme, &list)
            }
        }
        for programme in bulletin.programmes where lags(programme) {
            let isNew = !told.contains(programme.name) && !Self.holds(before, programme.name)
            if isNew { kept += draft(programme, &list) }
        }
        let isEmptied = Self.areBlank(kept) && !Self.areBlank(lines[block])
        lines.replaceSubrange((isEmptied ? block.lowerBound - 1 : block.lowerBound)..<block.upperBound, with: kept)
        return lines.joined(separator: "\n")
    }

    private func lags(_ programme: Programme) -> Bool { programme.whole?.light == .behind }

    private func draft(_ programme: Programme, _ list: inout FigureList) -> [String] {
        bulletin.paragraph(programme, &list).map { [PaperSource.tight($0)] } ?? []
    }

    private func programme(of line: String) -> Programme? {
        guard let name = Self.name(of: line) else { return nil }
        return bulletin.programmes.first { PaperSource.tight($0.name) == name }
    }

    /// Whether it stands as it was drafted: with its plan and its townships where there were any, and without otherwise.
    private func isDrafted(_ line: String, _ programme: Programme) -> Bool {
        guard let whole = programme.whole else { return false }
        let plan = said["\(FigureQuery.standing(whole.key, whole.region, .expected))"] ?? whole.expected
        let list = programme.key.map { FigureQuery.places(programme: $0, .behind, .names) }
        let places = list.flatMap { said["\($0)"] } ?? Self.none
        var scratch = FigureList(asOf: Instant(milliseconds: 0))
        let drafted = bulletin.paragraph(programme, isPlanned: plan != "—", namesPlaces: places != Self.none, &scratch)
        return drafted.map(PaperSource.tight) == line
    }
}

extension LaggingParagraphs {
    private static let none = "无"

    /// What the text tells of lagging programmes that its own list of them does not, and the other way round; nil where they
    /// agree, and where a document has no such list.
    static func apart(_ content: PaperContent) -> String? {
        guard let list = content.figures.first(where: { isList($0.query) })?.words else { return nil }
        var lines = content.text.split(whereSeparator: \.isNewline).map(String.init)
        let told = block(&lines, mayBegin: false).map { lines[$0].compactMap(name(of:)) } ?? []
        let names = list == none ? [] : list.split(separator: "、").map { PaperSource.tight(String($0)) }
        let (gone, untold) = (told.filter { !names.contains($0) }, names.filter { !told.contains($0) })
        guard !gone.isEmpty || !untold.isEmpty else { return nil }
        let parts = [
            gone.isEmpty ? nil : "写了\(gone.joined(separator: "、"))，按数字已不滞后",
            untold.isEmpty ? nil : "没有写\(untold.joined(separator: "、"))，按数字已经滞后",
        ]
        return "正文“\(DispatchBulletin.lagging)”：\(parts.compactMap { $0 }.joined(separator: "；"))。核对正文。"
    }

    /// Whether a figure lists the programmes that lag.
    static func isList(_ query: String) -> Bool {
        if case .programmes(.behind, _, let which, .names)? = FigureQuery(query) { which != .beside } else { false }
    }

    private static func areBlank(_ lines: some Sequence<String>) -> Bool {
        lines.allSatisfy { $0.allSatisfy(\.isWhitespace) }
    }

    private static func holds(_ list: String, _ name: String) -> Bool { "、\(list)、".contains("、\(name)、") }

    /// The lines below the heading, which is put where it belongs if it `mayBegin`; nil without one.
    private static func block(_ lines: inout [String], mayBegin: Bool) -> Range<Int>? {
        var start = lines.firstIndex { heading($0) == DispatchBulletin.lagging }
        if start == nil, mayBegin {
            start = lines.firstIndex { heading($0) == DispatchBulletin.laggingTownships }
            if let start { lines.insert("一、" + DispatchBulletin.lagging, at: start) }
        }
        guard let start else { return nil }
        let end = lines[(start + 1)...].firstIndex { heading($0) != nil } ?? lines.endIndex
        return (start + 1)..<end
    }

    /// Of a section of the first level.
    private static func heading(_ line: String) -> String? {
        guard case .section(level: 1, heading: let words, rest: _)? = PaperSource(line).lines.first else { return nil }
        return words
    }

    /// The programme a paragraph begins with.
    private static func name(of line: String) -> String? {
        guard case .section(level: 2, heading: let words, rest: _)? = PaperSource(line).lines.first,
            words.hasSuffix("。")
        else { return nil }
        return String(words.dropLast())
    }
}
