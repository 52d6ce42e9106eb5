extension Site {
    /// Everything that must hold before a route is asked, in order: origin, session, access, form, token.
    ///
    /// A form arrives while the site may pause, so that a slow upload holds nobody up; whoever sent it is looked up anew
    /// where it was paused meanwhile.
    func answer(_ route: Route, _ visit: inout Visit, _ request: SiteRequest) async throws -> Reply {
        // The machine's own check is answered whatever goes on.
        if route.pattern == Self.healthAddress { return try await route.handle(visit) }
        let origin = Origin(request.headers, host: visit.client.host)
        if !visit.method.isReading, origin == .foreign { throw WebFault.foreignOrigin }
        let before = pause.epoch
        if let reply = try await answerBeforeForm(route, &visit) { return reply }
        if route.access != .everyone, visit.signedIn == nil { return try await signInFirst(&visit, request) }
        // Strangers put nothing on the disk unless the route is made for files.
        let keepsFiles = visit.signedIn != nil || route.bodyLimit > Route.formLimit
        try await receive(&visit, request, limit: route.bodyLimit, keepingFiles: keepsFiles)
        let uploads = visit.uploads
        defer { uploads.forEach { $0.discard() } }
        try await pause.enter()
        defer { pause.leave() }
        if pause.epoch != before {
            visit.signedIn = try await person(visit)
            if let reply = try await refusal(of: route, visit) { return reply }
        }
        guard hasToken(visit) else { return try await staleForm(visit, origin) }
        if uploads.contains(where: \.isTooLarge), !route.returnsForm {
            throw WebFault.tooLarge(limit: route.bodyLimit)
        }
        return try await started(try await route.handle(visit))
    }

    /// The whole answer to a request without a form, or to somebody who may not come; nil where a form is to be read, and
    /// where somebody must sign in first.
    private func answerBeforeForm(_ route: Route, _ visit: inout Visit) async throws -> Reply? {
        try await pause.enter()
        defer { pause.leave() }
        visit.signedIn = try await person(visit)
        guard route.access == .everyone || visit.signedIn != nil else { return nil }
        if let reply = try await refusal(of: route, visit) { return reply }
        return visit.method.isReading ? try await started(try await route.handle(visit)) : nil
    }

    /// What somebody gets who may not come to a route now; nil where the person may. A form that was read is held.
    private func refusal(of route: Route, _ visit: Visit) async throws -> Reply? {
        guard route.access != .everyone else { return nil }
        guard let signedIn = visit.signedIn else {
            let lost = visit.lostFiles + visit.uploads.map(\.name).filter { !$0.isEmpty }
            return try await signInPage(visit, holding: visit.form, lostFiles: lost)
        }
        if let page = signedIn.mustVisit, visit.path != page, visit.path != gate.signOutAddress {
            return .redirect(to: page)
        }
        guard route.access.admits(signedIn.actor) else { throw WebFault.forbidden() }
        return nil
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
        return try await signInPage(visit, holding: visit.form, lostFiles: visit.lostFiles)
    }

    private func signInPage(_ visit: Visit, holding form: Fields, lostFiles: [String]) async throws -> Reply {
        if visit.wantsJSON { throw WebFault.notSignedIn }
        let held = HeldForm(address: visit.target, fields: form, lostFiles: lostFiles)
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
