import Core

/// A unit as a form or a row of a sheet says it.
package struct UnitInput: Hashable, Sendable {
    package var name: String
    /// Empty where it is the name.
    package var shortName: String
    package var kind: UnitKind?
    package var region: RegionCode?
    /// Keys of `PolicyText.UnitFunction`.
    package var functions: [String]
    package var aliases: [String]

    package init(
        name: String,
        shortName: String = "",
        kind: UnitKind?,
        region: RegionCode?,
        functions: [String] = [],
        aliases: [String] = []
    ) {
        self.name = name
        self.shortName = shortName
        self.kind = kind
        self.region = region
        self.functions = functions
        self.aliases = aliases
    }
}
