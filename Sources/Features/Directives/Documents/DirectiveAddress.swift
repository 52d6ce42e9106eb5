/// Where documents and their drafts are found.
package enum DirectiveAddress {
    package static func directive(_ id: DirectiveID) -> String { "/directives/\(id)" }

    /// The characters a draft came from, in the part of the document they stand in.
    package static func source(of draft: DraftID, in directive: DirectiveID) -> String {
        "/directives/\(directive)?task=\(draft)#text-\(draft)"
    }

    /// The draft in the breakdown.
    package static func draft(_ draft: DraftID, in directive: DirectiveID) -> String {
        "/directives/\(directive)?task=\(draft)#task-\(draft)"
    }
}
