/// A settings file: one `name = value` a line, `#` begins a comment.
package struct SettingsFile: Sendable {
    package let values: [String: String]

    package static let empty = SettingsFile(values: [:])

    private init(values: [String: String]) { self.values = values }

    /// Throws `SettingsFault` naming the line that is neither empty, comment nor `name = value`, or an unknown name.
    package init(_ text: String) throws(SettingsFault) {
        var values: [String: String] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingPrefix { $0.isWhitespace }
            if line.isEmpty || line.first == "#" { continue }
            guard let equals = line.firstIndex(of: "=") else { throw .line(index + 1) }
            let name = line[..<equals].trimmed()
            guard SettingName(rawValue: name) != nil else { throw .unknown(name, line: index + 1) }
            values[name] = line[line.index(after: equals)...].trimmed()
        }
        self.values = values
    }
}

extension Substring {
    fileprivate func trimmed() -> String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

/// The names of settings; the variable of `database` is `LUOSHI_DATABASE`.
package enum SettingName: String, CaseIterable, Sendable {
    case database, host, port, files, backups, playbooks, secret, secure, proxy, development
    case amber = "light-amber"
    case red = "light-red"
    case near = "light-near-days"
    case idle = "session-idle-hours"
    case days = "session-days"
    case upload = "upload-megabytes"
    case personal = "personal-key"
    case messageHosts = "message-hosts"
    case authorities = "message-authorities"

    package var variable: String { "LUOSHI_" + rawValue.uppercased().replacing("-", with: "_") }
}

/// What is wrong with the settings, as a sentence for the person who starts the program.
package enum SettingsFault: Error, Equatable, CustomStringConvertible {
    case line(Int)
    case unknown(String, line: Int)
    case value(SettingName, String)

    package var description: String {
        switch self {
        case .line(let line): "设置文件第 \(line) 行要写成“名称 = 值”，例如 port = 8080。"
        case .unknown(let name, let line): "设置文件第 \(line) 行的“\(name)”不是本程序的设置，可用的名称见 docs/settings.md。"
        case .value(let name, let value): "设置 \(name.rawValue) 的值“\(value)”读不懂，可用的写法见 docs/settings.md。"
        }
    }
}
