import Core
import Foundation

/// Turns an old office file into `.docx` or `.xlsx`, or a document into a PDF, with LibreOffice, and returns the bytes of what
/// it made.
///
/// - Parameters:
///   - filter: of LibreOffice, behind the ending.
///   - files: laid beside the document, by name.
///   - variables: of its environment; a value that is one of `files` becomes its full path.
func convertOffice(
    _ source: ByteSource,
    _ type: FileType,
    to ending: String,
    filter: String = "",
    files: [String: [UInt8]] = [:],
    variables: [String: String] = [:],
    limits: DocumentLimits,
    tool: ConversionTool?
) throws(DocumentFault) -> [UInt8] {
    guard let tool else { throw .toolMissing(type) }
    let folder = try ConversionFolder()
    let original = try folder.place(source, as: "document." + type.ending)
    try folder.write(OfficeProfile.registry, to: "profile/user/registrymodifications.xcu")
    // A profile of its own: two conversions at once, and the profile of whoever runs the program stays untouched.
    let arguments = [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", filter.isEmpty ? ending : "\(ending):\(filter)", "--outdir", folder.path, original,
    ]
    for (name, bytes) in files { _ = try folder.place(.bytes(bytes), as: name) }
    let settings = variables.mapValues { files[$0] == nil ? $0 : folder.path + "/" + $0 }
    guard
        try tool.run(arguments, in: folder.path, variables: settings, seconds: limits.conversionSeconds) != nil
    else {
        throw .conversionTooSlow(seconds: Int(limits.conversionSeconds))
    }
    guard let made = try? OpenSource(.file(path: folder.path + "/document." + ending)), made.size > 0 else {
        throw .damaged(type)
    }
    return made.bytes(from: 0, count: made.size)
}
