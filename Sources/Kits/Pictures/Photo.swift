import Core

/// A photo that was looked at: how it looks, what the camera wrote, and the bytes others may see.
package struct ReadPhoto: Sendable {
    package let type: FileType
    /// Pixels as stored.
    package let width: Int
    package let height: Int
    package let exif: Exif
    /// Nil where the picture is too even to be compared.
    package let hash: PictureHash?
    /// Without what the camera wrote.
    package let clean: [UInt8]

    /// Throws where the bytes are no photo, or one nobody should unpack.
    package init(_ bytes: [UInt8]) throws(PictureFault) {
        guard bytes.count <= PictureLimits.heaviest else { throw .heavy(limit: PictureLimits.heaviest) }
        let copy: CleanCopy
        let seen: (width: Int, height: Int, luma: Luma)
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            type = .jpeg
            copy = try CleanCopy(jpeg: bytes)
            // What is decoded is what others will see, so nothing hides behind it.
            seen = try JPEGReader.read(copy.bytes)
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            type = .png
            copy = try CleanCopy(png: bytes)
            seen = try PNGReader.read(copy.bytes)
        } else {
            throw .notAPicture(FileType.detect(MemoryWindow(bytes)))
        }
        (width, height) = (seen.width, seen.height)
        exif = copy.exif ?? Exif()
        hash = PictureHash(seen.luma.upright(exif.orientation ?? 1))
        clean = copy.bytes
    }
}
