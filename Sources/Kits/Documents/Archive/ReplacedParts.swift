import CZip
import Foundation

extension ZipArchive {
    /// Copies an archive and puts other bytes in the place of some of its parts. All other parts stay as they are packed.
    static func copy(
        _ source: ByteSource,
        replacing parts: [String: [UInt8]],
        to path: String
    ) throws(DocumentFault) {
        do {
            try? FileManager.default.removeItem(atPath: path)
            switch source {
            case .file(let from): try FileManager.default.copyItem(atPath: from, toPath: path)
            case .bytes(let bytes): try Data(bytes).write(to: URL(fileURLWithPath: path))
            }
        } catch {
            throw .cannotWrite
        }
        var code: Int32 = 0
        guard let archive = zip_open(path, 0, &code) else { throw .brokenArchive }
        for (name, bytes) in parts {
            // libzip frees the copy once it was written.
            let copy = malloc(max(1, bytes.count))!
            bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, bytes.count) } }
            guard let part = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
                free(copy)
                zip_discard(archive)
                throw .cannotWrite
            }
            let index = zip_name_locate(archive, name, 0)
            guard index >= 0, zip_file_replace(archive, zip_uint64_t(index), part, 0) == 0 else {
                zip_source_free(part)
                zip_discard(archive)
                throw .cannotWrite
            }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw .cannotWrite
        }
    }
}
