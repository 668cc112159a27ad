internal import Glibc

/// The processor cores this process may use.
enum Cores {
  static let count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
