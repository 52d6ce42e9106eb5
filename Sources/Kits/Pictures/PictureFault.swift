import Core

/// Why a photo was not taken. Words in `pictureWords`.
package enum PictureFault: Error, Hashable, Sendable {
    /// Neither JPEG nor PNG by its bytes.
    case notAPicture(FileType)
    /// The bytes end early or contradict themselves.
    case broken
    /// Bytes of the file.
    case heavy(limit: Int)
    /// Pixels, as the file itself says.
    case giant(width: Int, height: Int)
    /// Nothing can be seen on so few pixels.
    case tiny(width: Int, height: Int)

    package func issue(field: String? = nil, name: String) -> Issue {
        switch self {
        case .notAPicture(let type): Issue("picture.type", field: field, ["name": name, "found": type.words])
        case .broken: Issue("picture.broken", field: field, ["name": name])
        case .heavy(let limit): Issue("picture.heavy", field: field, ["name": name, "limit": "\(limit / 1_000_000)"])
        case .giant(let width, let height):
            Issue("picture.giant", field: field, ["name": name, "width": "\(width)", "height": "\(height)"])
        case .tiny(let width, let height):
            Issue("picture.tiny", field: field, ["name": name, "width": "\(width)", "height": "\(height)"])
        }
    }
}

package let pictureWords = IssueWords([
    "picture.type": "“{name}”的内容是{found}，不是照片。这里收 JPEG 和 PNG 照片；手机存成 HEIC 的，在相机设置里选“兼容性最佳”再拍。",
    "picture.broken": "“{name}”打不开，可能没有传完或已经损坏。在手机上打开看一看，再传一次。",
    "picture.heavy": "“{name}”超过 {limit} MB。用手机页面上传会自动压缩，或者先压缩再传。",
    "picture.giant": "“{name}”有 {width}×{height} 个像素，太大了。缩小到每边不超过 12000 再传。",
    "picture.tiny": "“{name}”只有 {width}×{height} 个像素，什么也看不清。传原来的照片。",
])

/// What a photo may be.
package enum PictureLimits {
    /// Bytes.
    package static let heaviest = 20_000_000
    package static let longestSide = 12_000
    /// Pixels together: a PNG of so many takes as many bytes of memory while it is looked at.
    package static let pixels = 60_000_000
    package static let shortestSide = 64

    static func check(width: Int, height: Int) throws(PictureFault) {
        guard width > 0, height > 0 else { throw .broken }
        guard width <= longestSide, height <= longestSide, width * height <= pixels else {
            throw .giant(width: width, height: height)
        }
        guard width >= shortestSide, height >= shortestSide else { throw .tiny(width: width, height: height) }
    }
}
