/// Common words of programme and indicator names that a misprint could turn into one another.
enum Vocabulary {
  /// Two different members never count as one misprinted word: "penataan" and "pendataan".
  static let words: Set<[UInt8]> = Set(list.split(separator: " ").map { Array($0.utf8) })

  private static let list = """
    pendataan penataan penatausahaan pemberian pembelian pembenihan pembibitan pembinaan pembiayaan pembuatan \
    penyediaan penyusunan penyaluran penyuluhan pengadaan pengawasan pengawalan pengelolaan pengolahan pengendalian \
    pengembangan pengumpulan pengurangan pengukuran pengujian pengurusan penguatan penganggaran pengangkatan \
    penanganan penanaman penerapan penetapan penertiban penerbitan penerimaan penelitian peneliti penilaian penilai \
    peningkatan penyelenggaraan penyelesaian penyelamatan pelayanan pelayaran pelatihan pelatih pelaksanaan pelaksana \
    pelaporan pelapor pelestarian peletakan pemanfaatan pemantauan pematangan pemantapan pembangunan pemberdayaan \
    pemeliharaan pemeriksaan pemulihan pemulangan pemungutan pemugaran pemasaran pemasangan perawatan peralatan \
    perencanaan perencana perizinan perikanan pertanian pertanahan pertahanan perkebunan perkotaan perkantoran \
    perdagangan perorangan perlindungan permakanan makanan pakaian pangan sandang papan lapangan pendidikan penduduk \
    kependudukan kependidikan kesehatan kesejahteraan kesetiakawanan keamanan keuangan kebersihan kepegawaian \
    kelembagaan kemasyarakatan kekeluargaan keluarga kelurahan kecamatan kegiatan kebijakan kebutuhan kebudayaan \
    bangunan jalan jalur jembatan perempuan pertemuan anak bayi balita lansia lanjut sosial sosialisasi formal \
    nonformal internal eksternal dasar pasar desa kota kata barat darat laut surat umum utama udara usaha usia \
    tinggi rendah sedang tanah rumah murah sarana prasarana rehabilitasi realisasi evaluasi elevasi inovasi \
    renovasi bantuan batuan korban bencana rencana terlantar terlatih terlayani tersedia terdata tertata tertangani \
    terpenuhi terbina terbuka dibina dibantu dilatih dilayani disusun disalurkan disalin disabilitas fasilitas \
    fasilitasi aset asas arsip dana data daya daerah dalam daring luring luar liar biasa biaya badan bidang barang \
    batang belanja kerja kinerja kena kelas kelompok kualitas kuantitas mutu mitra modal model material materi \
    menteri swasta wisata siswa sisa wilayah masyarakat masalah program dinas lembaga tenaga tangga \
    hidup hibah hasil ahli alih aktif pasif positif negatif miskin meningkat menurun meningkatnya menurunnya masuk \
    masak keluar gedung gudang guru baru lama kepala kepada pegawai pejabat penjabat jabatan jumlah indeks ikan iklan \
    hutan hujan utang ternak tanam taman teman tamat makam malam kapal kapan kabel bekal lokal total modul \
    administrasi akreditasi registrasi mediasi mitigasi irigasi imigrasi migrasi informasi formasi organisasi
    """
}
