/// SQL text with its bound values. Every interpolation becomes a bound value, never text:
///
///     let query: Query = "SELECT title FROM task WHERE unit = \(unit) AND due < \(today)"
///
/// The literal parts cannot hold a question mark: it is the mark of a value.
package struct Query: Sendable, Hashable {
    /// The statement with `?` where a value goes.
    package private(set) var text: String
    package private(set) var values: [SQLValue]
    package private(set) var types: [SQLType]

    package init() {
        text = ""
        values = []
        types = []
    }

    /// A statement written by the program, such as one a schema is made of; never with words of a person in it.
    package init(trusted text: String) {
        self.text = text
        values = []
        types = []
    }

    /// A statement whose text is kept, with values for its question marks.
    init(trusted text: String, _ values: [SQLValue], _ types: [SQLType]) {
        self.text = text
        self.values = values
        self.types = types
    }

    /// The same statement with other values.
    package init(_ query: Query, with values: [SQLValue]) { self.init(trusted: query.text, values, query.types) }

    package var isEmpty: Bool { text.isEmpty }

    /// Whether a driver keeps the prepared statement. Long lists come in too many lengths to keep.
    package var isReusable: Bool { values.count <= 40 }

    package static func + (a: Query, b: Query) -> Query {
        var sum = a
        sum.append(b)
        return sum
    }

    package static func += (a: inout Query, b: Query) { a.append(b) }

    package mutating func append(_ other: Query) {
        text += other.text
        values += other.values
        types += other.types
    }

    package mutating func bind(_ value: SQLValue, as type: SQLType) {
        text += "?"
        values.append(value)
        types.append(type)
    }

    fileprivate mutating func write(_ part: String) { text += part }

    /// Whether the next thing says how many rows to answer or to pass over.
    fileprivate var isAwaitingRows: Bool {
        text.utf8.last == UInt8(ascii: " ") && (text.hasSuffix("LIMIT ") || text.hasSuffix("OFFSET "))
    }
}

extension Query: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init(trusted: value) }
    package init(stringInterpolation: Interpolation) { self = stringInterpolation.query }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var query = Query()

        package init(literalCapacity: Int, interpolationCount: Int) {
            query.text.reserveCapacity(literalCapacity + 4 * interpolationCount)
            query.values.reserveCapacity(interpolationCount)
            query.types.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { query.write(literal) }

        /// A bound value.
        package mutating func appendInterpolation<Value: SQLValueConvertible>(_ value: Value) {
            query.bind(value.sqlValue, as: Value.sqlType)
        }

        /// A bound value; a number of rows is written out, as there are few of them. PostgreSQL takes an unknown one for a
        /// tenth of all rows, and then plans the statement anew each time rather than once.
        package mutating func appendInterpolation(_ value: Int) {
            guard query.isAwaitingRows else { return query.bind(value.sqlValue, as: Int.sqlType) }
            query.write(String(value))
        }

        /// A bound value, or null.
        package mutating func appendInterpolation<Value: SQLValueConvertible>(_ value: Value?) {
            query.bind(value?.sqlValue ?? .null, as: Value.sqlType)
        }

        /// A bound value of an enum of strings.
        @_disfavoredOverload
        package mutating func appendInterpolation<Value: RawRepresentable<String>>(_ value: Value) {
            query.bind(.text(value.rawValue), as: .text)
        }

        @_disfavoredOverload
        package mutating func appendInterpolation<Value: RawRepresentable<String>>(_ value: Value?) {
            query.bind(value.map { .text($0.rawValue) } ?? .null, as: .text)
        }

        /// Another query with its values.
        package mutating func appendInterpolation(_ other: Query) { query.append(other) }

        /// Text from the source of the program, such as a column name chosen by a switch.
        package mutating func appendInterpolation(raw text: StaticString) { query.write(text.description) }

        /// A quoted name of a table or column.
        package mutating func appendInterpolation(name: String) {
            query.write("\"" + name.replacing("\"", with: "\"\"") + "\"")
        }

        /// `(…, …)` for `IN`; an empty list is a set without members, so `IN` is false and `NOT IN` true.
        package mutating func appendInterpolation<Value: SQLValueConvertible>(list values: some Sequence<Value>) {
            query.append(.list(values))
        }

        @_disfavoredOverload
        package mutating func appendInterpolation<Value: RawRepresentable<String>>(list values: some Sequence<Value>) {
            query.append(.list(values.map(\.rawValue)))
        }
    }
}
