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

extension PaperDraft {
    /// The document as it would be printed now, without being kept: one of a pack that is downloaded.
    package func printed(from office: String, in county: RegionCode, at now: Instant) -> Paper {
        Paper(
            id: PaperID(rawValue: 1),
            county: county,
            kind: kind,
            stage: .draft,
            unit: UnitID(rawValue: 1),
            unitName: office,
            number: nil,
            content: content,
            about: about,
            person: "",
            madeAt: now,
            changedAt: now,
            issuedAt: nil,
            issuer: nil,
            template: nil,
            version: 1
        )
    }
}
