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
        try related(part).relationships
    }

    /// What `part` refers to outside the file. Only named, never opened.
    func outsideTargets(of part: String) throws(DocumentFault) -> [String] {
        try related(part).outside
    }

    /// Where the relationships of a part are kept.
    static func relationsPath(of part: String) -> String {
        let name = part.split(separator: "/").last ?? ""
        return "\(part.dropLast(name.count))_rels/\(name).rels"
    }

    private func related(_ part: String) throws(DocumentFault) -> RelationshipHandler {
        let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
        let handler = RelationshipHandler(folder: folder)
        try XMLStream.read(OfficePackage.relationsPath(of: part), of: archive, handler)
        return handler
    }
}

struct Relationship {
    let id: String
    let type: String
    let target: String

    /// Whether the type ends with this word; the namespace before it has a transitional and a strict form.
    func isOf(_ kind: String) -> Bool { type.hasSuffix("/" + kind) }
}

private final class RelationshipHandler: XMLHandler {
    private let folder: String
    var relationships: [Relationship] = []
    var outside: [String] = []

    init(folder: String) { self.folder = folder }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.is("Relationship"), let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"]
        else { return }
        guard attributes["TargetMode"] != "External" else { return outside.append(target) }
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
