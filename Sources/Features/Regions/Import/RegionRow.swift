import Core

/// One place as a row of a file says it, checked as far as the row alone can be.
package struct RegionRow: Hashable, Sendable {
    /// As the spreadsheet shows it at the left; 1 is the first row.
    package let number: Int
    package let code: RegionCode
    package let name: String
    /// The level above as the file says it; nil where it does not say.
    package let parent: RegionCode?
    package let urbanClass: UrbanClass?

    package init(
        number: Int,
        code: RegionCode,
        name: String,
        parent: RegionCode? = nil,
        urbanClass: UrbanClass? = nil
    ) {
        self.number = number
        self.code = code
        self.name = name
        self.parent = parent
        self.urbanClass = urbanClass
    }
}
