import Core
import Pages

/// One request on its way through a route: who came, to which address, with what.
package struct Visit: Sendable {
    package let method: Method
    /// Decoded path without query.
    package let path: String
    /// Path and query as they came.
    package let target: String
    package let route: Route?
    /// The parts of the path that the route's pattern names.
    package let parameters: [String: String]
    package let query: Fields
    package internal(set) var form = Fields()
    package internal(set) var uploads: [Upload] = []
    /// The body of a request that is no form: JSON, or bytes as they are.
    package internal(set) var body: [UInt8] = []
    /// Names of files that went with a form when nobody was signed in any more; to be chosen again.
    package internal(set) var lostFiles: [String] = []
    package let headers: Headers
    package let cookies: Cookies
    let client: ClientAddress
    /// Nil before signing in.
    package internal(set) var signedIn: SignedIn?
    package let environment: Environment
    /// Stands in the log and on the page of a fault.
    package let reference: Reference
    let site: Site
    /// What tokens are made from before anybody signed in.
    let visitorSecret: VisitorSecret

    /// The person's address; a proxy's word for it only where the settings trust the proxy.
    package var address: String { client.address }

    package var person: Actor? { signedIn?.actor }

    /// Who acts. Throws `WebFault.notSignedIn` on a route open to everyone where nobody signed in.
    package var actor: Actor {
        get throws {
            guard let person else { throw WebFault.notSignedIn }
            return person
        }
    }

    /// The key of the session that is open; throws like `actor`.
    package var sessionKey: String {
        get throws {
            guard let signedIn else { throw WebFault.notSignedIn }
            return signedIn.sessionKey
        }
    }
}

extension Visit {
    /// A part of the path as a key. What is no key is not found.
    package func id<Subject>(
        _ name: String,
        of subject: Subject.Type = Subject.self
    ) throws(WebFault) -> Identifier<Subject> {
        guard let id = parameters[name].flatMap({ Identifier<Subject>($0) }) else { throw .notFound }
        return id
    }

    /// A part of the path as it stands.
    package func part(_ name: String) throws(WebFault) -> String {
        guard let part = parameters[name] else { throw .notFound }
        return part
    }

    /// Whether a script of ours asks and reads JSON.
    package var wantsJSON: Bool {
        let accepted = headers["Accept"] ?? ""
        if accepted.contains("text/html") { return false }
        return accepted.hasPrefix("application/json") || headers[FormToken.headerName] != nil
    }

    /// This address with another query: for filters, sorting and the next page.
    package func address(with query: Fields) -> String { String(Site.parts(of: target).path) + query.queryString }
}
