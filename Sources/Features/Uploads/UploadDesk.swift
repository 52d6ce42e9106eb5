import Core
import Database
import Files
import NIOPosix

/// What every act on uploads works with.
package struct UploadDesk: Sendable {
    /// What arrives in chunks: evidence, and sheets that are read.
    static let types: Set<FileType> = .evidence.union([.xlsm, .ods, .webm, .ogg])

    package let database: Database
    package let environment: Environment
    package let vault: FileVault
    package let limits: UploadLimits
    let parts: PartFiles

    package init(database: Database, environment: Environment, vault: FileVault, limits: UploadLimits = UploadLimits())
    {
        self.database = database
        self.environment = environment
        self.vault = vault
        self.limits = limits
        parts = PartFiles(folder: vault.root + "/parts")
    }

    /// Work on the disk, off the threads that answer requests.
    func aside<Value: Sendable>(_ work: @escaping @Sendable () -> Result<Value, FileFault>) async throws
        -> Result<Value, FileFault>
    {
        try await NIOThreadPool.singleton.runIfActive { work() }
    }
}
