/// What the multipart parser finds, in the order of the body.
enum MultipartEvent: Equatable {
    /// A text field, whole.
    case field(name: String, value: [UInt8])
    case fileBegins(field: String, name: String, type: String)
    case fileBytes(ArraySlice<UInt8>)
    case fileEnds
}
