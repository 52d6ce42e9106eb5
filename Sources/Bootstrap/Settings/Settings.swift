import Core
import Foundation

/// Everything the program can be told, read once from flags, then `LUOSHI_…` variables, then a settings file.
package struct Settings: Sendable {
    package var database: DatabaseAddress
    package var host: String
    package var port: Int
    /// Where uploaded files are kept.
    package var files: String
    /// Where backups made from the page are kept.
    package var backups: String
    /// Where the county keeps playbooks of its own.
    package var playbooks: String
    /// Signs cookies and forms; one value for all servers of a county.
    package var secret: [UInt8]
    /// Encrypts identity numbers, telephones and bank accounts; whoever loses it loses what they kept.
    package var personalKey: [UInt8]
    /// Whether pages are served over https by a proxy in front.
    package var isSecure: Bool
    /// Whether `X-Forwarded-*` headers of the proxy in front are believed.
    package var trustsProxy: Bool
    package var isDevelopment: Bool
    package var lights: LightSettings
    package var sessionIdleHours: Int
    package var sessionDays: Int
    package var uploadMegabytes: Int
    /// Hosts digests may be sent through beside those of the three chat products: `smtp.example.gov.cn`, `10.0.0.5:8443`.
    package var messageHosts: [String]
    /// A file with the certificates such hosts are trusted by; nil for those of the system.
    package var messageAuthorities: String?
}

/// Percentage points behind the plan and days before the deadline (银川 红黄绿灯, 2025; 西安 电子政务督查系统).
package struct LightSettings: Hashable, Sendable {
    package var amberBehind: Double = 10
    package var redBehind: Double = 30
    package var nearDays: Int = 3

    package init() {}
}
