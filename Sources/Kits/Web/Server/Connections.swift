import NIOCore
import Synchronization

/// The listening channel and every open connection of a server, so that it can stop without cutting anybody off.
final class Connections: Sendable {
    private struct State {
        var listener: (any Channel)?
        var open: [ObjectIdentifier: any Channel] = [:]
        var isStopping = false
    }

    private let state = Mutex(State())
    private let loops: any EventLoopGroup

    init(on loops: any EventLoopGroup) { self.loops = loops }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    func listening(on channel: any Channel) {
        let isLate = state.withLock { state in
            state.listener = channel
            return state.isStopping
        }
        if isLate { stop() }
    }

    /// No new connections; idle ones are closed now, the others after the answer they wait for.
    func stop() {
        let listener = state.withLock { state in
            state.isStopping = true
            return state.listener
        }
        guard let listener else { return }
        // A listener that closes while a connection is on its way from the kernel to the server drops it, and NIO ends
        // the program for that (swift-nio issues 2637 and 3481). So it accepts no more first, and closes once those
        // under way have arrived.
        listener.setOption(.autoRead, value: false)
            .flatMap { self.arrivals(at: listener.eventLoop) }
            .flatMap { self.arrivals(at: listener.eventLoop) }
            .whenComplete { _ in
                listener.close(promise: nil)
                let open = self.state.withLock { Array($0.open.values) }
                for channel in open { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
            }
    }

    /// Done when what every loop had to do at the moment of asking is done, and was handed to the listener's.
    private func arrivals(at listener: any EventLoop) -> EventLoopFuture<Void> {
        .andAllComplete(loops.makeIterator().map { $0.submit {}.hop(to: listener) }, on: listener)
    }

    fileprivate func opened(_ channel: any Channel) {
        let isLate = state.withLock { state in
            state.open[ObjectIdentifier(channel)] = channel
            return state.isStopping
        }
        if isLate { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    }

    fileprivate func closed(_ channel: any Channel) {
        state.withLock { _ = $0.open.removeValue(forKey: ObjectIdentifier(channel)) }
    }
}

/// Tells of a connection's beginning and end.
final class ConnectionTracker: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let connections: Connections

    init(_ connections: Connections) { self.connections = connections }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { connections.opened(context.channel) }
    }

    func channelActive(context: ChannelHandlerContext) {
        connections.opened(context.channel)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        connections.closed(context.channel)
        context.fireChannelInactive()
    }
}
