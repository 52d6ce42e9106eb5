/// Why something did not leave, in words for whoever keeps the channel.
package struct OutgoingFault: Error, Hashable, Sendable {
    /// A sentence.
    package let words: String
    /// Whether trying again later may help: the other side was not there, or asked to wait.
    package let mayRetry: Bool
    /// Everything was handed over and no answer came: it may have arrived.
    package let isUncertain: Bool

    package init(_ words: String, mayRetry: Bool, isUncertain: Bool = false) {
        self.words = words
        self.mayRetry = mayRetry
        self.isUncertain = isUncertain
    }
}
