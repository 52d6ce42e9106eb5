import Core
import Pages
import Programmes

/// Programmes by places: a row a programme, grouped by the goal it serves.
struct WallMatrix {
    let page: ProgrammeWallPage
    /// Only these of the wall's programmes, for a screen.
    var only: [Int]?

    func write(to w: HTMLWriter, paperTitle: String? = nil, facts: [String] = []) {
        let places = [page.whole] + page.places
        w.tag(
            "div",
            ["class": "table-scroll matrix-scroll wall", "tabindex": "0", "role": "region", "aria-label": "专项挂图"]
        ) {
            w.tag("table", ["class": "matrix"]) {
                w.tag("caption", ["class": "visually-hidden"], text: "专项 × 地方")
                w.wallColumns(places: places.count)
                w.tag("thead") {
                    if let paperTitle { w.paperTitle(paperTitle, facts: facts, across: places.count + 1) }
                    w.tag("tr") {
                        w.tag("th", ["scope": "col", "class": "c-name"], text: "专项")
                        for place in places { head(place, w) }
                    }
                }
                w.tag("tbody") { rows(places, w) }
            }
        }
    }

    private func head(_ place: ProgrammeWallPage.Place, _ w: HTMLWriter) {
        w.tag("th", ["scope": "col"]) {
            if place.region == page.whole.region || place.region.level >= .village {
                w.text(place.name)
            } else {
                w.link(
                    place.name,
                    to: "/board/programmes?region=\(place.region)\(page.asOf.map { "&day=\($0)" } ?? "")"
                )
            }
        }
    }

    private func rows(_ places: [ProgrammeWallPage.Place], _ w: HTMLWriter) {
        let lines = WallLine.lines(of: page.programmes.map(\.goal), only: only ?? page.columns)
        // The last sheet may begin with the goal again.
        for (line, starts) in WallLine.printed(lines, below: only == nil ? page.linesBelow + 1 : 0) {
            switch line {
            case .goal(let goal): w.wallGroup(goal.word, startsSheet: starts, across: places.count + 1)
            case .more(let goal): w.wallGroup(goal.word, startsSheet: starts, isAgain: true, across: places.count + 1)
            case .programme(let column): row(column, places, w)
            }
        }
    }

    private func row(_ column: Int, _ places: [ProgrammeWallPage.Place], _ w: HTMLWriter) {
        w.tag("tr") {
            w.tag("th", ["scope": "row", "class": "c-name"]) {
                let programme = page.programmes[column]
                w.link(programme.name, to: Self.address(programme.key, page.asked, page.asOf))
            }
            for place in places {
                w.tag("td", ["data-label": place.name]) { w.raw(bytes: place.cells[column].markup) }
            }
        }
    }

    /// A village's cell opens its things at once; of an earlier day every cell opens the programme as it was then.
    static func address(_ programme: String, _ region: RegionCode?, _ day: Day?) -> String {
        let query = [region.map { "region=\($0)" }, day.map { "day=\($0)" }].compactMap { $0 }.joined(separator: "&")
        let isList = day == nil && (region.map { $0.level >= .village } ?? false)
        return (isList ? "/ledgers/" : "/programmes/") + programme + (query.isEmpty ? "" : "?" + query)
    }
}
