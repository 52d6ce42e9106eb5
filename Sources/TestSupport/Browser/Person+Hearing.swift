import Foundation

/// What the browser reports while a person uses it. Runs on the reading thread, in the order of the events.
extension Person {
    func hear(_ event: String, _ values: BrowserValue) {
        switch event {
        case "Page.frameRequestedNavigation", "Page.navigatedWithinDocument", "Page.frameStartedLoading",
            "Page.frameStoppedLoading", "Page.frameNavigated", "Page.lifecycleEvent",
            "Runtime.executionContextsCleared":
            hearLoading(event, values)
        case "Network.requestWillBeSent":
            if values["type"] == "Document" { note { $0.documents.insert(values["requestId"].string ?? "") } }
        case "Network.responseReceived":
            hearAnswer(values)
        case "Log.entryAdded":
            hearLog(values["entry"])
        case "Runtime.consoleAPICalled":
            guard values["type"] == "error" || values["type"] == "assert" else { return }
            let words = values["args"].items.map {
                $0["value"].string ?? $0["description"].string ?? $0["value"].source
            }
            complain("console: " + words.joined(separator: " "))
        case "Runtime.exceptionThrown":
            let details = values["exceptionDetails"]
            let text = details["exception"]["description"].string ?? details["text"].string ?? ""
            complain("script: \(text) (\(details["url"].string ?? ""):\(details["lineNumber"].int ?? 0))")
        case "Audits.issueAdded":
            let policy = values["issue"]["details"]["contentSecurityPolicyIssueDetails"]
            guard policy != .null else { return }
            complain("content security policy: \(policy["violatedDirective"].string ?? "") \(policy.source)")
        case "Page.javascriptDialogOpening":
            note { $0.question = values["message"].string }
            Task { try await tell("Page.handleJavaScriptDialog", ["accept": true]) }
        case "Browser.downloadWillBegin", "Browser.downloadProgress":
            hearDownload(event, values)
        default:
            break
        }
    }

    func complain(_ words: String) {
        note { if !$0.complaints.contains(words) { $0.complaints.append(words) } }
    }

    private func hearLoading(_ event: String, _ values: BrowserValue) {
        let place = values["frameId"].string ?? values["frame"]["id"].string ?? frame
        guard place == frame else { return }
        note { state in
            switch event {
            case "Page.frameRequestedNavigation":
                if values["disposition"] == "currentTab" { state.leaving = .now }
            case "Page.navigatedWithinDocument":
                state.leaving = nil
            case "Page.frameStartedLoading":
                state.leaving = nil
                state.isLoading = true
            case "Page.frameStoppedLoading":
                state.isLoading = false
            case "Page.lifecycleEvent":
                if values["name"] == "load" { state.loaded.insert(values["loaderId"].string ?? "") }
            default:
                state.world = nil
            }
        }
    }

    /// Remembers the status of each page, and complains of anything a page needs and does not get. A page or a script
    /// may be refused (4xx): the journey says what the person then sees.
    private func hearAnswer(_ values: BrowserValue) {
        let response = values["response"]
        let status = response["status"].int ?? 0
        let url = response["url"].string ?? ""
        let kind = values["type"].string ?? ""
        if kind == "Document" { note { $0.pages[url] = status } }
        let mayBeRefused = ["Document", "Fetch", "XHR", "Ping"].contains(kind) || url.hasSuffix("/favicon.ico")
        if status >= 500 || (status >= 400 && !mayBeRefused) { complain("\(kind) \(url) was answered \(status)") }
    }

    private func hearLog(_ entry: BrowserValue) {
        guard entry["level"] == "error" else { return }
        // Refused answers are judged in `hearAnswer`, which knows what asked for them.
        let text = entry["text"].string ?? ""
        if entry["source"] == "network" {
            let isOffline = note { $0.isOffline }
            if isOffline || text.contains("responded with a status of") { return }
        }
        complain("\(entry["source"].string ?? "log"): \(text) \(entry["url"].string ?? "")")
    }

    private func hearDownload(_ event: String, _ values: BrowserValue) {
        let key = values["guid"].string ?? ""
        note { state in
            if event == "Browser.downloadWillBegin" {
                let name = values["suggestedFilename"].string ?? key
                state.downloads.append(Download(key: key, name: name, url: values["url"].string ?? ""))
            } else if let index = state.downloads.firstIndex(where: { $0.key == key }) {
                state.downloads[index].state = values["state"].string ?? ""
            }
        }
    }

    /// What went wrong behind the page so far: script errors, console errors, policy violations, missing parts, 5xx.
    package var complaints: [String] { note { $0.complaints } }

    /// Takes the complaints out, for a test that causes some on purpose.
    package func takeComplaints() -> [String] {
        note { state in
            defer { state.complaints = [] }
            return state.complaints
        }
    }

    /// The words of the last question a script asked (always answered yes).
    package var question: String? { note { $0.question } }
}

/// A file the browser saved.
package struct Download: Sendable {
    let key: String
    /// The name the server proposed.
    package let name: String
    package let url: String
    var state = "inProgress"
}
