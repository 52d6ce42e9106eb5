/// What a file is, told by its bytes and never by its name.
package enum FileType: String, Hashable, Sendable, CaseIterable {
    case text, html, xml, rtf, pdf
    case docx, xlsx, pptx, docm, xlsm, doc, xls, ppt, odt, ods
    /// An office document whose contents are encrypted.
    case protectedOffice
    case jpeg, png, webp, gif, heic, bmp, tiff
    case mp3, m4a, amr, wav, webm, ogg, mp4, mov
    case zip, archive, program, unknown

    /// The media type sent when the file is downloaded.
    package var contentType: String { FileType.facts[self]?.contentType ?? "application/octet-stream" }

    /// The usual ending of such a file, without a dot; empty where there is none.
    package var ending: String { FileType.facts[self]?.endings.first ?? "" }

    /// All endings people use for such a file, lower case.
    package var endings: [String] { FileType.facts[self]?.endings ?? [] }

    /// Pictures and PDF may be shown by the browser; everything else is only downloaded.
    package var isShownInPage: Bool {
        switch self {
        case .jpeg, .png, .webp, .gif, .pdf: true
        default: false
        }
    }

    package var isPicture: Bool {
        switch self {
        case .jpeg, .png, .webp, .gif, .heic, .bmp, .tiff: true
        default: false
        }
    }

    /// The types a file with this ending could be; empty where the ending is not known.
    package static func types(ofEnding ending: String) -> [FileType] {
        let ending = ending.lowercased()
        return allCases.filter { $0.endings.contains(ending) }
    }

    private static let facts: [FileType: (contentType: String, endings: [String])] = [
        .text: ("text/plain", ["txt", "md", "markdown", "csv", "tsv", "text", "log"]),
        .html: ("text/html", ["html", "htm"]),
        .xml: ("application/xml", ["xml", "svg"]),
        .rtf: ("application/rtf", ["rtf"]),
        .pdf: ("application/pdf", ["pdf"]),
        .docx: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]),
        .xlsx: ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]),
        .pptx: ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx"]),
        .docm: ("application/vnd.ms-word.document.macroEnabled.12", ["docm"]),
        .xlsm: ("application/vnd.ms-excel.sheet.macroEnabled.12", ["xlsm"]),
        .doc: ("application/msword", ["doc", "wps", "dot"]),
        .xls: ("application/vnd.ms-excel", ["xls", "et"]),
        .ppt: ("application/vnd.ms-powerpoint", ["ppt", "dps"]),
        .odt: ("application/vnd.oasis.opendocument.text", ["odt"]),
        .ods: ("application/vnd.oasis.opendocument.spreadsheet", ["ods"]),
        .jpeg: ("image/jpeg", ["jpg", "jpeg", "jfif"]),
        .png: ("image/png", ["png"]),
        .webp: ("image/webp", ["webp"]),
        .gif: ("image/gif", ["gif"]),
        .heic: ("image/heic", ["heic", "heif"]),
        .bmp: ("image/bmp", ["bmp"]),
        .tiff: ("image/tiff", ["tif", "tiff"]),
        .mp3: ("audio/mpeg", ["mp3"]),
        .m4a: ("audio/mp4", ["m4a"]),
        .amr: ("audio/amr", ["amr"]),
        .wav: ("audio/wav", ["wav"]),
        .webm: ("audio/webm", ["webm", "weba"]),
        .ogg: ("audio/ogg", ["ogg", "oga", "opus"]),
        .mp4: ("video/mp4", ["mp4", "m4v", "3gp"]),
        .mov: ("video/quicktime", ["mov"]),
        .zip: ("application/zip", ["zip"]),
        .archive: ("application/octet-stream", ["rar", "7z", "gz", "tar"]),
        .program: ("application/octet-stream", ["exe", "msi", "dll"]),
    ]
}
