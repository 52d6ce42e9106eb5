import Core
import Database
import Files
import NIOPosix

/// Digests of every file the database names, uploads included.
package typealias NamedDigests = @Sendable (Transaction) throws -> Set<String>

/// What every act on uploads works with.
package struct UploadDesk: Sendable {
    /// What arrives in chunks: evidence, and sheets that are read.
    static let types: Set<FileType> = .evidence.union([.xlsm, .ods, .webm, .ogg])

    package let database: Database
    package let environment: Environment
    package let vault: FileVault
    package let limits: UploadLimits
    /// Nil where whoever works with it takes no bytes away.
    let named: NamedDigests?
    let parts: PartFiles

    package init(
        database: Database,
        environment: Environment,
        vault: FileVault,
        limits: UploadLimits = UploadLimits(),
        named: NamedDigests? = nil
    ) {
        self.database = database
        self.environment = environment
        self.vault = vault
        self.limits = limits
        self.named = named
        parts = PartFiles(folder: vault.root + "/parts")
    }

    /// Work on the disk, off the threads that answer requests.
    func aside<Value: Sendable>(_ work: @escaping @Sendable () -> Result<Value, FileFault>) async throws
        -> Result<Value, FileFault>
    {
        try await NIOThreadPool.singleton.runIfActive { work() }
    }
}
