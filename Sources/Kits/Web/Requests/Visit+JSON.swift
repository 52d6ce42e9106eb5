import Foundation

extension Visit {
    /// The body as a value; what does not fit throws `WebFault.brokenForm`.
    package func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws(WebFault) -> Value {
        do { return try JSONDecoder().decode(Value.self, from: Data(body)) } catch { throw .brokenForm }
    }
}
