import Core
import Logging
import Pages

extension Site {
    /// The page for what a route threw. A fault of ours is logged with its detail and shown by its reference alone.
    func reply(to error: any Error, _ visit: Visit) async -> Reply {
        let fault: WebFault? =
            switch error {
            case let fault as WebFault: fault
            case is NotFound: .notFound
            default: nil
            }
        guard let fault else {
            logger.error("\(visit.reference) \(visit.route?.pattern ?? "-"): \(String(reflecting: error))")
            return await page(FaultWords.broken(visit.reference), status: 500, visit, isPlain: true)
        }
        if fault == .notSignedIn, !visit.wantsJSON { return .redirect(to: gate.signInAddress) }
        // While the site is paused its frame cannot be looked up.
        let isPlain = fault.status == 503
        var reply = await page(FaultWords.words(for: fault, visit), status: fault.status, visit, isPlain: isPlain)
        switch fault {
        case .methodNotAllowed(let methods):
            reply.headers.append(("Allow", methods.map(\.rawValue).joined(separator: ", ")))
        case .paused:
            reply.headers.append(("Retry-After", "5"))
            // A page that was only to be read comes by itself, without script too.
            if visit.method.isReading { reply.headers.append(("Refresh", "5")) }
        default: break
        }
        return reply
    }

    private func page(_ words: FaultWords, status: Int, _ visit: Visit, isPlain: Bool = false) async -> Reply {
        if visit.wantsJSON {
            let answer = FaultAnswer(title: words.title, sentence: words.sentence, reference: "\(visit.reference)")
            return (try? .json(answer, status: status)) ?? Reply(status: status)
        }
        let context = isPlain || visit.signedIn == nil ? visit.plainContext : await visit.pageContext
        return .page(FaultPage(words: words, back: visit.cameFrom, context: context).render(), status: status)
    }
}

/// A fault as scripts of our pages read it.
private struct FaultAnswer: Encodable {
    let title: String
    let sentence: String
    let reference: String
}

extension WebFault {
    var status: Int {
        switch self {
        case .notFound: 404
        case .forbidden, .staleForm, .foreignOrigin: 403
        case .tooLarge, .tooMuch: 413
        case .brokenForm: 400
        case .notSignedIn: 401
        case .methodNotAllowed: 405
        case .diskFull: 507
        case .paused: 503
        }
    }
}
