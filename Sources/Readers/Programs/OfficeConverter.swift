import Archives
import Documents
import Subprocess

/// Older and other office formats, put into Word's or Excel's own by LibreOffice where it is installed.
struct OfficeConverter: Equatable {
  /// What LibreOffice is asked for.
  enum Target: String {
    case docx, xlsx
  }

  let target: Target
  /// The ending of the file, by which LibreOffice knows its format.
  let ending: String
  private static let patience = Duration.seconds(90)
  /// It asks for a quarter of this memory before it opens anything.
  private static let bounds = Confinement(memory: 2048, seconds: 90...90, startsOthers: true)

  /// The document in the bytes, or the reason there is none.
  func document(_ bytes: [UInt8], file: String) async -> Result<Document, Failure> {
    guard let folder = TemporaryFolder() else { return .failure(.failed) }
    defer { folder.remove() }
    guard folder.write(bytes, to: "masukan.\(ending)"),
      folder.write(Self.settings, to: "profil/user/registrymodifications.xcu")
    else { return .failure(.failed) }
    switch await run(in: folder) {
    case .failure(let failure): return .failure(failure)
    case .success: break
    }
    guard let made = folder.read("masukan.\(target.rawValue)", limit: Readers.limit) else { return .failure(.failed) }
    do { return .success(try OfficeFile.read(made, file: file)) } catch { return .failure(.unreadable(error.reason)) }
  }

  enum Failure: Error {
    case missing, late, failed
    case unreadable(String)
  }

  func reason(_ failure: Failure) -> String {
    switch failure {
    case .missing:
      "Format .\(ending) dibaca lewat LibreOffice, yang belum terpasang; pasang paket Debian \(package) atau simpan berkas sebagai .\(target.rawValue)."
    case .late:
      "LibreOffice terlalu lama membuka berkas ini; buka dan simpan sendiri sebagai .\(target.rawValue) lalu periksa ulang."
    case .failed:
      "LibreOffice tidak dapat membuka berkas ini; pasang paket Debian \(package) bila belum ada, atau simpan sebagai .\(target.rawValue) lalu periksa ulang."
    case .unreadable(let reason): reason
    }
  }

  private var package: String { target == .docx ? "libreoffice-writer-nogui" : "libreoffice-calc-nogui" }

  private func run(in folder: TemporaryFolder) async -> Result<Void, Failure> {
    await Deadline.race(within: Self.patience, late: .failure(.late)) { await convert(in: folder) }
  }

  private func convert(in folder: TemporaryFolder) async -> Result<Void, Failure> {
    var options = PlatformOptions()
    // LibreOffice is a script that starts a program that starts the program.
    options.processGroupID = 0
    options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(3))]
    let arguments = [
      "-env:UserInstallation=file://\(folder.path)/profil", "--headless", "--norestore", "--nolockcheck",
      "--convert-to",
      target.rawValue, "--outdir", folder.path, "\(folder.path)/masukan.\(ending)",
    ]
    do {
      let result = try await Subprocess.run(
        Confinement.first, arguments: try await Self.bounds.arguments(for: "soffice", arguments, input: 0),
        platformOptions: options, input: .none, output: .discarded, error: .discarded)
      return result.terminationStatus.isSuccess ? .success(()) : .failure(.failed)
    } catch let error as SubprocessError {
      return .failure(error.code == .executableNotFound ? .missing : .failed)
    } catch {
      return .failure(.failed)
    }
  }

  /// No macros, and nothing fetched from elsewhere.
  private static let settings = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
    oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
    oor:op="fuse"><value>true</value></prop></item>
    </oor:items>
    """.utf8)
}
