/// The parts of an office file and how they refer to each other (ECMA-376 part 2, Open Packaging Conventions).
struct OfficePackage {
    let archive: ZipArchive

    init(_ source: ByteSource, limits: DocumentLimits) throws(DocumentFault) {
        archive = try ZipArchive(source, limits: limits)
    }

    /// The part the whole file is about; `usual` where the relationships do not say.
    func mainPart(usual: String) throws(DocumentFault) -> String {
        let found = try relationships(of: "").first { $0.type.hasSuffix("/officeDocument") }?.target
        return found.flatMap { archive.contains($0) ? $0 : nil } ?? usual
    }

    /// The parts that `part` refers to, with their paths from the top of the archive.
    func relationships(of part: String) throws(DocumentFault) -> [Relationship] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
        let handler = RelationshipHandler(folder: folder)
        try XMLStream.read("\(folder)_rels/\(name).rels", of: archive, handler)
        return handler.relationships
    }
}

struct Relationship {
    let id: String
    let type: String
    let target: String
}

private final class RelationshipHandler: XMLHandler {
    private let folder: String
    var relationships: [Relationship] = []

    init(folder: String) { self.folder = folder }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.is("Relationship"), attributes["TargetMode"] != "External",
            let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        relationships.append(Relationship(id: id, type: type, target: resolved(target)))
    }

    private func resolved(_ target: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts: [Substring] = []
        for part in (folder + target).split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
