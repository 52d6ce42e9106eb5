/// An element of a part that is changed and written again: names with their prefixes, as the part has them.
package final class XMLElement {
    package enum Piece {
        case element(XMLElement)
        case text(String)
    }

    package let name: String
    package var attributes: [(name: String, value: String)]
    package var pieces: [Piece]

    package init(_ name: String, _ attributes: [(name: String, value: String)] = [], _ pieces: [Piece] = []) {
        self.name = name
        self.attributes = attributes
        self.pieces = pieces
    }

    package var elements: [XMLElement] {
        pieces.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The text right inside.
    package var text: String {
        get { pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined() }
        set { pieces = [.text(newValue)] }
    }

    package func first(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

    package func copy() -> XMLElement {
        XMLElement(
            name,
            attributes,
            pieces.map { if case .element(let element) = $0 { .element(element.copy()) } else { $0 } }
        )
    }

    /// Every element of one name below this one; those inside an element called `border` are left out.
    package func all(_ name: String, notInside border: String? = nil) -> [XMLElement] {
        var found: [XMLElement] = []
        for element in elements {
            if element.name == name { found.append(element) }
            if element.name != border { found += element.all(name, notInside: border) }
        }
        return found
    }
}

extension XMLElement {
    /// The whole part, with its declaration.
    package var document: [UInt8] {
        var bytes = Array(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.utf8)
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        for (name, value) in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: "=\"".utf8)
            bytes.appendXML(value)
            bytes.append(UInt8(ascii: "\""))
        }
        guard !pieces.isEmpty else { return bytes.append(contentsOf: "/>".utf8) }
        bytes.append(UInt8(ascii: ">"))
        for piece in pieces {
            switch piece {
            case .element(let element): element.write(to: &bytes)
            case .text(let text): bytes.appendXML(text)
            }
        }
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }
}

extension [UInt8] {
    /// Text for an XML part: escaped, and without the control characters XML cannot hold.
    package mutating func appendXML(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
            case 9: append(contentsOf: "&#9;".utf8)
            case 10: append(contentsOf: "&#10;".utf8)
            case 0..<32: continue
            default: append(byte)
            }
        }
    }
}

/// Makes a tree of what the parser hears.
final class TreeHandler: XMLHandler {
    private var open: [XMLElement] = []
    private(set) var root: XMLElement?

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        let element = XMLElement(name.wholeName, attributes.all)
        if let parent = open.last { parent.pieces.append(.element(element)) } else { root = element }
        open.append(element)
    }

    override func end(_ name: XMLName) { open.removeLast() }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let parent = open.last else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        if case .text(let before) = parent.pieces.last {
            parent.pieces[parent.pieces.count - 1] = .text(before + text)
        } else {
            parent.pieces.append(.text(text))
        }
    }
}
