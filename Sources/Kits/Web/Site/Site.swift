import Core
import Logging
import Pages

/// Every page of the product behind one question: which response belongs to this request? Knows no sockets.
package final class Site: Sendable {
    package typealias Navigation = @Sendable (Actor?) async -> [NavigationItem]
    package typealias Place = @Sendable (Actor?) async -> String

    package static let sessionCookie = "luoshi_session"

    /// All routes, the site's own included, in the order they were given.
    package let routes: [Route]
    package let settings: SiteSettings
    package let environment: Environment
    let tree: RouteTree
    let gate: SessionGate
    let navigation: Navigation
    let place: Place
    let assets: SiteAssets
    let logger: Logger
    let pause: SitePause
    let tokens: FormToken
    let notices: NoticeCookie
    let heldSeal: Seal
    let gzip = Gzip(level: 2)

    /// - Parameters:
    ///   - navigation: What a person finds in the navigation, with counts. Asked for every page, so it must be fast.
    ///   - place: The county's name for a person's pages.
    ///   - pause: What stops the site for a while; the same value in the hands of the feature that needs it alone.
    /// - Throws: `RoutingFault` where two routes have the same address.
    package init(
        routes: [Route],
        gate: SessionGate,
        navigation: @escaping Navigation = { _ in [] },
        place: @escaping Place = { _ in "" },
        assets: [PageAssets.Asset] = PageAssets.all,
        settings: SiteSettings,
        environment: Environment,
        logger: Logger,
        pause: SitePause = SitePause()
    ) throws(RoutingFault) {
        self.routes = [Self.health] + routes
        tree = try RouteTree(self.routes)
        self.gate = gate
        self.navigation = navigation
        self.place = place
        self.assets = SiteAssets(assets)
        self.settings = settings
        self.environment = environment
        self.logger = logger
        self.pause = pause
        tokens = FormToken(secret: settings.secret)
        notices = NoticeCookie(secret: settings.secret)
        heldSeal = HeldForm.seal(settings.secret)
    }

    static let healthAddress = "/healthz"
    private static let health = Route.get(healthAddress, .everyone, "运行检查") { _ in .text("ok\n") }
}
