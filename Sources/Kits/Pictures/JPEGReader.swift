import CTurboJPEG

/// Brightness out of JPEG bytes, through libjpeg-turbo; no larger than the hash needs.
enum JPEGReader {
    /// Sides of at least so many pixels stay for the hash.
    private static let enough = 128

    static func read(_ bytes: [UInt8]) throws(PictureFault) -> (width: Int, height: Int, luma: Luma) {
        guard let handle = tjInitDecompress() else { throw .broken }
        defer { tjDestroy(handle) }
        var (width, height, sampling, colours): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let length = UInt(bytes.count)
        let header = bytes.withUnsafeBufferPointer {
            tjDecompressHeader3(handle, $0.baseAddress, length, &width, &height, &sampling, &colours)
        }
        guard header == 0 else { throw .broken }
        try PictureLimits.check(width: Int(width), height: Int(height))
        let (small, tall) = scaled(width, height)
        var pixels = [UInt8](repeating: 0, count: Int(small) * Int(tall))
        let flags = Int32(TJFLAG_FASTDCT | TJFLAG_LIMITSCANS)
        let result = bytes.withUnsafeBufferPointer { source in
            pixels.withUnsafeMutableBufferPointer { target in
                tjDecompress2(
                    handle,
                    source.baseAddress,
                    length,
                    target.baseAddress,
                    small,
                    0,
                    tall,
                    Int32(TJPF_GRAY.rawValue),
                    flags
                )
            }
        }
        if result != 0 {
            // Cameras of some makers write harmless oddities; a picture that ends early is none.
            let words = tjGetErrorStr2(handle).map { String(cString: $0) } ?? ""
            let isHarmless = tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue) && !words.contains("remature")
            guard isHarmless, !words.contains("orrupt") else { throw .broken }
        }
        return (Int(width), Int(height), Luma(width: Int(small), height: Int(tall), pixels: pixels))
    }

    /// The smallest of 1/8, 1/4 and 1/2 that leaves enough, as the library scales: rounded up.
    private static func scaled(_ width: Int32, _ height: Int32) -> (Int32, Int32) {
        for part: Int32 in [8, 4, 2] {
            let (small, tall) = ((width + part - 1) / part, (height + part - 1) / part)
            if small >= enough, tall >= enough { return (small, tall) }
        }
        return (width, height)
    }
}

/// JPEG bytes out of colours: for drawn photos of tests and of the fictional county.
package enum JPEGWriter {
    /// - Parameters:
    ///   - pixels: red, green, blue, rows from the top.
    ///   - quality: 1 to 100.
    package static func write(width: Int, height: Int, pixels: [UInt8], quality: Int = 82) -> [UInt8]? {
        guard width > 0, height > 0, pixels.count == width * height * 3, let handle = tjInitCompress() else {
            return nil
        }
        defer { tjDestroy(handle) }
        var target: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        let result = pixels.withUnsafeBufferPointer {
            tjCompress2(
                handle,
                $0.baseAddress,
                Int32(width),
                0,
                Int32(height),
                Int32(TJPF_RGB.rawValue),
                &target,
                &size,
                Int32(TJSAMP_420.rawValue),
                Int32(quality),
                0
            )
        }
        defer { tjFree(target) }
        guard result == 0, let target else { return nil }
        return Array(UnsafeBufferPointer(start: target, count: Int(size)))
    }
}
