/// Writes HTML as UTF-8 bytes. Text and attribute values are escaped on the way; only `raw` is not.
///
/// Closures instead of result builders: the type checker sees one call at a time, so pages compile fast.
package final class HTMLWriter {
    package private(set) var bytes: [UInt8] = []
    /// Tables being written, innermost last: cells ask it for their column.
    var openTables: [OpenTable] = []

    package init(reserving capacity: Int = 32_768) {
        bytes.reserveCapacity(capacity)
    }

    /// An element with content.
    package func tag(_ name: String, _ attributes: Attributes = [:], _ body: () -> Void) {
        open(name, attributes)
        body()
        close(name)
    }

    /// An element that holds only text.
    package func tag(_ name: String, _ attributes: Attributes = [:], text: String) {
        open(name, attributes)
        self.text(text)
        close(name)
    }

    /// An element without content: `input`, `br`, `img`, `link`, `meta`.
    package func void(_ name: String, _ attributes: Attributes = [:]) {
        open(name, attributes)
    }

    package func text(_ text: String) {
        bytes.appendEscaped(text)
    }

    /// Bytes of the program itself, written as they are.
    package func raw(_ trusted: StaticString) {
        trusted.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Bytes that are HTML already, such as the output of another writer.
    package func raw(bytes trusted: [UInt8]) {
        bytes.append(contentsOf: trusted)
    }

    private func open(_ name: String, _ attributes: Attributes) {
        Self.open(name, attributes, &bytes)
    }

    private func close(_ name: String) {
        Self.close(name, &bytes)
    }

    /// One access to the writer's bytes a tag: Swift checks each, and a page has ten thousand.
    private static func open(_ name: String, _ attributes: Attributes, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        var place = 0
        while place < attributes.count {
            let (key, value) = attributes[place]
            place += 1
            guard let value else { continue }
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: key.utf8)
            if value.isEmpty, !keptEmpty.contains(key) { continue }
            bytes.append(UInt8(ascii: "="))
            bytes.append(UInt8(ascii: "\""))
            bytes.appendEscaped(value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private static func close(_ name: String, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    // `<option value>` would send the option's words: these say "" on purpose.
    private static let keptEmpty: Set<String> = ["value", "alt", "action", "href"]
}
