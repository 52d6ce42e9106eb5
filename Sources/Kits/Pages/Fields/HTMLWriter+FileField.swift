extension HTMLWriter {
    /// A file to upload. `types` are endings with their dot; `largest` is the limit in bytes. Both are said to the person;
    /// the server checks again. The form must be written with `sendsFiles: true`.
    /// - Parameter inChunks: where script runs, a large file is sent before the form and goes on after a broken network;
    ///   the route asks for the file with `UploadDesk.file(of:)`.
    package func fileField(
        _ field: Field,
        types: [String],
        largest: Int,
        several: Bool = false,
        inChunks: Bool = false
    ) {
        var field = field
        let limit = "\(types.joined(separator: " ")) · 每个不超过 \(Format.size(bytes: largest))"
        field.hint = field.hint.map { "\($0)（\(limit)）" } ?? limit
        fieldFrame(field) {
            void(
                "input",
                [
                    "class": "input input-file", "type": "file", "id": field.id, "name": field.name,
                    "accept": types.joined(separator: ","), "multiple": several ? "" : nil,
                    "data-largest": String(largest), "data-chunks": inChunks ? "" : nil,
                    "aria-describedby": field.describedBy,
                    "aria-invalid": field.error == nil ? nil : "true",
                ]
            )
        }
    }
}

extension Gallery {
    static let fileField = [
        Example("上传附件") { w in
            w.fileField(
                Field("files", "附件", hint: "能证明完成情况的文件。", isOptional: true),
                types: [".jpg", ".pdf", ".docx"],
                largest: 20_000_000,
                several: true
            )
        }
    ]
}
