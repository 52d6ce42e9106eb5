import Testing

@testable import Web

struct SealTests {
    private let seal = Seal(secret: Array(repeating: 3, count: 32), purpose: "test")

    @Test(arguments: [[], [""], ["a"], ["县,城:3", "", "😀\n\0"], Array(repeating: "x", count: 500)] as [[String]])
    func opensWhatItSealed(_ texts: [String]) {
        #expect(seal.opened(seal.sealed(texts)) == texts)
    }

    @Test func refusesWhatWasChanged() {
        let sealed = Array(seal.sealed(["/tasks/7", "进展"]).utf8)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(seal.opened(String(decoding: changed, as: UTF8.self)) == nil, "byte \(index)")
        }
    }

    @Test(arguments: ["", ".", "a.b", "🙂.🙂", "AAAA"])
    func refusesWhatItDidNotSeal(_ text: String) {
        #expect(seal.opened(text) == nil)
    }

    @Test func keepsPurposesAndSecretsApart() {
        let text = seal.sealed(["a"])
        #expect(Seal(secret: Array(repeating: 3, count: 32), purpose: "other").opened(text) == nil)
        #expect(Seal(secret: Array(repeating: 4, count: 32), purpose: "test").opened(text) == nil)
    }

    @Test(arguments: ["1:", "2:a,", "x:a,", "1:a", "-1:a,", "1:ab,", ":,", "99999999999999999999:a,"])
    func refusesBrokenPacking(_ text: String) {
        #expect(Packing.unpack(Array(text.utf8)) == nil)
    }

    @Test(arguments: 0..<40)
    func codesEveryLengthInBase64(_ length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 250) }
        let text = Base64URL.encoded(bytes)
        #expect(Base64URL.decoded(text) == bytes)
        #expect(text.utf8.allSatisfy { $0 != 43 && $0 != 47 && $0 != 61 })
    }

    @Test(arguments: ["A", "AB=", "A+", "AAAAA", "é", "AB"])
    func refusesWhatIsNotBase64(_ text: String) {
        #expect(Base64URL.decoded(text) == nil)
    }
}

struct FormTokenTests {
    private let token = FormToken(secret: Array(repeating: 3, count: 32))
    private let session = [UInt8](repeating: 7, count: 16)

    @Test func belongsToItsSession() {
        let made = token.make(for: session)
        #expect(token.isValid(made, for: session))
        #expect(!token.isValid(made, for: Array(repeating: 8, count: 16)))
        #expect(!FormToken(secret: Array(repeating: 4, count: 32)).isValid(made, for: session))
    }

    @Test func isNewOnEveryPage() { #expect(token.make(for: session) != token.make(for: session)) }

    @Test(arguments: ["", "AAAA", String(repeating: "A", count: 35), "null"])
    func refusesWhatItDidNotMake(_ text: String) { #expect(!token.isValid(text, for: session)) }
}
