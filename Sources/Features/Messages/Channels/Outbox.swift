import Core

/// Something on its way out of a channel.
package struct OutboxItem: Hashable, Sendable {
    package enum Stage: String, Sendable {
        case waiting, sending, sent, failed
        /// Handed over, and no answer came.
        case unknown

        package var word: String {
            switch self {
            case .waiting: "待发"
            case .sending: "正在发"
            case .sent: "已发"
            case .failed: "没有发出"
            case .unknown: "不知是否送达"
            }
        }

        package var isFailure: Bool { self == .failed || self == .unknown }
    }

    package let id: Identifier<OutboxItem>
    package let channel: ChannelID
    /// What it is for: one row a channel and occasion, so that a digest leaves once whoever makes it.
    package let occasion: String
    package let title: String
    package let body: String
    package let stage: Stage
    package let attempts: Int
    package let nextAt: Instant
    package let words: String
    package let madeAt: Instant
    package let changedAt: Instant
}

package typealias OutboxID = Identifier<OutboxItem>

/// How long until the next attempt.
package enum Backoff {
    /// Minutes after the first, second … failure; then it is given up.
    package static let minutes = [1, 5, 15, 60, 240, 720]

    /// Nil where it has been tried often enough.
    package static func next(after attempts: Int, at now: Instant) -> Instant? {
        attempts >= 1 && attempts <= minutes.count ? now.adding(seconds: minutes[attempts - 1] * 60) : nil
    }

    /// A sending that was begun and never ended is not known to have arrived: its program may have been stopped.
    static let lease = 180
}
