import Ciphers

/// One step of the schema's history. Once shipped it is never edited: a later one corrects it.
package struct Migration: Sendable {
    package let number: Int
    package let name: String
    /// The statements of one engine, each a single one.
    package let statements: @Sendable (Dialect) -> [String]

    package init(_ number: Int, _ name: String, _ statements: @escaping @Sendable (Dialect) -> [String]) {
        self.number = number
        self.name = name
        self.statements = statements
    }

    /// SHA-256 of the statements, in hexadecimal.
    func digest(_ dialect: Dialect) -> String {
        var hash = SHA256()
        for statement in statements(dialect) {
            hash.update(data: Array(statement.utf8))
            hash.update(data: [0])
        }
        return hash.finalize().hexadecimal
    }

    /// Names a set of migrations by all it does on an engine: 20 hexadecimal digits.
    package static func fingerprint(_ migrations: [Migration], _ dialect: Dialect) -> String {
        var hash = SHA256()
        for migration in migrations {
            hash.update(data: Array("\(migration.number) \(migration.name) \(migration.digest(dialect))\n".utf8))
        }
        return String(hash.finalize().hexadecimal.prefix(20))
    }
}

extension SHA256.Digest {
    fileprivate var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
