internal import Mustache

/// The templates of all pages, compiled once; every value they show is escaped.
enum Templates {
  /// The files under `Templates` by the name other templates and pages use.
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("cetak", PackageResources.cetak_mustache),
    ("ikhtisar", PackageResources.ikhtisar_mustache),
    ("layout", PackageResources.layout_mustache),
    ("pesan", PackageResources.pesan_mustache),
    ("tinjauan", PackageResources.tinjauan_mustache),
    ("tinjauan-dokumen", PackageResources.tinjauan_dokumen_mustache),
    ("tinjauan-formulir", PackageResources.tinjauan_formulir_mustache),
    ("tinjauan-ringkas", PackageResources.tinjauan_ringkas_mustache),
    ("tinjauan-temuan", PackageResources.tinjauan_temuan_mustache),
    ("masuk", PackageResources.masuk_mustache),
    ("undangan", PackageResources.undangan_mustache),
    ("saya", PackageResources.saya_mustache),
    ("instansi", PackageResources.instansi_mustache),
    ("akun", PackageResources.akun_mustache),
    ("akun-satu", PackageResources.akun_satu_mustache),
    ("dosir", PackageResources.dosir_mustache),
    ("dosir-satu", PackageResources.dosir_satu_mustache),
    ("jejak", PackageResources.jejak_mustache),
  ]

  private static let library = Result {
    try files.reduce(into: MustacheLibrary()) { library, file in
      try library.register(String(decoding: file.bytes, as: UTF8.self), named: file.name)
    }
  }

  /// A page as HTML. Throws when a template is broken or not listed above.
  static func render(_ page: Any, with name: String) throws -> String {
    guard let html = try library.get().render(page, withTemplate: name) else { throw TemplateError(name: name) }
    return html
  }
}

/// A page asked for a template that is not there.
struct TemplateError: Error {
  let name: String
}
