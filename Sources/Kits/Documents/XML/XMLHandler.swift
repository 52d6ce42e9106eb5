/// Hears the elements of an XML part. The values handed over live only during the call.
class XMLHandler {
    /// Set by a handler to end the parse early; `XMLStream.feed` throws it.
    var fault: DocumentFault?

    /// Without namespaces parsing is a third faster; names are then told apart by their local part alone.
    var needsNamespaces: Bool { false }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// An element's or attribute's name as expat gives it: namespace, separator, local name; or prefix, colon, local name.
struct XMLName {
    static let separator: UInt8 = 0x1F

    private let whole: UnsafePointer<CChar>
    private let local: UnsafePointer<CChar>

    init(_ whole: UnsafePointer<CChar>) {
        self.whole = whole
        var local = whole
        var at = whole
        while at.pointee != 0 {
            let byte = UInt8(bitPattern: at.pointee)
            if byte == XMLName.separator || byte == UInt8(ascii: ":") { local = at + 1 }
            at += 1
        }
        self.local = local
    }

    @inline(__always)
    func `is`(_ name: StaticString) -> Bool {
        var a = UnsafeRawPointer(local).assumingMemoryBound(to: UInt8.self)
        var b = name.utf8Start
        while a.pointee == b.pointee {
            if a.pointee == 0 { return true }
            a += 1
            b += 1
        }
        return false
    }

    /// Word's own elements, in the transitional or the strict namespace.
    var isWord: Bool { namespaceContains("wordprocessingml/") }

    func namespaceContains(_ part: StaticString) -> Bool {
        let length = local - whole
        guard length > part.utf8CodeUnitCount else { return false }
        let bytes = UnsafeRawBufferPointer(start: whole, count: length)
        let wanted = UnsafeRawBufferPointer(start: part.utf8Start, count: part.utf8CodeUnitCount)
        for at in 0...(length - wanted.count) where bytes[at] == wanted[0] {
            if UnsafeRawBufferPointer(rebasing: bytes[at..<(at + wanted.count)]).elementsEqual(wanted) { return true }
        }
        return false
    }

    var string: String { String(cString: local) }

    /// With its prefix, as the part writes it.
    var wholeName: String { String(cString: whole) }
}

/// The attributes of one element.
struct XMLAttributes {
    let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of the first attribute with this local name.
    subscript(_ name: StaticString) -> String? { pointer(name).map { String(cString: $0) } }

    func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard var at = list else { return nil }
        while let key = at[0] {
            if XMLName(key).is(name) { return at[1] }
            at += 2
        }
        return nil
    }

    /// Every attribute, names with their prefixes.
    var all: [(name: String, value: String)] {
        guard var at = list else { return [] }
        var found: [(name: String, value: String)] = []
        while let key = at[0], let value = at[1] {
            found.append((String(cString: key), String(cString: value)))
            at += 2
        }
        return found
    }

    /// A whole number, kept within a billion so that nobody can make a counter overflow.
    func int(_ name: StaticString) -> Int? {
        self[name].flatMap { Int($0) }.map { min(max($0, -1_000_000_000), 1_000_000_000) }
    }
}
