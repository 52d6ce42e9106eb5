import Database

/// Every migration of the program, in order: one history for both engines. A shipped migration is never edited.
package enum Schema {
    package static let migrations: [Migration] = [
        Migration(number: 1, name: "regions", statements: RegionSchema.first),
        Migration(number: 2, name: "accounts", statements: AccountSchema.first),
        Migration(number: 3, name: "records", statements: RecordSchema.first),
        Migration(number: 4, name: "directives", statements: DirectiveSchema.first),
        Migration(number: 5, name: "tasks", statements: TaskSchema.first),
    ]

    /// The tables of a county in the order in which rows can be copied: what is referred to comes first.
    package static let tables: [String] =
        RegionSchema.tables + AccountSchema.tables + RecordSchema.tables + DirectiveSchema.tables + TaskSchema.tables
}
