import Core

/// Which files are taken and how large they may be.
package struct FileLimits: Hashable, Sendable {
    package var types: Set<FileType>
    /// Bytes.
    package var size: Int

    package init(types: Set<FileType>, size: Int) {
        self.types = types
        self.size = size
    }

    /// Pictures, office documents, PDF, recordings and videos, 50 MB.
    package static let evidence = FileLimits(
        types: [
            .jpeg, .png, .webp, .gif, .heic, .pdf, .docx, .xlsx, .pptx, .doc, .xls, .ppt, .mp3, .m4a, .amr, .wav,
            .mp4, .text,
        ],
        size: 50_000_000
    )

    /// What kit Documents reads as a document.
    package static let documents = FileLimits(types: [.text, .docx, .doc, .odt, .rtf, .pdf], size: 50_000_000)
}
