import HTTPTypes

/// Header fields in the order they came; names are compared without case.
package struct Headers: Sendable, Equatable {
    var fields: HTTPFields

    init(fields: HTTPFields) { self.fields = fields }

    package init(_ pairs: [(name: String, value: String)] = []) {
        fields = HTTPFields()
        for (name, value) in pairs { append(name, value) }
    }

    /// The first value of a name.
    package subscript(name: String) -> String? {
        HTTPField.Name(name).flatMap { self[$0] }
    }

    /// A few fields are searched faster than the index of `HTTPFields` is made.
    subscript(name: HTTPField.Name) -> String? { fields.first { $0.name == name }?.value }

    package func all(_ name: String) -> [String] {
        guard let name = HTTPField.Name(name) else { return [] }
        return fields[values: name]
    }

    /// Adds a field; a name HTTP does not allow is left out.
    package mutating func append(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        append(name, value)
    }

    mutating func append(_ name: HTTPField.Name, _ value: String) {
        fields.append(HTTPField(name: name, value: value))
    }

    package var pairs: [(name: String, value: String)] { fields.map { ($0.name.rawName, $0.value) } }
}
