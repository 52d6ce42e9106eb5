import Foundation

/// The county's own playbooks: `*.yaml` in a folder, in order of their names.
package enum PlaybookFolder {
    /// Empty where there is no such folder. A file that cannot be read is there without bytes, and reading complains.
    package static func files(at path: String) -> [WrittenFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().compactMap { name in
            file(at: path + "/" + name)
        }
    }

    package static func file(at path: String) -> WrittenFile? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        return WrittenFile(name: path, bytes: Array(bytes))
    }
}
