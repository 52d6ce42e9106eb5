/// The texts an `.xlsx` keeps in one place, in one block of memory.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    subscript(_ index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
    }

    var size: Int { bytes.count + ends.count * 8 }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }

    mutating func endString() { ends.append(bytes.count) }
}

/// Reads `sharedStrings.xml`; the runs of a rich text are put together, phonetic marks are left out.
final class SharedStringsHandler: XMLHandler {
    private(set) var strings = SharedStrings()
    private let limit: Int
    private var isInText = false
    private var phonetic = 0

    init(limit: Int) { self.limit = limit }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("t") { isInText = phonetic == 0 } else if name.is("rPh") { phonetic += 1 }
    }

    override func end(_ name: XMLName) {
        if name.is("t") {
            isInText = false
        } else if name.is("rPh") {
            phonetic -= 1
        } else if name.is("si") {
            strings.endString()
            if strings.size > limit { fault = .unpacksTooLarge }
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInText { strings.append(bytes) }
    }
}
