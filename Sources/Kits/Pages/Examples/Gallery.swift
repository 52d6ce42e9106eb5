/// All components with their examples, in the order of the gallery.
package enum Gallery {
    package struct Component: Sendable {
        package let name: String
        package let examples: [Example]

        init(_ name: String, _ examples: [Example]) {
            self.name = name
            self.examples = examples
        }
    }

    package static let components: [Component] = []
}
