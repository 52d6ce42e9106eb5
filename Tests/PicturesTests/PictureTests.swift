import Core
import Pictures
import TestSupport
import Testing

/// What a photo tells, what of it others see, and what is no photo.
@Suite("Photos")
struct PictureTests {
    private let moment = Instant(milliseconds: 1_781_053_200_000)

    private func refused(_ bytes: [UInt8]) -> PictureFault? {
        do throws(PictureFault) {
            _ = try ReadPhoto(bytes)
            return nil
        } catch { return error }
    }

    @Test func whatTheCameraWroteIsReadAndLeftOut() throws {
        let position = try #require(Exif.Position(latitude: 38.92556, longitude: 100.44972))
        let exif = Exif(orientation: 6, takenAt: moment, camera: "HUAWEI P30", position: position)
        let photo = try ReadPhoto(SamplePhoto(1).jpeg(exif: exif))
        #expect(photo.exif == exif)
        #expect((photo.width, photo.height) == (320, 240) && photo.type == .jpeg)
        let copy = try ReadPhoto(photo.clean)
        #expect(copy.exif == Exif(orientation: 6) && copy.clean == photo.clean && copy.hash == photo.hash)
        #expect(!String(decoding: photo.clean, as: UTF8.self).contains("HUAWEI"))
    }

    @Test func whatStandsBehindTheEndOfAPhotoIsNotKept() throws {
        let plain = SamplePhoto(2).jpeg()
        let hidden = plain + Array("<script>alert(1)</script>".utf8) + SamplePhoto(3).jpeg()
        #expect(try ReadPhoto(hidden).clean == (try ReadPhoto(plain)).clean)
    }

    @Test(
        arguments: [
            // A directory that points behind the end, one that points at itself, a count of millions, text without an end.
            [0x4D, 0x4D, 0, 0x2A, 0, 0, 0xFF, 0xFF],
            [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8],
            [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x10, 0x01, 2, 0, 0xFF, 0xFF, 0xFF, 0x7F, 4, 0, 0, 0],
            [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A, 0x80, 0, 0, 0],
        ] as [[UInt8]]
    )
    func brokenExifIsNoExif(tiff: [UInt8]) throws {
        let body = Array("Exif".utf8) + [0, 0] + tiff + [UInt8](repeating: 0, count: 12)
        let jpeg = SamplePhoto(4).jpeg()
        let bytes = [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(body.count + 2)] + body + jpeg.dropFirst(2)
        #expect(try ReadPhoto(bytes).exif == Exif())
    }

    @Test func whatIsNoPhotoIsRefusedInWords() {
        let jpeg = SamplePhoto(5).jpeg()
        let cases: [([UInt8], PictureFault)] = [
            (Array("%PDF-1.7 hello".utf8), .notAPicture(.pdf)),
            (Array("<svg onload=alert(1)>".utf8), .notAPicture(.xml)),
            ([], .notAPicture(.unknown)),
            (Array(jpeg.prefix(jpeg.count / 2)), .broken),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xD9], .broken),
            ([0xFF, 0xD8, 0xFF] + Array("MZ this program cannot be run".utf8), .broken),
            (SamplePhoto.sized(32, 32).jpeg(), .tiny(width: 32, height: 32)),
            (Self.png(width: 30_000, height: 30_000), .giant(width: 30_000, height: 30_000)),
            (Self.png(width: 100, height: 100), .broken),
            ([0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: 20_000_001), .heavy(limit: 20_000_000)),
        ]
        for (bytes, fault) in cases {
            let found = refused(bytes)
            #expect(found.map { "\($0)".prefix(5) } == "\(fault)".prefix(5), "\(fault)")
            let sentence = found.map { pictureWords.sentence(for: $0.issue(name: "照片")) } ?? ""
            #expect(sentence.contains("“照片”") && !sentence.contains("{"))
        }
    }

    /// A header that promises so much, and a little data.
    private static func png(width: Int, height: Int) -> [UInt8] {
        func big(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13) + Array("IHDR".utf8) + big(width)
            + big(height)
            + [8, 2, 0, 0, 0] + big(0) + big(0) + Array("IEND".utf8) + big(0)
    }

    @Test func onePhotoSavedAgainIsNearAndAnotherIsNot() throws {
        for seed in UInt64(1)...12 {
            var scene = SamplePhoto(seed)
            let first = try #require(try ReadPhoto(scene.jpeg()).hash)
            var again: [[UInt8]] = [scene.jpeg(quality: 40)]
            scene.brightness = 12
            again.append(scene.jpeg())
            scene.brightness = 0
            (scene.width, scene.height) = (200, 150)
            again.append(scene.jpeg(quality: 70))
            for bytes in again {
                let hash = try #require(try ReadPhoto(bytes).hash)
                #expect(hash.isNear(first), "\(seed): \(hash.distance(to: first))")
                #expect(!Set(hash.nearBands).isDisjoint(with: first.bands))
            }
            let other = try #require(try ReadPhoto(SamplePhoto(seed + 100).jpeg()).hash)
            #expect(!other.isNear(first), "\(seed)")
        }
    }

    /// Every pair at most seven bits apart shares a key.
    @Test func bandsFindEveryHashThatNear() {
        var state: UInt64 = 88_172_645_463_325_252
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        for _ in 0..<2000 {
            let one = PictureHash(across: next(), down: 0)
            var bits = one.across
            for _ in 0..<7 { bits ^= 1 << (next() % 64) }
            #expect(!Set(PictureHash(across: bits, down: 0).nearBands).isDisjoint(with: one.bands))
        }
    }

    @Test func aPictureOfNothingIsNotCompared() throws {
        let grey = [UInt8](repeating: 128, count: 200 * 200 * 3)
        let bytes = try #require(JPEGWriter.write(width: 200, height: 200, pixels: grey))
        #expect(try ReadPhoto(bytes).hash == nil)
    }
}

extension SamplePhoto {
    fileprivate static func sized(_ width: Int, _ height: Int) -> SamplePhoto {
        var photo = SamplePhoto(9)
        (photo.width, photo.height) = (width, height)
        return photo
    }
}
