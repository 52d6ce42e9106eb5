import Foundation

/// Looks a setting up where it is named first: flag, then variable, then file.
package struct SettingsReader: Sendable {
    package var flags: [SettingName: String]
    package var variables: [String: String]
    package var file: SettingsFile

    package init(
        flags: [SettingName: String] = [:],
        variables: [String: String] = ProcessInfo.processInfo.environment,
        file: SettingsFile = .empty
    ) {
        self.flags = flags
        self.variables = variables
        self.file = file
    }

    func text(_ name: SettingName) -> String? {
        let value = flags[name] ?? variables[name.variable] ?? file.values[name.rawValue]
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }

    func whole(_ name: SettingName, in range: ClosedRange<Int>, or standard: Int) throws(SettingsFault) -> Int {
        guard let text = text(name) else { return standard }
        guard let value = Int(text), range.contains(value) else { throw .value(name, text) }
        return value
    }

    func number(_ name: SettingName, in range: ClosedRange<Double>, or standard: Double) throws(SettingsFault) -> Double
    {
        guard let text = text(name) else { return standard }
        guard let value = Double(text), range.contains(value) else { throw .value(name, text) }
        return value
    }

    func flag(_ name: SettingName) throws(SettingsFault) -> Bool {
        switch text(name) {
        case nil, "no", "false", "0": false
        case "yes", "true", "1": true
        case .some(let text): throw .value(name, text)
        }
    }
}

extension Settings {
    /// Reads every setting; `secret` is taken as hexadecimal of at least 32 bytes or read from (and first made in) a
    /// file beside the data.
    package init(_ reader: SettingsReader) throws {
        let database = try Settings.database(reader)
        self.database = database
        host = reader.text(.host) ?? "127.0.0.1"
        port = try reader.whole(.port, in: 0...65_535, or: 8080)
        let home = database.home
        files = reader.text(.files) ?? home + "/files"
        backups = reader.text(.backups) ?? home + "/backups"
        playbooks = try Settings.playbooks(reader)
        isSecure = try reader.flag(.secure)
        trustsProxy = try reader.flag(.proxy)
        isDevelopment = try reader.flag(.development)
        lights = LightSettings()
        lights.amberBehind = try reader.number(.amber, in: 0...100, or: lights.amberBehind)
        lights.redBehind = try reader.number(.red, in: lights.amberBehind...100, or: max(30, lights.amberBehind))
        lights.nearDays = try reader.whole(.near, in: 0...60, or: lights.nearDays)
        sessionIdleHours = try reader.whole(.idle, in: 1...168, or: 12)
        sessionDays = try reader.whole(.days, in: 1...90, or: 7)
        uploadMegabytes = try reader.whole(.upload, in: 1...2048, or: 50)
        messageHosts = (reader.text(.messageHosts) ?? "").split { ", ".contains($0) }.map(String.init)
        messageAuthorities = reader.text(.authorities)
        secret = try Secret.read(reader.text(.secret), besides: home)
        personalKey = try Secret.read(reader.text(.personal), besides: home, as: .personal)
    }
}

extension Settings {
    private static func database(_ reader: SettingsReader) throws(SettingsFault) -> DatabaseAddress {
        let address = reader.text(.database) ?? "sqlite:var/luoshi.sqlite"
        guard let database = DatabaseAddress(address) else { throw .value(.database, address) }
        return database
    }

    /// The folder of the county's own playbooks, for commands that need nothing else.
    package static func playbooks(_ reader: SettingsReader) throws(SettingsFault) -> String {
        if let path = reader.text(.playbooks) { return path }
        return try database(reader).home + "/playbooks"
    }
}

extension DatabaseAddress {
    /// The folder beside which files, backups and the secret are kept unless they are named.
    var home: String {
        switch self {
        case .sqlite(let path): URL(fileURLWithPath: path).deletingLastPathComponent().path
        case .postgres: FileManager.default.currentDirectoryPath + "/var"
        }
    }
}
