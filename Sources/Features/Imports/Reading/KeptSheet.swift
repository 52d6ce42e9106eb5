import Core
import Dispatch
import Documents
import Files
import Ledgers

/// Makes something of the sheets of a file, or says what is missing in it.
package typealias SheetReading<Value> = @Sendable (ByteSource, DocumentLimits) throws(DocumentFault) -> Outcome<Value>

extension FileVault {
    /// A sheet that was brought, to be read: it lies sealed, or in the clear where an earlier program kept it.
    package func sheet(_ digest: FileDigest, _ vault: PersonalVault) throws(FileFault) -> ByteSource {
        guard contains(digest) else { throw .missing(digest) }
        if let bytes = try plain(digest, by: vault.sheets.files) { return .bytes(bytes) }
        return .file(path: path(of: digest))
    }

    /// What `read` makes of a sheet that is kept; a file that cannot be had or read is refused, its reason an issue of
    /// `field`.
    package func readSheet<Value: Sendable>(
        _ digest: FileDigest,
        _ vault: PersonalVault,
        field: String? = nil,
        _ read: @escaping SheetReading<Value>
    ) async -> Outcome<Value> {
        await aside { made(of: digest, vault, field, read) }
    }

    /// The same of one that was just brought and is not kept yet.
    package func readSheet<Value: Sendable>(
        at path: String,
        field: String? = nil,
        _ read: @escaping SheetReading<Value>
    ) async -> Outcome<Value> {
        await aside { made(of: .file(path: path), field, read) }
    }

    private func made<Value>(
        of digest: FileDigest,
        _ vault: PersonalVault,
        _ field: String?,
        _ read: SheetReading<Value>
    ) -> Outcome<Value> {
        let source: ByteSource
        do {
            source = try sheet(digest, vault)
        } catch {
            return .refused([error.issue(field: field)])
        }
        return made(of: source, field, read)
    }

    private func made<Value>(of source: ByteSource, _ field: String?, _ read: SheetReading<Value>) -> Outcome<Value> {
        do {
            return try read(source, ImportDesk.limits(fileSize: largest))
        } catch {
            return .refused([error.issue(field: field, reading: .sheet)])
        }
    }

    /// Another program may convert the file for seconds: it runs on a thread that nobody else waits for.
    private func aside<Value: Sendable>(_ read: @escaping @Sendable () -> Outcome<Value>) async -> Outcome<Value> {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: read()) }
        }
    }
}
