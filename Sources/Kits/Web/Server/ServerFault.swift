import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Why a server could not listen.
package enum ServerFault: Error, Hashable, Sendable {
    /// Another program listens there.
    case addressTaken(host: String, port: Int)
    /// The machine does not have the address, or does not let this user have it.
    case addressRefused(host: String, port: Int, detail: String)

    init(_ error: IOError, host: String, port: Int) {
        if error.errnoCode == EADDRINUSE {
            self = .addressTaken(host: host, port: port)
        } else {
            self = .addressRefused(host: host, port: port, detail: String(describing: error))
        }
    }
}
