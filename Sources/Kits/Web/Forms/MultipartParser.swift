#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Reads `multipart/form-data` (RFC 7578, RFC 2046 §5.1) as it arrives, holding no more than one text or one boundary.
///
/// Feed it the body in pieces of any size, then `finish`. Throws `WebFault.brokenForm` where the body is not what it
/// says and `WebFault.tooMuch` past the limits.
struct MultipartParser {
    typealias Taker = (MultipartEvent) throws(WebFault) -> Void

    private enum State {
        /// Before the first boundary.
        case preamble
        /// After a boundary: `--` ends the form, a line end begins a part.
        case boundary
        case header
        case text(name: String)
        case file
        case epilogue
    }

    private let delimiter: [UInt8]
    private let limits: FormLimits
    private var state = State.preamble
    /// Bytes not yet understood, from `start` on. Begins with a line end, so that the first boundary is found like the
    /// others.
    private var pending: [UInt8] = [13, 10]
    private var start = 0
    private var text: [UInt8] = []
    private var fieldCount = 0
    private var fileCount = 0

    /// Nil where the content type names no boundary.
    init?(contentType: String, limits: FormLimits) {
        let parameters = HeaderParameters(contentType)
        guard parameters.first.lowercased() == "multipart/form-data", let boundary = parameters["boundary"],
            (1...70).contains(boundary.utf8.count)
        else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.limits = limits
    }

    mutating func feed(_ bytes: some Collection<UInt8>, _ take: Taker) throws(WebFault) {
        pending += bytes
        while try step(take) {}
        pending.removeFirst(start)
        start = 0
    }

    /// The body is over. A form that did not reach its last boundary is broken.
    func finish() throws(WebFault) {
        guard case .epilogue = state else { throw .brokenForm }
    }

    /// Understands what comes next; false where that needs more bytes.
    private mutating func step(_ take: Taker) throws(WebFault) -> Bool {
        switch state {
        case .preamble: return passBoundary { _ in }
        case .boundary: return try beginPart()
        case .header: return try readHeader(take)
        case .text(let name): return try readText(name, take)
        case .file: return try readFile(take)
        case .epilogue:
            start = pending.count
            return false
        }
    }

    private mutating func beginPart() throws(WebFault) -> Bool {
        let rest = pending[start...].drop { $0 == 32 || $0 == 9 }
        guard rest.count >= 2 else { return try waiting() }
        switch (rest[rest.startIndex], rest[rest.startIndex + 1]) {
        case (45, 45): state = .epilogue
        case (13, 10):
            // The line end stays: a header is what lies between it and the empty line.
            start = rest.startIndex
            state = .header
        default: throw .brokenForm
        }
        return true
    }

    private mutating func readHeader(_ take: Taker) throws(WebFault) -> Bool {
        guard let end = place(of: [13, 10, 13, 10]) else { return try waiting() }
        guard end - start <= limits.headerBytes, let header = PartHeader(pending[start..<end]) else {
            throw .brokenForm
        }
        start = end + 4
        if let name = header.fileName {
            fileCount += 1
            state = .file
            try take(.fileBegins(field: header.field, name: name, type: header.type))
        } else {
            fieldCount += 1
            state = .text(name: header.field)
        }
        guard fieldCount <= limits.fields, fileCount <= limits.files else { throw .tooMuch }
        return true
    }

    private mutating func readText(_ name: String, _ take: Taker) throws(WebFault) -> Bool {
        var piece: ArraySlice<UInt8> = []
        let isWhole = passBoundary { piece = $0 }
        text += piece
        guard text.count <= limits.fieldBytes else { throw .tooMuch }
        guard isWhole else { return false }
        try take(.field(name: name, value: text))
        text = []
        return true
    }

    private mutating func readFile(_ take: Taker) throws(WebFault) -> Bool {
        var piece: ArraySlice<UInt8> = []
        let isWhole = passBoundary { piece = $0 }
        if !piece.isEmpty { try take(.fileBytes(piece)) }
        if isWhole { try take(.fileEnds) }
        return isWhole
    }

    /// Goes past the next boundary and true; or as far as no boundary can begin, and false. `keep` gets what lies
    /// before.
    private mutating func passBoundary(_ keep: (ArraySlice<UInt8>) -> Void) -> Bool {
        if let found = place(of: delimiter) {
            keep(pending[start..<found])
            start = found + delimiter.count
            state = .boundary
            return true
        }
        let safe = max(start, pending.count - delimiter.count + 1)
        keep(pending[start..<safe])
        start = safe
        return false
    }

    /// More bytes are needed to end a line; a line longer than a header is none of ours.
    private func waiting() throws(WebFault) -> Bool {
        if pending.count - start > limits.headerBytes { throw .brokenForm }
        return false
    }

    /// Both needles begin with a carriage return, which `memchr` finds fast.
    private func place(of needle: [UInt8]) -> Int? {
        pending.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var place = start
            while place + needle.count <= bytes.count,
                let found = memchr(base + place, 13, bytes.count - needle.count + 1 - place)
            {
                place = UnsafeRawPointer(found) - base
                if memcmp(base + place, needle, needle.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }
}
