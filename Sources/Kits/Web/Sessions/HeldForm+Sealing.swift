extension HeldForm {
    static func seal(_ secret: [UInt8]) -> Seal { Seal(secret: secret, purpose: "held form") }

    func sealed(by seal: Seal) -> String {
        seal.sealed(
            [address, isTooLong ? "1" : "0", String(lostFiles.count)] + lostFiles
                + fields.pairs.flatMap { [$0.name, $0.value] }
        )
    }

    init?(_ text: String, openedBy seal: Seal) {
        guard let texts = seal.opened(text), texts.count >= 3, let files = Int(texts[2]), files >= 0,
            texts.count >= 3 + files, (texts.count - 3 - files).isMultiple(of: 2)
        else { return nil }
        address = texts[0]
        isTooLong = texts[1] == "1"
        lostFiles = Array(texts[3..<(3 + files)])
        fields = Fields(
            stride(from: 3 + files, to: texts.count, by: 2).map { (texts[$0], texts[$0 + 1]) }
        )
    }
}

extension Visit {
    /// A held form for the sign-in page's hidden field `HeldForm.fieldName`.
    package func sealed(_ held: HeldForm) -> String { held.sealed(by: site.heldSeal) }

    /// What the sign-in form carries along from before; nil where it carries nothing of ours.
    package var heldForm: HeldForm? {
        form.raw(HeldForm.fieldName).flatMap { HeldForm($0, openedBy: site.heldSeal) }
    }
}
