/// Why a Word or Excel file, or a part of it, cannot be read.
package enum OfficeProblem: Error, Equatable {
  case broken
  /// A ZIP that holds neither a text nor a workbook.
  case unknown
  case encrypted
  case missing(part: String)
  case damaged(part: String)
  case tooLarge(part: String)
  case tooDeep(part: String)
  case tooSlow(part: String)
  case malformed(part: String, line: Int)
  /// XML that declares entities of its own, which no office program writes.
  case entities(part: String)
  /// A part that is to be changed and is not written in UTF-8.
  case encoding(part: String)

  /// What happened, where, and what to do, in Bahasa Indonesia.
  package var reason: String {
    switch self {
    case .broken: "Berkas ini terpotong atau rusak; minta salinan yang utuh, atau buka lalu simpan ulang."
    case .unknown:
      "Berkas ini bukan dokumen Word (.docx) atau buku kerja Excel (.xlsx); simpan ulang dalam salah satu format itu."
    case .encrypted: "Berkas ini terkunci kata sandi; simpan salinan tanpa kata sandi lalu periksa ulang."
    case .missing(let part): "Bagian \(part) tidak ada dalam berkas; buka lalu simpan ulang di Word atau Excel."
    case .damaged(let part): "Bagian \(part) rusak; minta salinan yang utuh, atau buka lalu simpan ulang."
    case .tooLarge(let part):
      "Bagian \(part) terlalu besar setelah dibuka (melebihi batas aman); bagi dokumen lalu periksa ulang."
    case .tooDeep(let part):
      "Bagian \(part) bersarang terlalu dalam; sederhanakan tabel di dalam tabel lalu periksa ulang."
    case .tooSlow(let part): "Bagian \(part) terlalu lama dibaca; bagi dokumen lalu periksa ulang."
    case .malformed(let part, let line):
      "Bagian \(part) rusak mulai baris \(line); isi sesudahnya tidak terbaca. Buka lalu simpan ulang berkas."
    case .encoding(let part):
      "Bagian \(part) tidak ditulis dalam UTF-8; buka lalu simpan ulang berkas di Word."
    case .entities(let part): "Bagian \(part) memuat deklarasi DOCTYPE yang tidak lazim dan demi keamanan tidak dibaca."
    }
  }
}
