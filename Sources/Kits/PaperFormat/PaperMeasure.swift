/// The measures of an official document (GB/T 9704-2012, 5 and 6), in millimetres and points; twips are twentieths of a
/// point, as WordprocessingML counts.
package enum PaperMeasure {
    package static let width = 210.0
    package static let height = 297.0
    /// 天头 37 mm ± 1 mm (5.2.1).
    package static let top = 37.0
    /// 订口 28 mm ± 1 mm (5.2.1).
    package static let left = 28.0
    /// 版心 156 mm × 225 mm (5.2.1).
    package static let textWidth = 156.0
    package static let textHeight = 225.0
    package static let lines = 22
    package static let characters = 28
    /// 发文机关标志 begins 35 mm below the upper edge of the 版心 (7.2.4).
    package static let headTop = 35.0
    /// The red line stands 4 mm below the number (7.2.7).
    package static let lineBelowNumber = 4.0
    /// The dash of the page number stands 7 mm below the 版心 (7.5).
    package static let pageNumberBelow = 7.0

    /// A letter's name begins 30 mm below the edge of the page, its lines are 170 mm long, the lower one stands 20 mm above
    /// the edge (10.1).
    package static let letterTop = 30.0
    package static let letterLine = 170.0
    package static let letterBottom = 20.0

    package static var right: Double { width - left - textWidth }
    package static var bottom: Double { height - top - textHeight }

    /// From the edge of the page to the foot of a page number, 四号 high.
    package static var footer: Double { bottom - pageNumberBelow - 2.2 }

    package static func twips(_ millimetres: Double) -> Int { Int((millimetres * 1440 / 25.4).rounded()) }

    /// A dense page: margins all around, the lines of its grid in twips.
    package static let denseMargin = 20.0
    package static let densePitch = 400

    /// One line of the grid: 225 mm in 22 lines, rounded down so that the last one fits.
    package static let linePitch = 579
    /// 28 characters of 16 pt would be 448 pt wide and the 版心 is 442.2: each stands a quarter of a point closer.
    package static let characterSpacing = -5
    /// A character of the body with its spacing, in twips.
    package static let characterPitch = 315
}

/// The sizes the standard names, in points.
package enum PaperSize {
    /// 二号: the title.
    package static let two = 22.0
    /// 三号: everything that is not said otherwise.
    package static let three = 16.0
    /// 四号: record block, page numbers, tables.
    package static let four = 14.0
    /// 小四 and 五号: tables of many columns.
    package static let smallFour = 12.0
    package static let five = 10.5
}

/// Fonts by the names they have where official documents are written.
package enum PaperFont: String, Sendable {
    /// 发文机关标志 and titles.
    case title = "方正小标宋简体"
    case body = "仿宋_GB2312"
    /// First level, 密级 and 附件.
    case heading = "黑体"
    /// Second level, and the name of who signs.
    case second = "楷体_GB2312"
    /// Page numbers.
    case number = "宋体"
}
