import CZip
import Foundation

/// An office file that is read to be written again with changes: every part stays, byte for byte and as it is packed, but
/// those given anew.
package final class OfficeFile {
    private let source: ByteSource
    private let archive: ZipArchive
    /// The parts in the order of the archive.
    package let names: [String]

    /// - Parameter limits: a part that unpacks beyond them is refused.
    package init(_ source: ByteSource, limits: DocumentLimits) throws(DocumentFault) {
        self.source = source
        archive = try ZipArchive(source, limits: limits)
        names = archive.names
    }

    package var hasMacros: Bool { names.contains { $0.lowercased().hasSuffix("vbaproject.bin") } }

    package func contains(_ name: String) -> Bool { archive.contains(name) }

    /// Empty where the file has no such part.
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

    /// Writes the file with some parts replaced, or added where it has none of the name, and without others.
    package func write(
        replacing parts: [String: [UInt8]],
        without dropped: Set<String> = [],
        to path: String
    ) throws(DocumentFault) {
        do {
            try? FileManager.default.removeItem(atPath: path)
            switch source {
            case .file(let from): try FileManager.default.copyItem(atPath: from, toPath: path)
            case .bytes(let bytes): try Data(bytes).write(to: URL(fileURLWithPath: path))
            }
            // What was brought may stand where nobody writes; the copy is ours.
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        } catch {
            throw .cannotWrite
        }
        var code: Int32 = 0
        guard let copy = zip_open(path, 0, &code) else { throw .brokenArchive }
        for (name, bytes) in parts.sorted(by: { $0.key < $1.key }) {
            guard OfficeFile.put(name, bytes, in: copy) else {
                zip_discard(copy)
                throw .cannotWrite
            }
        }
        for name in dropped.sorted() {
            let index = zip_name_locate(copy, name, 0)
            guard index < 0 || zip_delete(copy, zip_uint64_t(index)) == 0 else {
                zip_discard(copy)
                throw .cannotWrite
            }
        }
        guard zip_close(copy) == 0 else {
            zip_discard(copy)
            throw .cannotWrite
        }
    }

    private static func put(_ name: String, _ bytes: [UInt8], in archive: OpaquePointer) -> Bool {
        // libzip frees the copy once it was written.
        let copy = malloc(max(1, bytes.count))!
        bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, bytes.count) } }
        guard let part = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
            free(copy)
            return false
        }
        var index = zip_name_locate(archive, name, 0)
        if index >= 0 {
            guard zip_file_replace(archive, zip_uint64_t(index), part, 0) == 0 else {
                zip_source_free(part)
                return false
            }
        } else {
            index = zip_file_add(archive, name, part, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(part)
                return false
            }
        }
        // 1 January 1980, as our own zips say: the same input gives the same file.
        return zip_file_set_dostime(archive, zip_uint64_t(index), 0, 1 << 5 | 1, 0) == 0
    }
}

extension ZipArchive {
    var names: [String] {
        (0..<zip_get_num_entries(handle, 0)).compactMap { index in
            zip_get_name(handle, zip_uint64_t(index), 0).map { String(cString: $0) }
        }
    }
}
