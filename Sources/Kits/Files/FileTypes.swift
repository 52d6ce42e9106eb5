import Core

extension Set<FileType> {
    /// What people hand in: pictures, office documents, PDF, recordings and videos.
    package static let evidence: Set<FileType> = [
        .jpeg, .png, .webp, .gif, .heic, .pdf, .docx, .xlsx, .pptx, .doc, .xls, .ppt, .mp3, .m4a, .amr, .wav, .webm,
        .ogg,
        .mp4, .text,
    ]

    /// What kit Documents reads as a document.
    package static let documents: Set<FileType> = [.text, .docx, .doc, .odt, .rtf, .pdf]
}
