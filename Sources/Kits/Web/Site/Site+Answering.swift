extension Site {
    /// Everything that must hold before a route is asked, in order: origin, session, access, form, token.
    func answer(_ route: Route, _ visit: inout Visit, _ request: SiteRequest) async throws -> Reply {
        let origin = Origin(request.headers, host: visit.client.host)
        if !visit.method.isReading, origin == .foreign { throw WebFault.foreignOrigin }
        visit.signedIn = try await person(visit)
        if route.access != .everyone {
            guard let signedIn = visit.signedIn else { return try await signInFirst(&visit, request) }
            if let page = signedIn.mustVisit, visit.path != page, visit.path != gate.signOutAddress {
                return .redirect(to: page)
            }
            guard route.access.admits(signedIn.actor) else { throw WebFault.forbidden() }
        }
        if visit.method.isReading { return try await route.handle(visit) }
        // Strangers put nothing on the disk unless the route is made for files.
        let keepsFiles = visit.signedIn != nil || route.bodyLimit > Route.formLimit
        try await receive(&visit, request, limit: route.bodyLimit, keepingFiles: keepsFiles)
        let uploads = visit.uploads
        defer { uploads.forEach { $0.discard() } }
        guard hasToken(visit) else { return try await staleForm(visit, origin) }
        if uploads.contains(where: \.isTooLarge), !route.returnsForm {
            throw WebFault.tooLarge(limit: route.bodyLimit)
        }
        return try await route.handle(visit)
    }

    func person(_ visit: Visit) async throws -> SignedIn? {
        guard let token = visit.cookies[Self.sessionCookie], !token.isEmpty else { return nil }
        return try await gate.find(token)
    }

    func receive(_ visit: inout Visit, _ request: SiteRequest, limit: Int, keepingFiles: Bool) async throws {
        let reader = FormReader(
            limits: settings.forms,
            bodyLimit: limit,
            folder: settings.uploadFolder,
            keepsFiles: keepingFiles
        )
        do {
            let form = try await reader.read(request)
            (visit.form, visit.uploads, visit.body) = (form.fields, form.uploads, form.bytes)
            visit.lostFiles = form.lostFiles
        } catch let fault as DiskFault where fault.isFull {
            throw WebFault.diskFull
        }
    }

    private func hasToken(_ visit: Visit) -> Bool {
        guard let token = visit.form.raw(FormToken.fieldName) ?? visit.headers[FormToken.headerName] else {
            return false
        }
        return tokens.isValid(token, for: visit.tokenSecret)
    }

    /// Nobody is signed in. A form that arrives now is held while they sign in: nothing entered is lost.
    private func signInFirst(_ visit: inout Visit, _ request: SiteRequest) async throws -> Reply {
        if visit.wantsJSON { throw WebFault.notSignedIn }
        if visit.method.isReading {
            let origin = LocalAddress.checked(visit.target, notUnder: gate.signInAddress)
            let query: Fields = origin == nil || origin == "/" ? [:] : ["return_to": origin ?? ""]
            return .redirect(to: gate.signInAddress + query.queryString)
        }
        try await receive(&visit, request, limit: visit.route?.bodyLimit ?? Route.formLimit, keepingFiles: false)
        let held = HeldForm(address: visit.target, fields: visit.form, lostFiles: visit.lostFiles)
        return .page(try await gate.signInPage(visit, held), status: 401)
    }

    /// A form of our own page from before the person signed in anew: shown to them, to be sent again. Where the browser
    /// does not say that the page was ours, nothing is offered.
    private func staleForm(_ visit: Visit, _ origin: Origin) async throws -> Reply {
        guard origin == .own, let signedIn = visit.signedIn, !visit.wantsJSON, !visit.form.isEmpty else {
            throw WebFault.staleForm
        }
        let held = HeldForm(address: visit.target, fields: visit.form, lostFiles: visit.uploads.map(\.name))
        return try await .resending(held, visit, as: signedIn)
    }
}
