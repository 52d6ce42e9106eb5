/// How a sheet is printed: as wide as the page, a very wide one on several side by side, as many pages long as it takes.
package struct SheetPage: Hashable, Sendable {
    package enum Orientation: Hashable, Sendable { case portrait, landscape }
    package enum Paper: Hashable, Sendable { case a4, a3 }

    /// Millimetres.
    package struct Margins: Hashable, Sendable {
        package var top = 20.0
        package var left = 15.0
        package var bottom = 18.0
        package var right = 15.0

        package init() {}
    }

    package var orientation: Orientation
    package var paper: Paper
    package var margins = Margins()
    /// 第 1 页 共 3 页 under every page.
    package var numbersPages = true

    /// The most columns one page takes, in half-width characters: at 55 % cells are five and a half points large.
    var widest: Double {
        let (short, long) = paper == .a4 ? (210.0, 297.0) : (297.0, 420.0)
        let free = (orientation == .landscape ? long : short) - margins.left - margins.right
        // A half-width character of 11 points is some two millimetres wide.
        return free / 2 / 0.55
    }

    package static let landscape = SheetPage(.landscape)
    package static let portrait = SheetPage(.portrait)

    package init(_ orientation: Orientation, paper: Paper = .a4) {
        self.orientation = orientation
        self.paper = paper
    }
}
