import Core
import Database
import Documents
import Files
import Pages
import PaperFormat
import Web

extension PaperRoutes {
    var files: [Route] {
        [
            .get("/papers/{paper}/word", Self.readers, "文书的 Word 文件") { visit in
                let (paper, template) = try await written(visit)
                return try await sent(visit, PaperPrinter(desk: desk).word(paper, template))
            },
            .get("/papers/{paper}/pdf", Self.readers, "文书的 PDF 文件") { visit in
                let (paper, template) = try await written(visit)
                let forArchive = visit.query.bool("archive")
                return try await sent(visit, PaperPrinter(desk: desk).pdf(paper, template, forArchive: forArchive))
            },
        ]
    }

    private func written(_ visit: Visit) async throws -> (Paper, TemplateLine?) {
        let (actor, id) = (try visit.actor, try visit.id("paper", of: PaperSubject.self))
        return try await database.read { tx in
            let paper = try tx.papers.find(id, for: actor)
            return (paper, try Self.template(of: paper, tx))
        }
    }

    /// The file, or the page of the document with what is missing.
    private func sent(_ visit: Visit, _ outcome: Outcome<Reply>) async throws -> Reply {
        switch outcome {
        case .done(let reply): return reply
        case .refused(let issues):
            let page = try await page(visit, errors: FieldError.list(issues, paperWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    var templates: [Route] {
        [
            .get("/papers/templates", Self.keepers, "文书模板") { visit in
                .page(try await templatePage(visit).render(await visit.pageContext))
            },
            .get("/papers/templates/{kind}/file", Self.keepers, "下载文书模板") { visit in
                try await templateFile(visit)
            },
            .post(
                "/papers/templates/{kind}",
                Self.keepers,
                "上传文书模板",
                uploadLimit: desk.vault.largest + 65_536,
                returnsForm: true
            ) { visit in try await upload(visit) },
            .post("/papers/templates/{kind}/removal", Self.keepers, "改用标准模板") { visit in
                let kind = try kind(visit)
                _ = try await KeepTemplate(desk).remove(kind, by: visit.actor)
                return .redirect(to: "/papers/templates", notice: Notice(.done, "\(kind.word)改用标准模板。"))
            },
        ]
    }

    private func kind(_ visit: Visit) throws -> PaperKind {
        guard let kind = PaperKind(rawValue: try visit.part("kind")) else { throw WebFault.notFound }
        return kind
    }

    private func templatePage(
        _ visit: Visit,
        refused kind: PaperKind? = nil,
        _ issues: [Issue] = []
    ) async throws -> TemplateListPage {
        let county = try visit.actor.county
        return TemplateListPage(
            current: try await database.read { tx in try tx.paperTemplates.current(in: county) },
            largest: desk.vault.largest,
            refused: kind,
            errors: FieldError.list(issues, paperWords)
        )
    }

    private func templateFile(_ visit: Visit) async throws -> Reply {
        let (kind, county) = (try kind(visit), try visit.actor.county)
        let current = try await database.read { tx in try tx.paperTemplates.current(in: county)[kind] }
        if let current, !visit.query.bool("standard"), let digest = FileDigest(current.digest),
            desk.vault.contains(digest)
        {
            return .file(desk.vault.path(of: digest), name: current.name, type: FileType.docx.contentType)
        }
        let path = PaperPrinter.newPath("docx")
        try await desk.words.run { try DocxWriter.write(kind.standardTemplate, to: path) }
        return PaperPrinter.reply(path, name: "\(kind.word)模板", .docx)
    }

    private func upload(_ visit: Visit) async throws -> Reply {
        let kind = try kind(visit)
        let file = visit.uploads.first { $0.field == "file" && !$0.name.isEmpty }
        var issues: [Issue] = []
        if !visit.lostFiles.isEmpty {
            issues = [Issue("template.lost", field: "file", ["names": visit.lostFiles.joined(separator: "、")])]
        } else if let file, file.isTooLarge {
            let limit = Format.size(bytes: desk.vault.largest)
            issues = [Issue("template.large", field: "file", ["name": file.name, "limit": limit])]
        } else if let file, file.size > 0 {
            switch try await KeepTemplate(desk)(kind, file: file.path, named: file.name, by: visit.actor) {
            case .done(let fields):
                let words = "\(kind.word)的模板已换上，读到 \(fields.count) 个字段。"
                return .redirect(to: "/papers/templates", notice: Notice(.done, words))
            case .refused(let refused): issues = refused
            }
        } else {
            issues = [Issue("template.missing", field: "file")]
        }
        let page = try await templatePage(visit, refused: kind, issues)
        return .unprocessable(page.render(await visit.pageContext))
    }
}
