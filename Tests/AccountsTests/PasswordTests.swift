import Core
import Testing

@testable import Accounts

@Suite("Passwords")
struct PasswordTests {
    /// A small cost: what is tested is the form, not how long it takes.
    static let hasher = PasswordHasher(memory: 64, passes: 1, lanes: 1)

    static let rules: [(String, String?)] = [
        ("", "password.missing"),
        ("shan-gao", "password.short"),
        ("山高水长路远", "password.short"),
        ("1234567890", "password.common"),
        ("0000000000", "password.common"),
        ("abababababab", "password.common"),
        ("password123456", "password.common"),
        ("Password2026", "password.common"),
        ("qwertyuiop", "password.common"),
        ("1q2w3e4r5t", "password.common"),
        ("woaini5201314", "password.common"),
        ("9753197531", "password.common"),
        ("nongye.wang", "password.name"),
        ("nongye.wang12", "password.name"),
        ("王秀兰王秀兰王秀兰一二", "password.name"),
        (String(repeating: "shan-gao ", count: 30), "password.long"),
        ("shan-gao-shui-chang", nil),
        ("山高水长路远马亡人乏", nil),
        ("nongye.wang-xue-shan-7", nil),
        ("7301964285", nil),
    ]

    @Test(arguments: rules)
    func isGoodEnough(password: String, key: String?) {
        let issues = PasswordRules.issues(password, loginName: "nongye.wang", name: "王秀兰")
        #expect(issues.map(\.key) == [key].compactMap { $0 })
        #expect(issues.allSatisfy { accountWords.knows($0.key) && $0.field == "password" })
    }

    @Test func isTypedTwiceTheSame() {
        let issues = PasswordRules.issues("shan-gao-shui", repeated: "shan-gao-shu", loginName: "a1", name: "王秀兰")
        #expect(issues == [Core.Issue("password.differs", field: "repeated")])
    }

    @Test func isStoredAsAnArgon2idString() async throws {
        let standard = try await PasswordHasher.standard.hash("shan-gao-shui-chang")
        #expect(standard.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        let hash = try await Self.hasher.hash("山高水长")
        #expect(try await Self.hasher.verify("山高水长", against: hash))
        #expect(try await PasswordHasher.standard.verify("山高水长", against: hash))
        #expect(try await !Self.hasher.verify("山高水短", against: hash))
        #expect(try await !Self.hasher.verify("", against: hash))
        #expect(try await !Self.hasher.verify("山高水长", against: "no hash at all"))
        #expect(try await Self.hasher.hash("山高水长") != hash)
    }

    @Test func isMadeWithoutLettersThatLookAlike() {
        let made = (0..<200).map { _ in GeneratedPassword.make() }
        #expect(Set(made).count == 200)
        #expect(made.allSatisfy { $0.wholeMatch(of: /[a-km-np-z2-9]{4}-[a-km-np-z2-9]{4}-[a-km-np-z2-9]{4}/) != nil })
        #expect(made.allSatisfy { PasswordRules.issues($0, loginName: "nongye", name: "王秀兰") == [] })
    }

    @Test(arguments: [
        ("  Nongye.Wang ", "nongye.wang"), ("ｎｏｎｇｙｅ．１", "nongye.1"), ("王　秀兰", "王秀兰"), ("", ""),
    ])
    func loginNamesAreReadAsPeopleTypeThem(typed: String, normal: String) {
        #expect(LoginName.normal(typed) == normal)
    }

    @Test(arguments: [
        ("nongye.wang", true), ("a", false), ("王秀兰", false), ("a b", false), ("x_1-2", true), ("", false),
    ])
    func loginNamesArePlain(name: String, isGood: Bool) {
        #expect(LoginName.issues(name).isEmpty == isGood)
    }
}
