import Core
import Foundation

/// Turns an old office file into `.docx` or `.xlsx` with LibreOffice, and returns the bytes of what it made.
func convertOffice(
    _ source: ByteSource,
    _ type: FileType,
    to ending: String,
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
        "--convert-to", ending, "--outdir", folder.path, original,
    ]
    guard try tool.run(arguments, in: folder.path, seconds: limits.conversionSeconds) != nil else {
        throw .conversionTooSlow(seconds: Int(limits.conversionSeconds))
    }
    guard let made = try? OpenSource(.file(path: folder.path + "/document." + ending)), made.size > 0 else {
        throw .damaged(type)
    }
    return made.bytes(from: 0, count: made.size)
}
