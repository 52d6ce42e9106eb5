import Core
import Pages
import Programmes

/// What is said below the table, and how much of a sheet all that stands below it takes.
extension ProgrammeWallPage {
    struct Note: Sendable {
        let words: String
        /// The programmes it names.
        var columns: [Int] = []
    }

    var notes: [Note] { [Note(words: Self.meaning)] + lagging + unlit + kept }

    func write(_ note: Note, _ w: HTMLWriter) {
        w.tag("p", ["class": "remark"]) {
            w.text(note.words)
            for (place, column) in note.columns.enumerated() {
                if place > 0 { w.text("、") }
                w.link(programmes[column].name, to: WallMatrix.address(programmes[column].key, asked, asOf))
            }
        }
    }

    /// A light tells of one number. What else is behind is named, so that nobody takes a programme for done.
    private var lagging: [Note] {
        let behind = columns.filter { whole.cells[$0].lagging > 0 && whole.cells[$0].outlook?.signal != .behind }
        return behind.isEmpty ? [] : [Note(words: "灯上没有滞后，但有别的目标滞后：", columns: behind)]
    }

    /// Why programmes have no light: nobody asks anything of them, or nothing is there.
    private var unlit: [Note] {
        let dark = columns.filter { whole.cells[$0].outlook?.signal == nil }
        let then = asOf == nil ? "还没有" : "那天还没有"
        let bare = dark.filter { whole.cells[$0].isEmpty }
        let full = dark.filter { !whole.cells[$0].isEmpty }
        let open = full.filter { whole.cells[$0].outlook?.course == nil }
        let doubtful = full.filter { whole.cells[$0].outlook?.isDoubtful == true }
        let unknown = full.filter { whole.cells[$0].outlook?.course != nil && !doubtful.contains($0) }
        let notes = [
            Note(words: "没有灯的专项，\(then)目标：", columns: open), Note(words: "没有灯的专项，\(then)数：", columns: unknown),
            Note(words: "没有灯的专项，\(then)台账：", columns: bare),
            Note(words: "没有灯的专项，\(Outlook.doubt)：", columns: doubtful),
        ]
        return notes.filter { !$0.columns.isEmpty }
    }

    private var kept: [Note] {
        guard columns.contains(where: isKeptWhole) else { return [] }
        return [Note(words: "没有分解到\(whole.region.level >= .township ? "村" : "乡镇")的目标，各地只列数，没有灯。")]
    }

    /// What notes, map and slow list take of an A3 sheet, in lines of the table (7.3 mm, as `wall.css` prints them).
    var linesBelow: Int {
        let written = notes.map { note in
            note.columns.reduce(note.words.count) { $0 + programmes[$1].name.count + 1 }
        }
        var height = written.reduce(0.0) { $0 + Double(($1 + 109) / 110) * 5.4 }
        if let shown, columns.contains(shown), places.count > 1 {
            let isDrawn = places.contains { outlines?.rings[$0.region]?.isEmpty == false }
            height += 23 + (isDrawn ? 110 : Double((places.count + 11) / 12) * 15)
        }
        let slow = slowest.count
        if slow > 0 { height += 25 + Double(slow) * 8.7 }
        return Int((height / 7.3).rounded(.up))
    }
}
