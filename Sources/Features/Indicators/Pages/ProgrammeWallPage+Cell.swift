import Core
import Pages
import Programmes

extension ProgrammeWallPage {
    /// One programme in one place, now or on the evening of a day; shared by every page that shows it. What it shows is
    /// written once: a wall has twelve hundred cells and is read far more often than one of them changes.
    final class Cell: Sendable {
        let done: Int
        let total: Int
        /// Nil where the programme has no target there.
        let outlook: Outlook?
        /// How many other targets the programme is behind with there; told of the whole place only.
        let lagging: Int
        /// Whether there is nothing to show: a dot.
        let isEmpty: Bool
        /// How far it is behind its plan, where its light says so.
        let pointsBehind: Double?
        /// The same in things: what a place with one house lacks is less than a tenth of a hundred. A number of things
        /// lacks what its plan wants of it, a share that part of the things there are.
        func thingsBehind(counting counter: String) -> Double? {
            guard let points = pointsBehind, let outlook, let missing = outlook.standing?.behindBy else { return nil }
            if outlook.indicator.unit == counter { return missing }
            return min(outlook.indicator.unit == "%" ? missing : points, 100) / 100 * Double(total)
        }
        /// Where it opens to.
        let address: String
        /// Light, words for the ear and number, linked: what stands in the table.
        let markup: [UInt8]

        /// - Parameter day: nil for now.
        init(
            of programme: String,
            in region: RegionCode,
            on day: Day?,
            done: Int,
            total: Int,
            outlook: Outlook?,
            lagging: Int = 0
        ) {
            self.lagging = lagging
            self.done = done
            self.total = total
            self.outlook = outlook
            let isBehind = outlook?.signal == .behind || outlook?.signal == .slow
            pointsBehind = isBehind ? outlook?.standing?.points.flatMap { $0 > 0 ? $0 : nil } : nil
            isEmpty = total == 0 && outlook?.isTold != true
            address = WallMatrix.address(programme, region, day)
            markup = Self.markup(address, Self.figure(done, total, outlook), isEmpty: isEmpty, outlook)
        }

        /// Its number where one is asked or shown.
        var told: Outlook? {
            guard let outlook, outlook.course != nil || !isEmpty && outlook.value != nil else { return nil }
            return outlook
        }

        var share: Double { total == 0 ? 0 : Double(done) / Double(total) }

        /// How much of the target is reached, or the number itself where that says more.
        var figure: String { Self.figure(done, total, outlook) }

        /// 另有 2 个目标滞后; nil where its light tells all.
        var beside: String? { lagging == 0 ? nil : "另有 \(lagging) 个目标滞后" }

        private static func figure(_ done: Int, _ total: Int, _ outlook: Outlook?) -> String {
            guard let outlook else {
                return total == 0 ? "—" : Format.percent(Double(done) / Double(total), places: 0)
            }
            return outlook.figure
        }

        /// What stands behind a figure that is no part of its target: the number, and what it is held against.
        private static func hint(_ outlook: Outlook?) -> String? {
            guard let outlook, let value = outlook.value,
                outlook.course == nil || outlook.indicator.unit == "%" || outlook.progress()?.isBeyond == true
            else { return nil }
            let doubt = outlook.isDoubtful ? "，" + Outlook.doubt : ""
            return "\(outlook.indicator.word) \(outlook.words(value))\(doubt)，\(outlook.goal)"
        }

        private static func markup(_ address: String, _ figure: String, isEmpty: Bool, _ outlook: Outlook?) -> [UInt8] {
            let w = HTMLWriter(reserving: 192)
            if isEmpty {
                w.tag("span", ["class": "matrix-none", "aria-label": "没有登记"], text: "·")
                return w.bytes
            }
            let signal = outlook?.signal
            let name = signal.map { "light-\($0.rawValue)" } ?? "is-plain"
            w.tag("a", ["class": "matrix-count \(name)", "href": address, "title": hint(outlook)]) {
                if let signal {
                    w.tag("span", ["class": "light-shape", "aria-hidden": "true"], text: signal.shape)
                    w.visuallyHidden(signal.word)
                }
                if outlook?.isDoubtful == true { w.visuallyHidden(Outlook.doubted) }
                w.text(figure)
            }
            return w.bytes
        }
    }
}
