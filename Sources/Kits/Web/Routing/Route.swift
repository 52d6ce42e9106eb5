/// One address of the site: features return these as values, so they can be listed, tested without a socket, and proved
/// by a table of roles.
package struct Route: Sendable {
    package typealias Handler = @Sendable (Visit) async throws -> Reply

    package let method: Method
    /// `/tasks/{task}/signing`: a part in braces takes any one segment and is read with `visit.id` or `visit.text`.
    package let pattern: String
    package let access: Access
    /// What the address is for, in Chinese: stands in the list of routes.
    package let purpose: String
    /// The most bytes a request's body may have, files included. A larger one is answered with a page that says so.
    package var bodyLimit: Int
    /// Words for the names of form fields, shown when a form is held over a sign-in: `["title": "任务内容"]`.
    package var fieldWords: [String: String]
    /// The handler shows its form again where `visit.lostFiles` names files, or an upload is too large. Other routes are
    /// not asked then.
    package var returnsForm: Bool
    package let handle: Handler

    /// Enough for any form without files: a pasted document of 300,000 characters included, nine bytes each as forms
    /// without files send them.
    package static let formLimit = 3_000_000

    package init(
        _ method: Method,
        _ pattern: String,
        _ access: Access,
        _ purpose: String,
        bodyLimit: Int = Route.formLimit,
        fieldWords: [String: String] = [:],
        returnsForm: Bool = false,
        handle: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.purpose = purpose
        self.bodyLimit = bodyLimit
        self.fieldWords = fieldWords
        self.returnsForm = returnsForm
        self.handle = handle
    }

    package static func get(
        _ pattern: String,
        _ access: Access,
        _ purpose: String,
        _ handle: @escaping Handler
    ) -> Route {
        Route(.get, pattern, access, purpose, handle: handle)
    }

    /// - Parameter uploadLimit: The most bytes of the whole body where the form sends files.
    package static func post(
        _ pattern: String,
        _ access: Access,
        _ purpose: String,
        uploadLimit: Int = Route.formLimit,
        returnsForm: Bool = false,
        fieldWords: [String: String] = [:],
        _ handle: @escaping Handler
    ) -> Route {
        Route(
            .post,
            pattern,
            access,
            purpose,
            bodyLimit: uploadLimit,
            fieldWords: fieldWords,
            returnsForm: returnsForm,
            handle: handle
        )
    }
}
