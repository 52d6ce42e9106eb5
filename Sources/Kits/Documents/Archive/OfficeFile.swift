import CZip

/// An office file that is read to be written again with changes: every part stays but those given anew.
package final class OfficeFile {
    private let archive: ZipArchive
    /// The parts in the order of the archive.
    package let names: [String]

    /// - Parameter limits: a county's own form is small; a part that unpacks beyond them is refused.
    package init(_ source: ByteSource, limits: DocumentLimits) throws(DocumentFault) {
        archive = try ZipArchive(source, limits: limits)
        names = archive.names
        if names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) { throw .macroDocument }
    }

    package func bytes(of name: String) throws(DocumentFault) -> [UInt8] {
        guard let part = try archive.part(name) else { return [] }
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipPart.pieceSize, alignment: 1)
        defer { buffer.deallocate() }
        while true {
            let got = try part.read(into: buffer)
            if got == 0 { return bytes }
            bytes += buffer.prefix(got)
        }
    }

    /// A part as a tree; nil where the file has no such part.
    package func tree(of name: String) throws(DocumentFault) -> XMLElement? {
        guard let part = try archive.part(name) else { return nil }
        let handler = TreeHandler()
        try XMLStream(part, handler).readAll()
        return handler.root
    }

    /// Writes the file with some parts replaced.
    package func write(replacing parts: [String: [UInt8]], to path: String) throws(DocumentFault) {
        let zip = try ZipWriter(path: path)
        for name in names where !name.hasSuffix("/") {
            if let part = parts[name] { try zip.add(name, part) } else { try zip.add(name, try bytes(of: name)) }
        }
        try zip.finish()
    }
}

extension ZipArchive {
    var names: [String] {
        (0..<zip_get_num_entries(handle, 0)).compactMap { index in
            zip_get_name(handle, zip_uint64_t(index), 0).map { String(cString: $0) }
        }
    }
}
