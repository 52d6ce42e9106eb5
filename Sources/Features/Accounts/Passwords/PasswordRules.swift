import Core

/// What a password people choose must be (GB/T 22239-2019 身份鉴别 asks for complexity; the numbers are ours, after
/// NIST SP 800-63B: length and no common ones instead of kinds of characters).
package enum PasswordRules {
    package static let shortest = 10
    package static let longest = 200

    package static func issues(_ password: String, repeated: String, loginName: String, name: String) -> [Issue] {
        var issues = issues(password, loginName: loginName, name: name)
        if issues.isEmpty, password != repeated { issues.append(Issue("password.differs", field: "repeated")) }
        return issues
    }

    package static func issues(_ password: String, loginName: String, name: String) -> [Issue] {
        func issue(_ key: String) -> [Issue] { [Issue(key, field: "password", ["shortest": String(shortest)])] }
        if password.isEmpty { return issue("password.missing") }
        if password.count < shortest { return issue("password.short") }
        if password.count > longest { return issue("password.long") }
        let plain = password.lowercased().filter { !$0.isWhitespace }
        let names = [loginName.lowercased(), name.lowercased()].filter { $0.count >= 2 }
        if names.contains(where: { plain.replacing($0, with: "").count < 6 && plain.contains($0) }) {
            return issue("password.name")
        }
        if isCommon(plain) { return issue("password.common") }
        return []
    }

    private static func isCommon(_ password: String) -> Bool {
        if Set(password).count < 4 { return true }
        let letters = String(password.filter { $0.isLetter })
        let digits = String(password.filter { $0.isNumber })
        if common.contains(password) { return true }
        // 123456 behind a common word is as common as the word.
        return (letters.isEmpty || commonWords.contains(letters)) && (digits.isEmpty || isRun(digits))
    }

    /// `123456`, `8888`, `654321`, `2468` or a year behind which nothing stands.
    private static func isRun(_ digits: String) -> Bool {
        let values = digits.compactMap(\.wholeNumberValue)
        guard values.count > 1, values.count == digits.count else { return true }
        let steps = Set(zip(values, values.dropFirst()).map { ($1 - $0 + 10) % 10 })
        return steps.count == 1 || common.contains(digits) || digits.count <= 4
    }

    private static let commonWords: Set<String> = [
        "password", "passwd", "passw", "pass", "admin", "administrator", "root", "qwerty", "qwertyuiop", "qwert",
        "asdfghjkl", "asdfgh", "asdf", "zxcvbnm", "zxcvbn", "iloveyou", "woaini", "woaizhongguo", "luoshi", "welcome",
        "letmein", "abc", "abcd", "abcde", "abcdef", "abcdefg", "aa", "aaa", "a", "qq", "test", "user", "guest", "mima",
        "dragon", "monkey", "sunshine", "princess", "football", "changeme", "zhongguo", "gansu", "xiancheng", "huawei",
    ]

    private static let common: Set<String> = [
        "1234567890", "0123456789", "0987654321", "9876543210", "123456789", "12345678", "1234567", "123456", "123123",
        "1231231231", "123123123", "1234512345", "123456123456", "112233", "1122334455", "11223344", "5201314",
        "52013145201314", "147258369", "1472583690", "159357", "741852963", "789456123", "987654321", "314159265",
        "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "q1w2e3r4t5", "qwer1234qwer", "qwerty123456", "zaq12wsxcde3",
        "1qazxsw23edc", "!qaz2wsx3edc", "p@ssw0rd123", "p@ssw0rd1234", "passw0rd123", "abc123abc123", "a1b2c3d4e5",
        "a123456789", "qwe123qwe123", "asd123456789", "woaini1314", "woaini520520", "woaini5201314", "wang123456",
        "li12345678", "zhang123456", "admin@1234", "admin@12345", "admin@123456", "admin888888", "abcd123456",
        "aa12345678", "aa123456789", "qq123456789", "iloveyou1314", "5211314521", "1314520520", "1357924680",
        "2468013579", "000000000a", "password1!", "password123!", "welcome123!", "abc@123456", "abc123456!",
        "changeme123", "changeme123!", "letmein12345", "football123", "monkey12345", "sunshine123",
    ]
}
