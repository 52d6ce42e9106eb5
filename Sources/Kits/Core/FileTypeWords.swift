extension FileType {
    /// What people call such a file.
    package var words: String { fileTypeWords[self] ?? "无法识别的文件" }
}

private let fileTypeWords: [FileType: String] = [
    .text: "纯文本", .html: "网页", .xml: "XML 文件", .rtf: "RTF 文档", .pdf: "PDF 文件",
    .docx: "Word 文档", .xlsx: "Excel 表格", .pptx: "PowerPoint 演示文稿",
    .docm: "带宏的 Word 文档", .xlsm: "带宏的 Excel 表格",
    .doc: "旧版 Word（.doc 或 .wps）文档", .xls: "旧版 Excel（.xls 或 .et）表格", .ppt: "旧版 PowerPoint 演示文稿",
    .odt: "ODT 文档", .ods: "ODS 表格", .protectedOffice: "加了密码的 Office 文件",
    .jpeg: "JPEG 图片", .png: "PNG 图片", .webp: "WebP 图片", .gif: "GIF 图片", .heic: "HEIC 图片",
    .bmp: "BMP 图片", .tiff: "TIFF 图片",
    .mp3: "MP3 录音", .m4a: "M4A 录音", .amr: "AMR 录音", .wav: "WAV 录音", .webm: "WebM 录音", .ogg: "Ogg 录音", .mp4: "MP4 视频",
    .mov: "MOV 视频",
    .zip: "压缩包", .archive: "压缩包", .program: "程序", .unknown: "无法识别的文件",
]
