import CArgon2
import NIOPosix

/// Argon2id with its cost, as the PHC strings it makes name it.
package struct PasswordHasher: Sendable {
    /// KiB of memory.
    package let memory: UInt32
    package let passes: UInt32
    package let lanes: UInt32

    /// The least OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane; about 45 ms.
    package static let standard = PasswordHasher(memory: 19 * 1024, passes: 2, lanes: 1)

    package init(memory: UInt32, passes: UInt32, lanes: UInt32) {
        self.memory = memory
        self.passes = passes
        self.lanes = lanes
    }

    // Two threads of their own: however many people sign in, everybody else's requests go on.
    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        return pool
    }()

    /// A PHC string `$argon2id$v=19$m=…`.
    package func hash(_ password: String) async throws -> String {
        try await Self.threads.runIfActive { try hashNow(password, salt: SecretBytes.random(16)) }
    }

    /// Whether the password is the one behind a PHC string.
    package func verify(_ password: String, against hash: String) async throws -> Bool {
        try await Self.threads.runIfActive {
            let bytes = Array(password.utf8)
            return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
        }
    }

    /// Takes as long as `verify` does, for names nobody has.
    package func pretendToVerify(_ password: String) async throws {
        try await Self.threads.runIfActive { _ = try hashNow(password, salt: Self.noSalt) }
    }

    /// The hash without leaving the thread, for filling a county.
    package func hashNow(_ password: String, salt: [UInt8]) throws -> String {
        let length = argon2_encodedlen(passes, memory, lanes, UInt32(salt.count), 32, Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let bytes = Array(password.utf8)
        let code = argon2id_hash_encoded(
            passes,
            memory,
            lanes,
            bytes,
            bytes.count,
            salt,
            salt.count,
            32,
            &encoded,
            length
        )
        guard code == ARGON2_OK.rawValue else { throw PasswordFault(code: code) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let noSalt = [UInt8](repeating: 7, count: 16)
}

/// The library could not compute: no memory.
package struct PasswordFault: Error, Hashable {
    let code: Int32
}
