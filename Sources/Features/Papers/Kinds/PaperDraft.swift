import Core

/// A document about to be kept: what it says, whom it is addressed to, and what it is about.
package struct PaperDraft: Sendable {
    package var kind: PaperKind
    package var content: PaperContent
    /// The units that read it once it is issued.
    package var units: [UnitID]
    package var about: PaperAbout?

    package init(_ kind: PaperKind, _ content: PaperContent, units: [UnitID] = [], about: PaperAbout? = nil) {
        self.kind = kind
        self.content = content
        self.units = units
        self.about = about
    }
}
