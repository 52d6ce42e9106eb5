/// Names of elements as numbers: the first seven bytes of the local name, lowest first, and its length on top.
enum TagKey {
    static let c: UInt64 = 1 << 56 | 0x63
    static let v: UInt64 = 1 << 56 | 0x76
    static let t: UInt64 = 1 << 56 | 0x74
    static let f: UInt64 = 1 << 56 | 0x66
    static let si: UInt64 = 2 << 56 | 0x69_73
    static let row: UInt64 = 3 << 56 | 0x77_6F_72
    static let rPh: UInt64 = 3 << 56 | 0x68_50_72
    static let col: UInt64 = 3 << 56 | 0x6C_6F_63
    static let mergeCell: UInt64 = 9 << 56 | 0x65_43_65_67_72_65_6D

    static func of(_ name: StaticString) -> UInt64 {
        var at = name.utf8Start
        return read(&at)
    }

    /// Reads a name up to what ends it, and leaves `at` there; the part before a colon is left out. 0 for none.
    @inline(__always)
    static func read(_ at: inout UnsafePointer<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        var length: UInt64 = 0
        while true {
            let byte = at.pointee
            if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            if byte == UInt8(ascii: ":") {
                (key, length) = (0, 0)
            } else {
                if length < 7 { key |= UInt64(byte) << (length &* 8) }
                length &+= 1
            }
            at += 1
        }
        return key | min(length, 255) << 56
    }
}

/// The attributes of the tag read last: where their names and values stand.
struct AttributeList {
    private struct Place {
        var name: UnsafePointer<UInt8>
        var nameLength: Int32
        var valueLength: Int32
        var value: UnsafePointer<UInt8>
    }

    /// Office programs write two dozen at most; the rest is passed over.
    private static let capacity = 64

    var count = 0
    private let places = UnsafeMutablePointer<Place>.allocate(capacity: AttributeList.capacity)

    func deallocate() { places.deallocate() }

    /// Reads `name="value"`; false where the end of what is loaded cuts it.
    @inline(__always)
    mutating func read(_ at: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) throws(DocumentFault) -> Bool {
        var name = at
        while at.pointee > 0x20, at.pointee != UInt8(ascii: "=") {
            guard at.pointee != UInt8(ascii: "<") else { throw .brokenArchive }
            if at.pointee == UInt8(ascii: ":") { name = at + 1 }
            at += 1
        }
        let nameLength = at - name
        while at.pointee <= 0x20, at.pointee != 0 { at += 1 }
        if at == end { return false }
        guard at.pointee == UInt8(ascii: "="), nameLength > 0 else { throw .brokenArchive }
        at += 1
        while at.pointee <= 0x20, at.pointee != 0 { at += 1 }
        if at == end { return false }
        let quote = at.pointee
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw .brokenArchive }
        at += 1
        let value = at
        while at.pointee != quote {
            if at == end { return false }
            guard at.pointee != UInt8(ascii: "<") else { throw .brokenArchive }
            at += 1
        }
        if count < AttributeList.capacity {
            let place = Place(
                name: name,
                nameLength: Int32(truncatingIfNeeded: nameLength),
                valueLength: Int32(truncatingIfNeeded: at - value),
                value: value
            )
            (places + count).initialize(to: place)
            count += 1
        }
        at += 1
        return true
    }

    subscript(_ name: StaticString) -> UnsafeRawBufferPointer? {
        let wanted = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        for index in 0..<count {
            let place = places[index]
            let found = UnsafeRawBufferPointer(start: place.name, count: Int(place.nameLength))
            if found.elementsEqual(wanted) {
                return UnsafeRawBufferPointer(start: place.value, count: Int(place.valueLength))
            }
        }
        return nil
    }

    @inline(__always)
    func letter(_ index: Int) -> (UInt8, UnsafeRawBufferPointer) {
        let place = places[index]
        return (
            place.nameLength == 1 ? place.name.pointee : 0,
            UnsafeRawBufferPointer(start: place.value, count: Int(place.valueLength))
        )
    }
}
