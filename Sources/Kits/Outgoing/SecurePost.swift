/// A JSON text posted over https; the answer's status and body, 64,000 bytes of it at most.
package struct SecurePost: Sendable {
    package let address: String
    package let json: String
    package let authorities: String?

    package init(_ address: String, json: String, authorities: String? = nil) {
        self.address = address
        self.json = json
        self.authorities = authorities
    }

    /// Throws `OutgoingFault` where no answer came.
    package func send() async throws -> (status: Int, body: [UInt8]) {
        var transfer = Transfer(address: address, protocols: "https", upload: Array(json.utf8))
        transfer.headers = ["Content-Type: application/json; charset=utf-8", "Expect:"]
        transfer.authorities = authorities
        let answer = try await transfer.perform()
        return (answer.status, answer.body)
    }
}
