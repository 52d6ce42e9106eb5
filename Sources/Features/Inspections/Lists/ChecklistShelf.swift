import Programmes

/// The check-lists a county may inspect by: the shipped ones, and its own beside them.
package struct ChecklistShelf: Sendable {
    /// In order of their keys.
    package let lists: [Checklist]

    package subscript(key: String) -> Checklist? { lists.first { $0.key == key } }

    package static let shipped = ChecklistShelf(own: [])

    static let files: [WrittenFile] = [
        file("clean-villages", PackageResources.clean_villages_yaml),
        file("greening", PackageResources.greening_yaml),
        file("old-houses", PackageResources.old_houses_yaml),
        file("rearing-communities", PackageResources.rearing_communities_yaml),
        file("toilets", PackageResources.toilets_yaml),
    ]

    /// What is wrong with the shipped ones: nothing, says a test.
    package static var shippedProblems: [PlaybookProblem] { files.flatMap { ChecklistFile($0).read().problems } }

    /// An own file takes the place of the shipped one of its name; one with a mistake is left out.
    package init(own: [WrittenFile]) {
        var lists: [String: Checklist] = [:]
        for file in Self.files + own {
            if let list = ChecklistFile(file).read().list { lists[list.key] = list }
        }
        self.lists = lists.values.sorted { $0.key < $1.key }
    }

    private static func file(_ name: String, _ bytes: [UInt8]) -> WrittenFile {
        WrittenFile(name: "\(name).yaml", bytes: bytes)
    }
}
