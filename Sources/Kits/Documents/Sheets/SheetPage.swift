/// How a sheet is printed: as wide as the page, as many pages long as it takes.
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

    package static let landscape = SheetPage(.landscape)
    package static let portrait = SheetPage(.portrait)

    package init(_ orientation: Orientation, paper: Paper = .a4) {
        self.orientation = orientation
        self.paper = paper
    }
}
