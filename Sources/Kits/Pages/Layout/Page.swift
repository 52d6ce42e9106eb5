/// A whole page: its frame as values, its content as a closure.
package struct Page {
    package enum Width: String, Sendable {
        /// Lists, tables, boards: up to 1440 px.
        case wide
        /// Forms and reading: one comfortable column.
        case narrow
        /// The whole window: the breakdown's two panes, the wall.
        case full
        /// A screen on the wall: without header and navigation.
        case screen
    }

    package enum PrintStyle: String, Sendable {
        /// A4.
        case portrait, landscape
        /// A3 across, for the wall.
        case poster
        /// A0 across, for the wall of a hall.
        case banner
    }

    package var title: String
    /// One sentence under the title.
    package var lead: String?
    package var breadcrumbs: [Crumb]
    /// The one thing this page is for; shown as the only filled button of the header.
    package var primary: PageAction?
    package var actions: [PageAction]
    package var width: Width
    package var printStyle: PrintStyle
    /// The head on paper, where it differs from the page's own.
    package var printHeader: PrintHeader?
    package var context: PageContext

    package init(
        _ title: String,
        lead: String? = nil,
        breadcrumbs: [Crumb] = [],
        primary: PageAction? = nil,
        actions: [PageAction] = [],
        width: Width = .wide,
        printStyle: PrintStyle = .portrait,
        printHeader: PrintHeader? = nil,
        context: PageContext
    ) {
        self.title = title
        self.lead = lead
        self.breadcrumbs = breadcrumbs
        self.primary = primary
        self.actions = actions
        self.width = width
        self.printStyle = printStyle
        self.printHeader = printHeader
        self.context = context
    }

    /// The whole document as UTF-8 HTML.
    package func render(_ body: (HTMLWriter) -> Void) -> [UInt8] {
        let writer = HTMLWriter()
        PageFrame(page: self).write(to: writer) { body(writer) }
        return writer.bytes
    }
}

/// A step on the way from 今日 to this page.
package struct Crumb: Sendable, Equatable {
    package var word: String
    package var address: String

    package init(_ word: String, _ address: String) {
        self.word = word
        self.address = address
    }
}

/// Something a page offers in its header: a link, a POST, or printing.
package enum PageAction: Sendable {
    case link(String, to: String, icon: Icon? = nil)
    /// A link that leads elsewhere on a narrow screen: to one thing a page instead of a long form.
    case forked(String, to: String, inHand: String, icon: Icon? = nil)
    /// A button that POSTs to the address with the page's token and the given fields.
    case post(String, to: String, fields: [(String, String)] = [], icon: Icon? = nil)
    /// Opens the browser's print dialog; hidden without script.
    case print(String = "打印")
}
