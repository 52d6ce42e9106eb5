import Core
import Database
import Web

extension SignedIn {
    /// The address of the page for choosing an own password: the only one until that is done.
    static let passwordAddress = "/me/password"

    init(_ found: FoundSession) {
        self.init(
            actor: found.actor,
            sessionKey: found.session.id.description,
            csrfSecret: SecretBytes.bytes(hexadecimal: found.secret),
            mustVisit: found.account.mustChangePassword ? Self.passwordAddress : nil
        )
    }

    init(_ opened: OpenedSession) {
        self.init(
            actor: opened.actor,
            sessionKey: opened.session.id.description,
            csrfSecret: SecretBytes.bytes(hexadecimal: opened.secret),
            mustVisit: opened.mustChangePassword ? Self.passwordAddress : nil
        )
    }
}

extension SessionGate {
    /// Sessions kept in the database.
    package static func accounts(
        _ database: Database,
        _ environment: Environment,
        limits: SessionLimits = .standard
    ) -> SessionGate {
        let find = FindSession(database: database, environment: environment, limits: limits)
        return SessionGate(
            find: { token in try await find(token: token).map(SignedIn.init) },
            signInPage: { visit, held in
                SignInForm(held: visit.sealed(held), isHeldTooLong: held.isTooLong).render(visit.plainContext)
            }
        )
    }
}

extension Visit {
    /// The session a signed-in person is in.
    package var session: SessionID {
        get throws {
            guard let id = SessionID(try sessionKey) else { throw WebFault.notSignedIn }
            return id
        }
    }

    var browser: Browser { Browser(address: address, device: headers["User-Agent"] ?? "") }

    /// The steward of the county; a person who is none is refused.
    var steward: Steward {
        get throws {
            guard let steward = Steward(try actor) else { throw WebFault.forbidden() }
            return steward
        }
    }
}
