import Ciphers
import Core

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A sealed file is one of the vault's like any other: its digest is that of the bytes that lie here, so that backups,
/// copies and checks need no key.
extension FileVault {
    /// As `store`, with the bytes sealed. The size answered is that of the plain bytes.
    package func store(
        contentsOf path: String,
        originalName: String,
        types: Set<FileType>,
        sealedBy seal: FileSeal
    ) throws(FileFault) -> StoredFile {
        let (file, type) = try opened(path, originalName, types)
        let digest = try keep(file, sealedBy: seal)
        return StoredFile(digest: digest, size: file.size, type: type, name: FileName(originalName, type: type))
    }

    /// The bytes of a file that lies here sealed, as they were brought; nil for one that lies here in the clear, or not at
    /// all. Throws `sealed` where the key does not open it.
    package func plain(_ digest: FileDigest, by seal: FileSeal) throws(FileFault) -> [UInt8]? {
        guard let file = OpenFile(path(of: digest)), FileSeal.isSealed(file) else { return nil }
        guard let bytes = seal.opened(file) else { throw .sealed(digest) }
        return bytes
    }

    /// Bytes of a file as it was brought, sealed or not; 0 where it is not here.
    package func plainSize(_ digest: FileDigest) -> Int {
        guard let file = OpenFile(path(of: digest)) else { return 0 }
        return FileSeal.isSealed(file) ? FileSeal.plainSize(file) : file.size
    }

    /// Keeps what lies here in the clear sealed beside it; nil where it is sealed already, not here, or here for less than a
    /// day: `remove` would leave it.
    package func seal(_ digest: FileDigest, by seal: FileSeal, now: Int = time(nil)) throws(FileFault) -> FileDigest? {
        guard isSettled(digest, now: now), let file = OpenFile(path(of: digest)), !FileSeal.isSealed(file) else {
            return nil
        }
        return try keep(file, sealedBy: seal)
    }

    private func keep(_ file: OpenFile, sealedBy seal: FileSeal) throws(FileFault) -> FileDigest {
        try makeRoot()
        let incoming = try IncomingFile(in: root + "/incoming")
        var hash = SHA256()
        var size = 0
        try seal.seal(file) { (part) throws(FileFault) in
            hash.update(data: part)
            size += part.count
            try incoming.append(part)
        }
        let digest = FileDigest(hash.finalize())
        try place(incoming, digest: digest, size: size)
        return digest
    }
}
