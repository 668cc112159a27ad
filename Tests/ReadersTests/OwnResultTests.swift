import Testing

@testable import Readers

/// What reviu wrote itself is told from what an office wrote.
@Suite struct OwnResultTests {
  @Test(arguments: [
    "Tidak ada temuan\n", "Tidak ada temuan pada bagian yang terbaca · 2 temuan diterima\n",
    "# Hasil pemeriksaan: Laporan\n\n**Tidak ada temuan**  \n296 aturan: 211 sesuai, 0 tidak sesuai, 85 tidak berlaku\n",
    "No;Masalah;Tempat ke;Tingkat;Aturan;Judul\n1;1;1;kesalahan;lkj/x;Judul\n",
    "\u{FEFF}No;Masalah;Tingkat;Aturan;Judul\n1;1;kesalahan;lkj/x;Judul\n",
    "a.txt:3:4: kesalahan lkj/x: Salah. [00]\n3 kesalahan · 1 peringatan · 0 catatan\n",
    "a.txt:3:4: kesalahan lkj/x: Salah. [00]\n1.204 kesalahan · 1 peringatan · 0 catatan · 2 temuan diterima\n",
  ])
  func isOurs(_ text: String) {
    #expect(OwnResult(Array(text.utf8)) == .review)
  }

  @Test(arguments: [
    "No;Masalah;Tindak Lanjut;Penanggung Jawab\n1;Pompa rusak;Diganti;Sekretariat\n",
    "Tidak ada temuan lain\n\nRapat ditutup.\n", "# Hasil pemeriksaan: pompa\n\nPompa baik menurut 3 aturan.\n",
    "No;Masalah;Target\n1;Pompa rusak;2\n",
    "Ada 3 kesalahan · 1 peringatan · 0 catatan pada draf lalu.\n",
    "Rapat menyebut catatan · 2 peringatan · 3 kesalahan · lain.\nSelesai.\n",
  ])
  func isAnOffices(_ text: String) {
    #expect(OwnResult(Array(text.utf8)) == nil)
  }
}
