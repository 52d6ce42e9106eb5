import Core
import Web

extension SignedIn {
    /// Until an own password is chosen there is only the page for that.
    init(_ found: FoundSession) {
        self.init(
            actor: found.actor,
            sessionKey: found.session.id.description,
            csrfSecret: SecretBytes.bytes(hexadecimal: found.secret),
            mustVisit: found.account.mustChangePassword ? "/me/password" : nil
        )
    }
}
