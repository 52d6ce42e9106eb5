import Documents
import Files
import Ledgers

extension FileVault {
    /// A sheet that was brought, to be read: it lies sealed, or in the clear where an earlier program kept it.
    package func sheet(_ digest: FileDigest, _ vault: PersonalVault) throws(FileFault) -> ByteSource {
        if let bytes = try plain(digest, by: vault.sheets.files) { return .bytes(bytes) }
        return .file(path: path(of: digest))
    }
}
