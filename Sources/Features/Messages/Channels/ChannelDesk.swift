import Core
import Database

/// What channels work with beside messages.
package struct ChannelDesk: Sendable {
    let desk: MessageDesk
    let box: SecretBox
    let allowed: AllowedHosts
    /// A file with the certificates to trust instead of the system's.
    let authorities: String?
    let sources: [DigestSource]

    package init(
        _ desk: MessageDesk,
        box: SecretBox,
        allowed: AllowedHosts,
        authorities: String? = nil,
        sources: [DigestSource] = []
    ) {
        self.desk = desk
        self.box = box
        self.allowed = allowed
        self.authorities = authorities
        self.sources = sources
    }

    var database: Database { desk.database }
    var environment: Environment { desk.environment }
}
