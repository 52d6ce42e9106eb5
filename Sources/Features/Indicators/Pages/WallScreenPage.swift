import Core
import Pages
import Programmes

/// `/board/programmes/screen`: the wall for a screen nobody touches. It goes on by itself, screen after screen; every
/// number is a link all the same.
struct WallScreenPage {
    let wall: ProgrammeWallPage
    /// The programmes it shows, as places among the wall's.
    let shown: [Int]
    let place: Int
    let count: Int
    let next: String
    static let seconds = 20

    private var goals: [RevitalisationGoal] {
        RevitalisationGoal.allCases.filter { goal in shown.contains { wall.programmes[$0].goal == goal } }
    }

    private var isDoubted: Bool {
        ([wall.whole] + wall.places).contains { one in
            shown.contains { column in one.cells[column].outlook?.isDoubtful == true }
        }
    }

    /// The screen is full of programmes: what its mark means stands in the head.
    private func lead(_ today: Day) -> String {
        let screens = "第 \(place + 1) 屏，共 \(count) 屏，每 \(Self.seconds) 秒换一屏"
        let mark = isDoubted ? " · \(ProgrammeWallPage.doubtMeaning)" : ""
        return "截至 \(Format.day(wall.asOf ?? today)) · \(screens)\(mark)"
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(wall.whole.name) · \(goals.map(\.word).joined(separator: "、"))",
            lead: lead(context.today),
            actions: [.link("下一屏", to: next), .link("结束轮播", to: wall.address())],
            width: .screen,
            printStyle: .poster,
            context: context
        )
        return page.render { w in
            if let bare = wall.bare {
                return bare.write(to: w, today: context.today) { day in
                    ProgrammeWallPage.address("/board/programmes", wall.region, day.map { "day=\($0)" })
                }
            }
            w.lightKey([.behind, .slow, .onTrack, .notDue])
            WallMatrix(page: wall, only: shown).write(to: w)
        }
    }
}
