import Core
import PolicyText

/// A numbered part of a stored document.
package struct DirectiveSection: Hashable, Sendable, Identifiable {
    package let section: Section
    /// The deadline of drafts in this part, and in the parts below it, that have none of their own.
    package let defaultDeadline: Day?

    package var id: Int { section.id }
}

/// The parts of a document, in the order of the text.
package struct DirectiveOutline: Hashable, Sendable {
    package let sections: [DirectiveSection]
    private let positions: [Int: Int]

    package init(_ sections: [DirectiveSection]) {
        self.sections = sections
        positions = Dictionary(sections.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func section(_ id: Int?) -> DirectiveSection? {
        id.flatMap { positions[$0] }.map { sections[$0] }
    }

    /// A part and the parts it stands in, from the innermost out.
    package func line(of id: Int?) -> [DirectiveSection] {
        var line: [DirectiveSection] = []
        var next = section(id)
        while let part = next, line.count < sections.count {
            line.append(part)
            next = section(part.section.parent)
        }
        return line
    }

    /// The outermost part around a part.
    package func top(of id: Int?) -> DirectiveSection? { line(of: id).last }

    /// The deadline a draft of this part takes where it has none of its own.
    package func deadline(of id: Int?) -> Day? { line(of: id).lazy.compactMap(\.defaultDeadline).first }

    /// A part and all parts below it.
    package func below(_ id: Int) -> Set<Int> {
        Set(sections.map(\.id).filter { part in line(of: part).contains { $0.id == id } })
    }

    /// `一、围绕全域协调发展`: the label and heading of the outermost part, for lists and walls; empty outside all parts.
    package func title(of id: Int?) -> String { top(of: id).map { SectionWords.title($0.section) } ?? "" }
}

/// How a part is called on pages and sheets.
package enum SectionWords {
    /// Where a heading runs on into its sentence, the first clause stands for it.
    package static func title(_ section: Section, limit: Int = 32) -> String {
        let label = section.label
        let heading = section.heading.count > limit ? section.heading.prefix(limit - 1) + "…" : section.heading[...]
        if label.isEmpty { return String(heading) }
        let separator = label.hasSuffix("）") || label.hasSuffix(")") ? "" : label.hasSuffix("是") ? "" : "、"
        return heading.isEmpty ? label : label + separator + heading
    }
}
