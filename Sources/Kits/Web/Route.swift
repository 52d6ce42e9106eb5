/// An address, who may use it, what for, and what it does.
package struct Route: Sendable {
    package let method: Method
    /// Like `/tasks/{task}/signing`; a part in braces takes any one segment.
    package let path: String
    package let access: Access
    /// What people use it for, in Chinese; shown in the table of all routes.
    package let purpose: String
    /// Largest body in bytes, files included.
    package let bodyLimit: Int
    package let handle: @Sendable (Visit) async throws -> Reply

    package static let formLimit = 1 << 20

    package static func get(
        _ path: String, _ access: Access, _ purpose: String,
        _ handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .get, path: path, access: access, purpose: purpose, bodyLimit: 0, handle: handle)
    }

    package static func post(
        _ path: String, _ access: Access, _ purpose: String, bodyLimit: Int = formLimit,
        _ handle: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .post, path: path, access: access, purpose: purpose, bodyLimit: bodyLimit, handle: handle)
    }
}
