import Web

/// A file a test sends with a form.
package struct SentFile: Sendable {
    package let field: String
    package let name: String
    package let bytes: [UInt8]

    package init(_ field: String, _ name: String, _ bytes: [UInt8]) {
        self.field = field
        self.name = name
        self.bytes = bytes
    }

    package init(_ field: String, _ name: String, text: String) { self.init(field, name, Array(text.utf8)) }
}

/// A form with files, as a browser writes it.
struct MultipartBody {
    private static let boundary = "----luoshi-test-boundary"
    let bytes: [UInt8]
    var type: String { "multipart/form-data; boundary=\(Self.boundary)" }

    init(_ fields: Fields, _ files: [SentFile]) {
        var bytes: [UInt8] = []
        for (name, value) in fields.pairs {
            bytes += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            let names = "name=\"\(file.field)\"; filename=\"\(file.name)\""
            bytes += "--\(Self.boundary)\r\nContent-Disposition: form-data; \(names)\r\n".utf8
            bytes += "Content-Type: application/octet-stream\r\n\r\n".utf8
            bytes += file.bytes
            bytes += "\r\n".utf8
        }
        self.bytes = bytes + "--\(Self.boundary)--\r\n".utf8
    }
}
