internal import NIOCore

/// Closes a connection whose first request is not asked in time, so that connections that only trickle keep nobody out.
final class Haste: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Any
  static let patience = TimeAmount.seconds(15)
  private var deadline: Scheduled<Void>?

  func handlerAdded(context: ChannelHandlerContext) {
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    deadline?.cancel()
    deadline = nil
    context.fireChannelRead(data)
  }

  func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }
}
