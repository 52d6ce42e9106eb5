import Programmes

/// A playbook with the text it was read from, which is what a county keeps.
package struct PlaybookText: Sendable {
    package let playbook: Playbook
    package let yaml: String

    package init(playbook: Playbook, yaml: String) {
        self.playbook = playbook
        self.yaml = yaml
    }

    /// The playbooks of a library with their files; files that were not read are left out.
    package static func all(_ files: [WrittenFile], in library: PlaybookLibrary) -> [PlaybookText] {
        files.compactMap { file in
            let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
            return library[name.replacing(".yaml", with: "")].map {
                PlaybookText(playbook: $0, yaml: String(decoding: file.bytes, as: UTF8.self))
            }
        }
    }

    /// Those the program brings with it.
    package static var shipped: [PlaybookText] {
        all(ShippedPlaybooks.files, in: PlaybookLibrary.read().library)
    }

    /// Texts that were taken on, read beside each other; each names its playbook's key.
    static func read(_ texts: [(key: String, yaml: String)]) -> PlaybookLibrary {
        let own = texts.map { WrittenFile(name: "\($0.key).yaml", bytes: Array($0.yaml.utf8)) }
        return PlaybookLibrary.read(own: own).library
    }
}
