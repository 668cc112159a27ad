internal import Bahasa
internal import Documents

/// How fast dossiers get done, and how long the rest may take at that pace.
struct ProgressPace {
  /// Dossiers in a minute; nil before the first is done.
  let perMinute: Double?
  /// Seconds until the last is done; nil before the first is done.
  let secondsLeft: Int?

  /// - Parameters:
  ///   - done: the dossiers that got done in that time.
  ///   - left: those that are not done.
  init(done: Int, left: Int, in time: Duration) {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    guard done > 0, seconds > 0 else {
      (perMinute, secondsLeft) = (nil, nil)
      return
    }
    perMinute = Double(done) / seconds * 60
    secondsLeft = Int(clamping: (Double(left) * seconds / Double(done)).rounded(.up))
  }

  /// `12,5 dosir/menit · sisa 3 menit`, for the bar.
  var words: String {
    guard let perMinute, let secondsLeft else { return "menghitung laju" }
    return
      "\(Figures.format(perMinute, decimals: perMinute < 100 ? 1 : 0)) dosir/menit · sisa \(Self.span(secondsLeft))"
  }

  /// The same as members of a JSON object, each with a comma before it.
  var members: String {
    guard let perMinute, let secondsLeft else { return ",\"perMinute\":null,\"secondsLeft\":null" }
    return ",\"perMinute\":\((perMinute * 10).rounded() / 10),\"secondsLeft\":\(secondsLeft)"
  }

  /// A span of time in whole seconds, minutes, or hours and minutes.
  static func span(_ seconds: Int) -> String {
    switch seconds {
    case ..<90: "\(seconds) detik"
    case ..<5400: "\((seconds + 30) / 60) menit"
    default: "\((seconds + 30) / 3600) jam \((seconds + 30) % 3600 / 60) menit"
    }
  }
}
