import Ledgers
import Testing

struct PersonalVaultTests {
    /// Sealed by the program of November 2026, which used another library: counties have such values.
    @Test func whatAnEarlierProgramSealedIsOpenedAndSealedAlike() throws {
        let key = "3c009bada5d4737e05cb43021be1358d951f6cc3a9df6bb72be496ce53339a3d"
        let stored = "139*****262|+N6Fl3sOhIG4tDcP6YsXl126dq2BPAv1mrM6kWVC54LzdRcYURhu"
        let digits = key.compactMap(\.hexDigitValue)
        let secret = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
        let vault = PersonalVault(secret: secret)
        #expect(vault.opened(stored, about: "phone") == "13919234262")
        #expect(try vault.sealed("13919234262", about: "phone") == stored)
        #expect(vault.opened(stored, about: "identity") == nil)
    }
}
