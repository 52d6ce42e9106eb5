import CZip

/// A zip somebody brought. Nothing in it is believed: sizes are capped by what is said and by what comes out.
final class ZipArchive {
    let handle: OpaquePointer
    private let memory: UnsafeMutableRawPointer?
    let limits: DocumentLimits

    init(_ source: ByteSource, limits: DocumentLimits) throws(DocumentFault) {
        self.limits = limits
        var code: Int32 = 0
        switch source {
        case .file(let path):
            memory = nil
            guard let opened = zip_open(path, Int32(ZIP_RDONLY), &code) else { throw .brokenArchive }
            handle = opened
        case .bytes(let bytes):
            let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
            bytes.withUnsafeBytes {
                copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
            }
            memory = copy
            guard let opened = ZipArchive.open(copy, bytes.count) else {
                copy.deallocate()
                throw .brokenArchive
            }
            handle = opened
        }
        guard zip_get_num_entries(handle, 0) <= 20_000 else { throw .unpacksTooLarge }
    }

    deinit {
        zip_discard(handle)
        memory?.deallocate()
    }

    private static func open(_ memory: UnsafeMutableRawPointer, _ count: Int) -> OpaquePointer? {
        guard let source = zip_source_buffer_create(memory, zip_uint64_t(count), 0, nil) else { return nil }
        guard let opened = zip_open_from_source(source, Int32(ZIP_RDONLY), nil) else {
            zip_source_free(source)
            return nil
        }
        return opened
    }

    func contains(_ name: String) -> Bool { place(of: name) >= 0 }

    /// Names of parts are alike whatever their case (ECMA-376-2, 6.2.2.3); some programs part folders by `\`.
    private func place(of name: String) -> zip_int64_t {
        let exact = zip_name_locate(handle, name, 0)
        guard exact < 0 else { return exact }
        let alike = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE))
        guard alike < 0, name.contains("/") else { return alike }
        return zip_name_locate(handle, name.replacing("/", with: "\\"), zip_flags_t(ZIP_FL_NOCASE))
    }

    /// Opens a part for reading; nil where the archive has none of that name.
    func part(_ name: String) throws(DocumentFault) -> ZipPart? {
        let index = place(of: name)
        guard index >= 0 else { return nil }
        var facts = zip_stat_t()
        guard zip_stat_index(handle, zip_uint64_t(index), 0, &facts) == 0 else { throw .brokenArchive }
        guard facts.encryption_method == ZIP_EM_NONE else { throw .passwordProtected }
        // Deflate reaches 1032:1 on nothing but zeros; text that a person wrote stays under 100:1.
        let isAbsurd = facts.size > 20_000_000 && facts.size / max(1, facts.comp_size) > 300
        guard facts.size <= zip_uint64_t(limits.partSize), !isAbsurd else { throw .unpacksTooLarge }
        guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else { throw .brokenArchive }
        return ZipPart(file, limit: limits.partSize, archive: self)
    }
}

/// One part of an archive, read from front to back.
final class ZipPart {
    static let pieceSize = 65_536

    private let file: OpaquePointer
    private let limit: Int
    private let archive: ZipArchive
    private var total = 0

    fileprivate init(_ file: OpaquePointer, limit: Int, archive: ZipArchive) {
        self.file = file
        self.limit = limit
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    /// Fills the buffer; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(DocumentFault) -> Int {
        let got = zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count))
        guard got >= 0 else { throw .brokenArchive }
        total += Int(got)
        guard total <= limit else { throw .unpacksTooLarge }
        return Int(got)
    }

    /// The first `count` bytes.
    func head(_ count: Int) throws(DocumentFault) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { buffer.deallocate() }
        let got = try read(into: buffer)
        return Array(buffer.prefix(got))
    }
}
