/// One use of a component with sample values: it stands in the gallery and feeds the tests.
package struct Example: Sendable {
    package let name: String
    package let render: @Sendable (HTMLWriter) -> Void

    package init(_ name: String, _ render: @escaping @Sendable (HTMLWriter) -> Void) {
        self.name = name
        self.render = render
    }

    package var html: [UInt8] {
        let writer = HTMLWriter(reserving: 4096)
        render(writer)
        return writer.bytes
    }
}
