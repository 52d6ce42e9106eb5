/// Tells the encoding of a text from its bytes, which may come in pieces.
struct EncodingGuess {
    private var first: [UInt8] = []
    private var size = 0
    private var zeros = 0
    private var controls = 0
    private var utf8 = UTF8Count()
    private var gb = GB18030Count()

    mutating func look(at bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if first.count < 3 { first.append(byte) }
            size += 1
            if byte < 0x20 {
                if byte == 0 { zeros += 1 }
                if !(0x08...0x0D).contains(byte) { controls += 1 }
            }
            utf8.look(at: byte)
            gb.look(at: byte)
        }
    }

    /// Nil where the bytes are no text. Text with a few damaged characters is still text.
    func encoding() -> (encoding: TextEncoding, markLength: Int)? {
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if first.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if first.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        guard zeros == 0, controls * 20 <= size else { return nil }
        // Chinese in UTF-8 always takes three bytes; runs of two-byte sequences alone are GBK that happens to fit.
        if utf8.errors == 0 { return utf8.longSequences == 0 && utf8.runsOfTwo > 0 ? (.gb18030, 0) : (.utf8, 0) }
        if utf8.longSequences > 20 * utf8.errors { return (.utf8, 0) }
        if gb.isBig5 { return (.big5, 0) }
        return gb.characters > 20 * gb.errors ? (.gb18030, 0) : nil
    }

    /// Whether the same bytes would be good text in Big5 and in GB 18030, so that a person should look at the words.
    var isUnsure: Bool {
        guard let encoding = encoding()?.encoding, [.gb18030, .big5].contains(encoding) else { return false }
        return gb.isDoubtful
    }
}

private struct UTF8Count {
    var longSequences = 0
    var runsOfTwo = 0
    var errors = 0
    private var missing = 0
    private var isLong = false
    private var followsTwo = false
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    mutating func look(at byte: UInt8) {
        if missing > 0 {
            if allowed.contains(byte) { return proceed() }
            errors += 1
            missing = 0
        }
        allowed = 0x80...0xBF
        switch byte {
        case 0..<0x80: followsTwo = false
        case 0xC2...0xDF: begin(1)
        case 0xE0...0xEF:
            if byte == 0xE0 { allowed = 0xA0...0xBF }
            if byte == 0xED { allowed = 0x80...0x9F }
            begin(2)
        case 0xF0...0xF4:
            if byte == 0xF0 { allowed = 0x90...0xBF }
            if byte == 0xF4 { allowed = 0x80...0x8F }
            begin(3)
        default: errors += 1
        }
    }

    private mutating func begin(_ count: Int) {
        missing = count
        isLong = count > 1
    }

    private mutating func proceed() {
        allowed = 0x80...0xBF
        missing -= 1
        guard missing == 0 else { return }
        if isLong { longSequences += 1 } else if followsTwo { runsOfTwo += 1 }
        followsTwo = !isLong
    }
}

/// GB 18030-2022: one byte, two bytes, or four bytes of which the second and fourth are digits. Big5 has pairs too, cut alike;
/// which of the two it is, is told by how many of the different pairs are characters people write often: 3,755 and the signs
/// of GB 2312, 5,401 of Big5. Text of the one has few of the other's; one sign down a whole column counts once. A county's files
/// are GB 18030 nearly always, so Big5 has to lead clearly.
private struct GB18030Count {
    var characters = 0
    var errors = 0
    private var pending = 0
    private var lead: UInt8 = 0
    /// Different ones, as are those counted below.
    private var pairs = 0
    private var usualInGB = 0
    private var usualInBig5 = 0
    private var impossibleInBig5 = 0
    private var seen = [Bool](repeating: false, count: 1 << 16)

    private var ahead: Int { usualInBig5 - usualInGB }
    private var mayBeBig5: Bool { pairs > 20 * impossibleInBig5 }

    var isBig5: Bool { mayBeBig5 && pairs >= 3 && ahead >= 2 && 5 * ahead > pairs }
    var isDoubtful: Bool {
        guard mayBeBig5 else { return false }
        return isBig5 ? pairs < 6 : 5 * ahead >= -pairs && Double(usualInGB) < 0.85 * Double(pairs)
    }

    mutating func look(at byte: UInt8) {
        switch pending {
        case 0:
            if byte >= 0x81, byte <= 0xFE { (pending, lead) = (1, byte) } else if byte >= 0x80 { errors += 1 }
        case 1:
            if (0x30...0x39).contains(byte) {
                pending = 2
                impossibleInBig5 += 1
            } else {
                weigh(byte)
                finish(byte >= 0x40 && byte != 0x7F && byte != 0xFF)
            }
        case 2:
            if (0x81...0xFE).contains(byte) { pending = 3 } else { finish(false) }
        default: finish((0x30...0x39).contains(byte))
        }
    }

    private mutating func weigh(_ trail: UInt8) {
        let pair = Int(lead) << 8 | Int(trail)
        guard !seen[pair] else { return }
        seen[pair] = true
        pairs += 1
        if isUsualInGB(trail) { usualInGB += 1 }
        let isTrail = trail >= 0xA1 || (0x40...0x7E).contains(trail)
        if isTrail, (0xA1...0xC6).contains(lead) { usualInBig5 += 1 }
        if !isTrail || !(0xA1...0xF9).contains(lead) { impossibleInBig5 += 1 }
    }

    /// ㎡, ㎏ and the like stand in A8 and A9 below the signs of GB 2312.
    private func isUsualInGB(_ trail: UInt8) -> Bool {
        switch lead {
        case 0xA1...0xA7, 0xB0...0xD7: trail >= 0xA1
        case 0xA8, 0xA9: trail >= 0xA1 || (0x40...0x95).contains(trail)
        default: false
        }
    }

    private mutating func finish(_ isWhole: Bool) {
        pending = 0
        if isWhole { characters += 1 } else { errors += 1 }
    }
}
