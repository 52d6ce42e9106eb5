import Core

/// What every page of a request shares: who reads it, where they may go, what just happened.
package struct PageContext: Sendable {
    /// Nil before signing in.
    package var person: PersonBadge?
    package var navigation: [NavigationItem]
    /// The CSRF token every POST form carries as `_token`.
    package var token: String
    package var notice: Notice?
    /// The path of this request, without query: it marks the current navigation item.
    package var path: String
    /// Today on the county's calendar: "还有 3 天" is counted from it.
    package var today: Day
    /// The county's name, shown beside the product's.
    package var place: String
    package var theme: Theme
    package var isDevelopment: Bool
    package var assetVersion: String
    /// Where the header's search goes, as `?q=`; nil leaves the search out.
    package var searchAddress: String? = "/tasks"
    /// What the search says it looks through.
    package var searchWord = "搜索任务"
    /// The `q` of this request: what the page was asked to look for.
    package var searchText = ""
    /// What goes along with `q`, such as the filters that are on.
    package var searchKept: [(name: String, value: String)] = []
    package var accountAddress = "/me"
    /// Where signing out is POSTed.
    package var signOutAddress = "/logout"

    package init(
        person: PersonBadge? = nil,
        navigation: [NavigationItem] = [],
        token: String,
        notice: Notice? = nil,
        path: String,
        today: Day,
        place: String = "",
        theme: Theme = .system,
        isDevelopment: Bool = false,
        assetVersion: String = PageAssets.version
    ) {
        self.person = person
        self.navigation = navigation
        self.token = token
        self.notice = notice
        self.path = path
        self.today = today
        self.place = place
        self.theme = theme
        self.isDevelopment = isDevelopment
        self.assetVersion = assetVersion
    }
}

/// Who is signed in, and on which post.
package struct PersonBadge: Sendable, Equatable {
    package var name: String
    package var post: String
    package var unit: String
    /// Names the account where a browser keeps apart what several people left on it; nil leaves that out.
    package var key: String?

    package init(name: String, post: String, unit: String, key: String? = nil) {
        self.key = key
        self.name = name
        self.post = post
        self.unit = unit
    }
}

/// A place in the navigation. Items with `onPhone` also stand in the phone's bottom bar (four at most).
package struct NavigationItem: Sendable, Equatable {
    package var word: String
    package var address: String
    package var icon: Icon
    /// What waits there; nil and 0 show nothing.
    package var count: Int?
    package var onPhone: Bool

    package init(_ word: String, _ address: String, icon: Icon, count: Int? = nil, onPhone: Bool = false) {
        self.word = word
        self.address = address
        self.icon = icon
        self.count = count
        self.onPhone = onPhone
    }

    /// Whether the page at `path` belongs to this item.
    func holds(_ path: String) -> Bool {
        path == address || (address != "/" && path.hasPrefix(address + "/"))
    }
}

/// Light or dark, as the person chose; `system` follows the device. The script keeps the choice in the cookie `theme`.
package enum Theme: String, Sendable, CaseIterable {
    case system, light, dark
}
