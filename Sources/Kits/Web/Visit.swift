import Core
import Pages

/// One request as a handler sees it.
package struct Visit: Sendable {
    package let method: Method
    package let path: String
    /// The values of the path's braces.
    package let parameters: [String: String]
    package let query: Fields
    package let form: Fields
    package let uploads: [Upload]
    package let signedIn: SignedIn?
    package let environment: Environment
    /// The client's address, taken from the proxy where that is trusted.
    package let address: String
    package let device: String
    package let isDevelopment: Bool
    /// What every page shares: person, navigation, token, notice.
    package let pageContext: PageContext
    /// A form the person sent when the session had ended; only the sign-in routes meet one.
    package let held: HeldForm?

    package var person: Actor? { signedIn?.actor }

    /// Who acts; a route for signed-in people always has one.
    package var actor: Actor {
        get throws {
            guard let signedIn else { throw WebFault.forbidden }
            return signedIn.actor
        }
    }

    /// The key in the path; anything that is none answers as not found.
    package func id<Subject>(_ name: String, of subject: Subject.Type = Subject.self) throws -> Identifier<Subject> {
        guard let id = parameters[name].flatMap({ Identifier<Subject>($0) }) else { throw WebFault.notFound }
        return id
    }

    /// A whole number in the path.
    package func number(_ name: String) throws -> Int {
        guard let number = parameters[name].flatMap({ Int($0) }) else { throw WebFault.notFound }
        return number
    }

    package func uploads(_ field: String) -> [Upload] { uploads.filter { $0.field == field && $0.size > 0 } }
}
