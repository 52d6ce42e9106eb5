import HTTPTypes

/// The cookies of a request.
package struct Cookies: Sendable {
    private let header: String

    init(_ headers: Headers) { header = headers[HTTPField.Name.cookie] ?? "" }

    /// The value of the first cookie of that name.
    package subscript(name: String) -> String? {
        for part in header.utf8.split(separator: UInt8(ascii: ";")) {
            let pair = part.drop { $0 == UInt8(ascii: " ") }
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            if pair[..<equals].elementsEqual(name.utf8) {
                return String(decoding: pair[pair.index(after: equals)...], as: UTF8.self)
            }
        }
        return nil
    }

    /// The cookies whose names begin so, in the order they came.
    package func all(beginning prefix: String) -> [(name: String, value: String)] {
        header.split(separator: ";").compactMap { part in
            let pair = part.drop { $0 == " " }
            guard pair.hasPrefix(prefix), let equals = pair.firstIndex(of: "=") else { return nil }
            return (name: String(pair[..<equals]), value: String(pair[pair.index(after: equals)...]))
        }
    }
}
