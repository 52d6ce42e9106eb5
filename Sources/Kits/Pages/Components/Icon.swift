/// Line icons on a 24 by 24 grid, drawn for Luoshi.
package enum Icon: String, Sendable, CaseIterable {
    case today, wall, document, task, admin, person, search, plus, print, download, upload, bell, chevron, close, edit
    case theme, menu, signOut, history, undo, link, check, register, help
}

extension HTMLWriter {
    /// An icon beside a word; screen readers skip it.
    package func icon(_ icon: Icon) {
        tag("svg", ["class": "icon", "viewBox": "0 0 24 24", "aria-hidden": "true", "focusable": "false"]) {
            tag("path", ["d": icon.path]) {}
        }
    }

    /// The product's mark.
    func brandMark() {
        tag("svg", ["class": "brand-mark", "viewBox": "0 0 32 32", "aria-hidden": "true", "focusable": "false"]) {
            tag("rect", ["class": "brand-ground", "width": "32", "height": "32", "rx": "8"]) {}
            tag("path", ["class": "brand-line", "d": "M8 8v11a5 5 0 0 0 5 5h11M13.5 14.5l4 4L25 9.5"]) {}
        }
    }
}

extension Gallery {
    static let icons = [
        Example("全部图标") { w in
            w.tag("p") {
                for icon in Icon.allCases {
                    w.icon(icon)
                    w.text(" \(icon.rawValue)　")
                }
            }
        }
    ]
}
