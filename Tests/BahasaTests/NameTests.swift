import Testing

@testable import Bahasa

@Suite struct NameTests {
  @Test(arguments: [
    ("1. Prosentase PPKS (%)", "persentase ppks"), ("**Walikota**", "wali kota"),
    (
      "Pemerlu Pelayanan Kesejahteraan Sosial (PPKS) yang dilayani",
      "pemerlu pelayanan kesejahteraan sosial yang dilayani"
    ),
    ("Sasaran Stratejik", "sasaran strategis"), ("a. Presentase  jalan\nmantap", "persentase jalan mantap"),
    ("Kegiatan Sarana Kantor (DAK)", "kegiatan sarana kantor dak"),
    ("Program Kampung Iklim (PROKLIM)", "program kampung iklim"), ("Lembaga (LK3)", "lembaga"),
    ("Fakir & Miskin", "fakir dan miskin"), ("(1) Nilai SAKIP", "nilai sakip"),
    ("Jum'at", "jumat"), ("IV. Penutup", "penutup"), ("Anak-anak", "anak anak"), ("1.250 rumah", "1 250 rumah"),
    ("", ""),
    ("Nilai (yang baik)", "nilai yang baik"), ("Puas<br>Sekali", "puas sekali"), ("“Kota”", "kota"), ("1. ", "1"),
  ])
  func text(_ printed: String, _ expected: String) { #expect(Name(printed).text == expected) }

  @Test(arguments: [
    ("Pelestarian nilai keahlawanan", "Pelestarian Nilai Kepahlawanan"),
    ("Meningkatn ya kualitas", "Meningkatnya Kualitas"),
    ("1. Percentase PMKS (%)", "Prosentase PMKS"), ("PROGRAM REHABILITASI SOSIAL", "Program Rehabilitasi Sosial"),
    ("Program Rehabiltasi Sosial", "Program Rehabilitasi Sosial"),
    ("Program Reha bilitsi Sosial", "Program Rehabilitasi Sosial"),
    (
      "Pengelolaan Data Fakir Miskin Cakupan Daerah Kabup",
      "Pengelolaan Data Fakir Miskin Cakupan Daerah Kabupaten/Kota"
    ),
    ("Admnistrasi Umum Perangkat Daerah", "Administrasi Umum Perangkat Daerah"),
    ("Walikota Contoh", "Wali Kota Contoh"),
    ("Pemberdayaan Lembaga Kemasyarkatan", "Pemberdayaan Lembaga Kemasyarakatan"),
  ])
  func same(_ a: String, _ b: String) {
    #expect(Name(a).isSame(as: Name(b)))
    #expect(Name(b).isSame(as: Name(a)))
  }

  @Test(arguments: [
    ("Penyediaan Makanan", "Penyediaan Permakanan"), ("Penyediaan Sandang", "Penyediaan Pangan"),
    ("Program Rehabilitasi Sosial", "Program Pemberdayaan Sosial"), ("indikator 1", "indikator 2"),
    ("Administrasi Umum Perangkat Daerah", "Administrasi Keuangan Perangkat Daerah"),
    (
      "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan dan Pajak Kendaraan Perorangan Dinas",
      "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan dan Pajak Kendaraan Dinas Operasional"
    ),
    ("Pembangunan Pasar", "Pembangunan Dasar"), ("Penataan Penduduk Kota", "Pendataan Penduduk Kota"), ("", ""),
    ("Program", "Program Rehabilitasi"),
    ("Realisasi Tahun 2023", "Realisasi Tahun 2024"), ("Sasaran A", "Sasaran B"),
    ("Pelayanan Publik Daerah", "Pelayaran Publik Daerah"),
    ("Rehabilitasi Sosial Dasar Penyandang Disabilitas", "Rehabilitasi Sosial Dasar Penyandang Disabilitas Terlantar"),
    ("Visi Kota Contoh 2014-2019", "Misi Kota Contoh 2014-2019"), ("Diklat Pim II", "Diklat Pim IV"),
    ("Urusan wajib yang berkaitan dengan pelayanan dasar", "Urusan wajib yang tidak berkaitan dengan pelayanan dasar"),
    ("Program Rehabilitasi", "Program Rehabilitasi Sosial"),
    ("Indeks Kepuasan Masyarakat", "Indeks Kepuasan Masyarakat Desa"),
  ])
  func different(_ a: String, _ b: String) {
    #expect(!Name(a).isSame(as: Name(b)))
    #expect(!Name(b).isSame(as: Name(a)))
  }

  @Test func measure() {
    #expect(Name("abcd").similarity(to: Name("ab cd")) == 1)
    #expect(Name("abc").similarity(to: Name("abd")) == 0.5)
    #expect(Name("abc").similarity(to: Name("")) == 0)
    #expect(Name("Ab Cd") == Name("abcd") && Set([Name("Ab Cd"), Name("abcd")]).count == 1)
  }

  @Test func longNamesStayCheap() {
    let long = Name(String(repeating: "pemberdayaan ", count: 20_000))
    let other = Name(String(repeating: "pemberdayaan ", count: 19_999) + "pemberdayan")
    #expect(!long.isSame(as: other) && long.similarity(to: other) > 0.99)
  }

  /// What an acronym was introduced for stands in its place; not where it stands for two things or was never introduced.
  @Test(arguments: [
    ("Piala Wahana Tata Nugraha (WTN)", "Keikutsertaan dalam WTN", "Keikutsertaan dalam wahana tata nugraha"),
    (
      "armada Angkutan Umum Antar Kota Dalam Provinsi (AKDP)", "armada {AKDP} baru",
      "armada {antar kota dalam provinsi} baru"
    ),
    ("Dinas Komunikasi dan Informatika (DKI)", "Kepala DKI.", "Kepala dinas komunikasi dan informatika."),
    ("Sistem Informasi (SAKIP)", "Nilai SAKIP", "Nilai SAKIP"),
    ("Rumah Sakit Umum (RSU) dan Rumpun Sayur Utara (RSU)", "Jumlah RSU", "Jumlah RSU"),
    (
      "Wahana Tata Nugraha (WTN)", "Piala Wahana Tata Nugraha (WTN) dan XWTN",
      "Piala Wahana Tata Nugraha (WTN) dan XWTN"
    ),
  ])
  func acronymsStandForTheirWords(_ introduced: String, _ text: String, _ expanded: String) {
    var acronyms = Acronyms()
    acronyms.learn(Array(introduced.utf8), in: 0..<introduced.utf8.count)
    #expect(acronyms.expanded(text) == expanded)
  }
}
