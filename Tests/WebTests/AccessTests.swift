import Core
import Testing
import Web

struct AccessTests {
    @Test func provesEveryRouteAgainstEveryRole() throws {
        let site = try SampleSite()
        let rows = site.site.routes.filter { $0.method == .get }.map { route in
            let admitted = Role.allCases.filter { route.access.admits(actor($0)) }.map(\.rawValue)
            let nobody = route.access.admits(nil) ? "nobody " : ""
            let roles = admitted.count == Role.allCases.count ? "all" : admitted.joined(separator: " ")
            return "\(route.pattern): \(nobody)\(roles)"
        }
        #expect(
            rows == [
                "/healthz: nobody all", "/: all", "/tasks: all", "/tasks/{task}: all", "/directives: supervisor leader",
                "/page: nobody all", "/login: nobody all", "/me/password: all", "/broken: all",
            ]
        )
    }

    private func actor(_ role: Role) -> Actor {
        let li = SampleSite.li.actor
        return Actor(
            account: li.account,
            name: li.name,
            post: li.post,
            role: role,
            unit: li.unit,
            unitName: li.unitName,
            region: li.region
        )
    }
}
