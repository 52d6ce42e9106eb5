/// How the characters of a text file are written.
package enum TextEncoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
    /// Traditional characters, as Taiwan and Hong Kong write files.
    case big5 = "Big5"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
}
