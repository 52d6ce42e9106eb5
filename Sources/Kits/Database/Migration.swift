/// One step of the schema's history. Once shipped it is never edited: a later one corrects it.
package struct Migration: Sendable {
    package let number: Int
    package let name: String
    package let statements: @Sendable (Dialect) -> [String]

    package init(_ number: Int, _ name: String, _ statements: @escaping @Sendable (Dialect) -> [String]) {
        self.number = number
        self.name = name
        self.statements = statements
    }
}
