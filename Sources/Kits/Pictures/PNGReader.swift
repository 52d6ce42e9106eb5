import CPNG

/// Brightness out of PNG bytes, through libpng's simplified interface.
enum PNGReader {
    static func read(_ bytes: [UInt8]) throws(PictureFault) -> (width: Int, height: Int, luma: Luma) {
        // The sizes stand in the first chunk: looked at before anything is unpacked.
        guard bytes.count > 33, Array(bytes[12..<16]) == Array("IHDR".utf8) else { throw .broken }
        try PictureLimits.check(width: Self.big(bytes, 16), height: Self.big(bytes, 20))
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        let opened = bytes.withUnsafeBytes { png_image_begin_read_from_memory(&image, $0.baseAddress, $0.count) }
        guard opened != 0 else { throw .broken }
        // One byte of brightness a pixel.
        image.format = 0
        var pixels = [UInt8](repeating: 255, count: Int(image.width) * Int(image.height))
        let done = bytes.withUnsafeBytes { _ in
            pixels.withUnsafeMutableBytes { png_image_finish_read(&image, nil, $0.baseAddress, 0, nil) }
        }
        guard done != 0 else { throw .broken }
        let (width, height) = (Int(image.width), Int(image.height))
        return (width, height, Luma(width: width, height: height, pixels: pixels))
    }

    static func big(_ bytes: [UInt8], _ place: Int) -> Int {
        guard place + 4 <= bytes.count else { return 0 }
        return bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
