import Core
import Documents
import Foundation
import Web

/// A workbook written to a temporary file that goes with the answer.
enum SheetReply {
    static func reply(_ document: SheetDocument, name: String) throws -> Reply {
        let path = newPath()
        try document.write(to: path)
        return file(path, name)
    }

    /// - Parameter write: makes the file at the path it is given.
    static func reply(name: String, _ write: (String) async throws -> Void) async throws -> Reply {
        let path = newPath()
        try await write(path)
        return file(path, name)
    }

    private static func newPath() -> String {
        NSTemporaryDirectory() + "luoshi-sheet-\(UInt64.random(in: 0...UInt64.max)).xlsx"
    }

    private static func file(_ path: String, _ name: String) -> Reply {
        .file(path, name: name, type: FileType.xlsx.contentType, deleteAfter: true)
    }
}
