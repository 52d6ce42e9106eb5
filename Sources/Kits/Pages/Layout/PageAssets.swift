/// The stylesheet, scripts and icon inside the binary. The server answers `/assets/{version}/{name}` with them, cacheable
/// for ever: another version has another address, and scripts find each other beside themselves.
package enum PageAssets {
    package struct Asset: Sendable {
        package let name: String
        package let contentType: String
        package let bytes: [UInt8]
    }

    package static let all: [Asset] = [stylesheet, icon] + scripts

    /// 16 hexadecimal digits that change when any asset does.
    package static let version: String = digest(of: all)

    package static func find(_ name: String) -> Asset? { all.first { $0.name == name } }

    package static func address(of name: String, version: String = version) -> String { "/assets/\(version)/\(name)" }

    package static let stylesheet = Asset(
        name: "luoshi.css",
        contentType: "text/css; charset=utf-8",
        bytes: PackageResources.luoshi_css
    )

    static let icon = Asset(name: "icon.svg", contentType: "image/svg+xml", bytes: PackageResources.icon_svg)

    static let scripts: [Asset] = [
        script("luoshi.js", PackageResources.luoshi_js)
    ]

    private static func script(_ name: String, _ bytes: [UInt8]) -> Asset {
        Asset(name: name, contentType: "text/javascript; charset=utf-8", bytes: bytes)
    }

    /// FNV-1a, 64 bits: enough to tell two builds apart.
    private static func digest(of assets: [Asset]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for asset in assets {
            for byte in asset.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
