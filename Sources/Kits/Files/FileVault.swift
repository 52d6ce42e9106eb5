import Ciphers
import Core

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Files kept under the digest of their bytes: the same bytes are kept once, and every file can be verified.
package struct FileVault: Sendable {
    package let root: String
    /// The most bytes one file may have.
    package let largest: Int

    /// - Parameters:
    ///   - root: a folder of its own; made, with the folders above it, on the first store.
    ///   - largest: bytes.
    package init(root: String, largest: Int = 50_000_000) {
        self.largest = largest
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    /// Copies a file into the vault: 64 KB at a time, flushed to disk, then moved to its place in one step.
    /// - Parameters:
    ///   - path: a temporary file; it stays where it is.
    ///   - originalName: as the browser sent it; never used as a path.
    ///   - declaredType: the media type the browser sent; only the bytes decide, so it is not looked at.
    package func store(
        contentsOf path: String,
        originalName: String,
        declaredType: String? = nil,
        types: Set<FileType> = .evidence
    ) throws(FileFault) -> StoredFile {
        let (file, type) = try opened(path, originalName, types)
        try makeRoot()
        let incoming = try IncomingFile(in: root + "/incoming")
        var hash = SHA256()
        var size = 0
        try file.eachPiece { (piece) throws(FileFault) in
            hash.update(bufferPointer: piece)
            size += piece.count
            guard size <= largest else { throw .tooLarge(limit: largest) }
            try incoming.append(piece)
        }
        let digest = FileDigest(hash.finalize())
        try place(incoming, digest: digest, size: size)
        return StoredFile(digest: digest, size: size, type: type, name: FileName(originalName, type: type))
    }

    /// Throws what `store` would throw of the file's size and type, and keeps nothing. Answers what the file is.
    @discardableResult
    package func check(
        contentsOf path: String,
        originalName: String,
        types: Set<FileType> = .evidence
    ) throws(FileFault) -> FileType {
        try opened(path, originalName, types).type
    }

    /// Takes in a file that must have this digest, as a backup brings it. Bytes already here stay, unless a fault of the
    /// disk has changed them. Throws `changed` where the file is another one.
    /// - Parameter isNamed: whether this very act names it, so that `remove` need not wait for somebody who may. Where the
    ///   bytes were here already, it does.
    package func take(_ digest: FileDigest, from path: String, isNamed: Bool = false) throws(FileFault) {
        if contains(digest) {
            do {
                try verify(digest)
                // As new: it is not taken away while it is about to be named. Where it just was, it is put there again.
                if utimes(self.path(of: digest), nil) == 0 { return }
            } catch {
                guard case .changed = error else { throw error }
            }
        }
        guard let file = OpenFile(path) else { throw .missing(digest) }
        try makeRoot()
        let incoming = try IncomingFile(in: root + "/incoming")
        var hash = SHA256()
        try file.eachPiece { (piece) throws(FileFault) in
            hash.update(bufferPointer: piece)
            try incoming.append(piece)
        }
        guard FileDigest(hash.finalize()) == digest else { throw .changed(digest) }
        if isNamed { incoming.age() }
        try put(incoming, digest)
    }

    /// Where the bytes of a digest are.
    package func path(of digest: FileDigest) -> String { "\(folder(of: digest))/\(digest)" }

    package func contains(_ digest: FileDigest) -> Bool { access(path(of: digest), F_OK) == 0 }

    /// Takes a file away that nothing names any more. One stored or stored again within the last day stays: whoever
    /// stored it may be about to name it.
    package func remove(_ digest: FileDigest, now: Int = time(nil)) {
        if isSettled(digest, now: now) { unlink(path(of: digest)) }
    }

    /// Whether a file lies here, and nobody stored it within the last day.
    package func isSettled(_ digest: FileDigest, now: Int = time(nil)) -> Bool {
        var facts = stat()
        return lstat(path(of: digest), &facts) == 0 && now - facts.modified > 86_400
    }

    /// Reads the file again; throws `missing` or `changed`.
    package func verify(_ digest: FileDigest) throws(FileFault) {
        guard let file = OpenFile(path(of: digest)) else { throw .missing(digest) }
        var hash = SHA256()
        try file.eachPiece { (piece) throws(FileFault) in hash.update(bufferPointer: piece) }
        guard FileDigest(hash.finalize()) == digest else { throw .changed(digest) }
    }

    /// Removes what an interrupted store or upload left behind a day ago or earlier. Younger files may belong to another
    /// server that shares the vault.
    package func sweep(now: Int = time(nil)) {
        guard let listing = opendir(root + "/incoming") else { return }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let path = "\(root)/incoming/\(name)"
            var facts = stat()
            guard name != ".", name != "..", lstat(path, &facts) == 0 else { continue }
            if now - facts.modified > 86_400 { unlink(path) }
        }
    }

    func opened(
        _ path: String,
        _ originalName: String,
        _ types: Set<FileType>
    ) throws(FileFault) -> (file: OpenFile, type: FileType) {
        guard let file = OpenFile(path) else { throw .storage }
        guard file.size > 0 else { throw .empty }
        guard file.size <= largest else { throw .tooLarge(limit: largest) }
        let type = FileType.detect(file)
        try checkType(type, name: originalName, allowed: types)
        return (file, type)
    }

    private func folder(of digest: FileDigest) -> String {
        let digits = digest.description
        return "\(root)/\(digits.prefix(2))/\(digits.dropFirst(2).prefix(2))"
    }

    private func checkType(_ type: FileType, name: String, allowed: Set<FileType>) throws(FileFault) {
        if allowed.contains(type) { return }
        if type == .protectedOffice { throw .passwordProtected }
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() ?? ""
        let promised = FileType.types(ofEnding: ending)
        if !promised.isEmpty, !promised.contains(type) { throw .notReally(ending: ending, detected: type) }
        throw .typeNotAllowed(type, allowed: FileType.allCases.filter(allowed.contains))
    }

    func makeRoot() throws(FileFault) {
        if access(root + "/incoming", W_OK) == 0 { return }
        var path = root.hasPrefix("/") ? "" : "."
        for part in root.split(separator: "/") {
            path += "/\(part)"
            try makeFolder(path)
        }
        try makeFolder(root + "/incoming")
    }

    /// Bytes already in the vault stay as they are, unless a fault of the disk has cut them off.
    func place(_ incoming: IncomingFile, digest: FileDigest, size: Int) throws(FileFault) {
        if let present = OpenFile(path(of: digest)), present.size == size {
            // As new: it is not taken away while it is about to be named.
            utimes(path(of: digest), nil)
            return
        }
        try put(incoming, digest)
    }

    private func put(_ incoming: IncomingFile, _ digest: FileDigest) throws(FileFault) {
        let folder = folder(of: digest)
        let upper = "\(root)/\(digest.description.prefix(2))"
        try makeFolder(upper)
        try makeFolder(folder)
        try incoming.move(to: path(of: digest), in: folder)
        try flushFolder(upper)
        try flushFolder(root)
    }
}

extension stat {
    /// Seconds since 1970.
    fileprivate var modified: Int {
        #if canImport(Darwin)
        st_mtimespec.tv_sec
        #else
        st_mtim.tv_sec
        #endif
    }
}
