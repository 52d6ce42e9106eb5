/// The names by which texts call the units of a county. May be empty: then units are read by the shape of their names.
package struct UnitLexicon: Sendable {
    package struct Entry: Sendable, Hashable, Codable {
        /// The caller's key; comes back in `UnitMention.unit`.
        package var id: String
        /// The full name: `县自然资源局`.
        package var name: String
        /// Other names it is called by: `自然资源局`, `国土资源局`.
        package var aliases: [String]
        /// Functions it carries (keys of `UnitFunction`): decide suggestions, and which ministry's words mean it.
        package var functions: [String]

        package init(id: String, name: String, aliases: [String] = [], functions: [String] = []) {
            self.id = id
            self.name = name
            self.aliases = aliases
            self.functions = functions
        }
    }

    package let entries: [Entry]

    package init(_ entries: [Entry] = []) {
        self.entries = entries
    }
}
