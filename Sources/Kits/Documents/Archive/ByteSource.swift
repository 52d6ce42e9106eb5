/// Where the bytes of a document are: a file on disk, or memory.
package enum ByteSource: Sendable {
    case file(path: String)
    case bytes([UInt8])
}
