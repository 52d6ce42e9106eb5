/// A form as it arrived: its texts, and its files on disk.
struct ReceivedForm: Sendable {
    var fields = Fields()
    var uploads: [Upload] = []
    /// The body of a request that is no form, like JSON.
    var bytes: [UInt8] = []
    /// Names of files that were not kept, because nobody is signed in.
    var lostFiles: [String] = []
}
