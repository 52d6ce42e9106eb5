import Foundation
import PackagePlugin

/// Puts the files of a target that are no sources into the binary: `PackageResources.base_css` is `base.css`.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let files = target.sourceFiles.filter { $0.type == .unknown }.map(\.url).sorted { $0.path < $1.path }
        let script = context.package.directoryURL.appending(path: "Scripts/embed")
        let output = context.pluginWorkDirectoryURL.appending(path: "PackageResources.swift")
        return [
            .buildCommand(
                displayName: "Embed the files of \(target.name)",
                executable: script,
                arguments: [output.path] + files.map(\.path),
                inputFiles: files + [script],
                outputFiles: [output]
            )
        ]
    }
}
