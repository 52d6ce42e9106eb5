import Testing

@testable import Web

struct AddressTests {
    @Test(arguments: [
        "/", "/tasks", "/tasks?light=red&unit=3", "/tasks/7#history", "/loginpage", "/a//b", "/%2F%2Fevil",
    ])
    func returnsToPagesOfThisSite(_ address: String) {
        #expect(LocalAddress.checked(address) == address)
    }

    @Test(
        arguments: [
            nil, "", "tasks", "//evil.example", "/\\evil.example", "\\/evil", "https://evil.example",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: x=1", "javascript:alert(1)", "/login", "/login?return_to=/", "/login/again", "/ a",
            "/\u{7F}",
            "/" + String(repeating: "a", count: 2000),
        ] as [String?]
    )
    func returnsNowhereElse(_ address: String?) {
        #expect(LocalAddress.checked(address) == nil)
    }

    @Test(
        arguments: [
            ([("Sec-Fetch-Site", "same-origin")], Origin.own),
            ([("Sec-Fetch-Site", "none")], .own),
            ([("Sec-Fetch-Site", "same-site")], .foreign),
            ([("Sec-Fetch-Site", "cross-site"), ("Origin", "https://luoshi.test:8080")], .foreign),
            ([("Origin", "https://luoshi.test:8080")], .own),
            ([("Origin", "http://LUOSHI.test:8080")], .own),
            ([("Origin", "https://luoshi.test")], .foreign),
            ([("Origin", "https://evil.example")], .foreign),
            ([("Origin", "null")], .foreign),
            ([("Origin", "")], .foreign),
            ([], .unsaid),
        ] as [([(String, String)], Origin)]
    )
    func tellsWhereAFormComesFrom(_ headers: [(String, String)], _ expected: Origin) {
        #expect(Origin(Headers(headers.map { ($0.0, $0.1) }), host: "luoshi.test:8080") == expected)
    }

    @Test(arguments: [("https://luoshi.test", "luoshi.test:443"), ("http://luoshi.test:80", "luoshi.test")])
    func takesTheUsualPortAsNone(_ origin: String, _ host: String) {
        #expect(Origin(Headers([("Origin", origin)]), host: host) == .own)
    }

    @Test func trustsNoOriginWithoutAHost() {
        #expect(Origin(Headers([("Origin", "https://luoshi.test")]), host: nil) == .foreign)
    }

    @Test func believesAProxyOnlyWhenTold() {
        let headers = Headers([
            ("X-Forwarded-For", "1.1.1.1, 198.51.100.4"), ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "luoshi.test"),
            ("Host", "127.0.0.1:8080"),
        ])
        let request = SiteRequest("GET", "/", headers: headers, peer: "127.0.0.1")
        var settings = SiteSettings(secret: Array(repeating: 1, count: 32))
        let plain = ClientAddress(request, settings)
        #expect([plain.address, plain.host, "\(plain.isSecure)"] == ["127.0.0.1", "127.0.0.1:8080", "false"])
        settings.trustsProxy = true
        let behind = ClientAddress(request, settings)
        #expect([behind.address, behind.host, "\(behind.isSecure)"] == ["198.51.100.4", "luoshi.test", "true"])
    }
}
