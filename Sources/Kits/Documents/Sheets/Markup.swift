/// XML on its way into a part: bytes that are handed on when there are enough of them.
struct Markup: ~Copyable {
    private static let size = 65_536

    private(set) var count = 0
    private var capacity = Markup.size * 2
    private var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: Markup.size * 2)

    deinit { bytes.deallocate() }

    var isFull: Bool { count >= Markup.size }
    var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: count) }

    mutating func clear() { count = 0 }

    @inline(__always)
    mutating func append(_ piece: UnsafeRawBufferPointer) {
        reserve(piece.count)
        guard let start = piece.baseAddress else { return }
        UnsafeMutableRawPointer(bytes + count).copyMemory(from: start, byteCount: piece.count)
        count &+= piece.count
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    mutating func append(_ number: Int) {
        reserve(24)
        if number < 0 { put(UInt8(ascii: "-")) }
        digits(number.magnitude)
    }

    /// As short as it can be read back.
    mutating func append(_ number: Double) {
        // Amounts with up to four decimals, which most are; others cost ten times as much.
        let scaled = (number * 10_000).rounded()
        guard abs(scaled) < 9e15, scaled / 10_000 == number else { return append("\(number)") }
        reserve(32)
        if number < 0 { put(UInt8(ascii: "-")) }
        let whole = UInt(abs(scaled))
        digits(whole / 10_000)
        var rest = whole % 10_000
        guard rest > 0 else { return }
        put(UInt8(ascii: "."))
        var place: UInt = 1000
        while rest > 0 {
            put(UInt8(ascii: "0") + UInt8(rest / place))
            rest %= place
            place /= 10
        }
    }

    /// Text between tags or in an attribute: what XML has no place for is left out.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            reserve(bytes.count &* 6)
            for byte in bytes {
                guard byte <= UInt8(ascii: ">") else {
                    put(byte)
                    continue
                }
                switch byte {
                case UInt8(ascii: "&"): append("&amp;" as StaticString)
                case UInt8(ascii: "<"): append("&lt;" as StaticString)
                case UInt8(ascii: ">"): append("&gt;" as StaticString)
                case UInt8(ascii: "\""): append("&quot;" as StaticString)
                case 0..<0x20 where byte != 0x0A && byte != 0x09: break
                default: put(byte)
                }
            }
        }
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        bytes[count] = byte
        count &+= 1
    }

    @inline(__always)
    private mutating func digits(_ number: UInt) {
        var length = 1
        var bound: UInt = 10
        while length < 19, number >= bound {
            length &+= 1
            bound &*= 10
        }
        var (rest, at) = (number, count &+ length)
        repeat {
            at &-= 1
            bytes[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while at > count
        count &+= length
    }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count &+ more > capacity { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        let wanted = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
        larger.update(from: bytes, count: count)
        bytes.deallocate()
        (bytes, capacity) = (larger, wanted)
    }
}
