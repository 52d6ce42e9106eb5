/// Thrown by a store's `find` where the thing is not there, or not there for this person: pages answer both alike.
package struct NotFound: Error, Hashable {
    /// The kind of thing, like `task`.
    package let kind: String
    package let key: String

    package init(_ kind: String, _ key: some CustomStringConvertible) {
        self.kind = kind
        self.key = key.description
    }
}
