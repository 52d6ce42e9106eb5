import Core
import Pages

extension Visit {
    /// What every page of this request shares. Asks for the navigation, so take it once per page.
    package var pageContext: PageContext {
        get async {
            var context = plainContext
            context.navigation = await site.navigation(person)
            // Who has no tasks in the navigation would only be refused.
            if !context.navigation.contains(where: { $0.address == context.searchAddress }) {
                context.searchAddress = nil
            }
            context.searchText = query.text("q")
            context.place = await site.place(person)
            if let person {
                context.person = PersonBadge(
                    name: person.name,
                    post: person.role.word,
                    unit: person.unitName,
                    key: "\(person.account)"
                )
            }
            return context
        }
    }

    /// Without person and navigation: for pages of a gate, and where looking those up could fail.
    package var plainContext: PageContext {
        var context = PageContext(
            token: token,
            notice: notice,
            path: path,
            today: environment.today,
            theme: cookies["theme"].flatMap { Theme(rawValue: $0) } ?? .system,
            isDevelopment: site.settings.isDevelopment
        )
        context.signOutAddress = site.gate.signOutAddress
        return context
    }

    /// The token for this page's forms.
    package var token: String { site.tokens.make(for: tokenSecret) }

    /// Where `return_to` of the query or the form leads, this site's addresses only; `/` otherwise.
    package var returnAddress: String {
        let text = form.filled("return_to") ?? query.filled("return_to")
        return LocalAddress.checked(text, notUnder: site.gate.signInAddress) ?? "/"
    }

    /// The page of this site the person came from.
    package var cameFrom: String? {
        guard let referer = headers["Referer"], let scheme = referer.firstRange(of: "://") else { return nil }
        let rest = referer[scheme.upperBound...]
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard String(rest[..<slash]) == client.host else { return nil }
        return LocalAddress.checked(String(rest[slash...]), notUnder: site.gate.signInAddress)
    }

    var tokenSecret: [UInt8] { signedIn?.csrfSecret ?? visitorSecret.bytes }

    private var notice: Notice? {
        cookies[NoticeCookie.name].flatMap { site.notices.notice($0, at: environment.now()) }
    }
}
