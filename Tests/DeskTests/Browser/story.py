"""The story of the review desk in a real browser, headless Chromium driven through Selenium.

Usage: story.py URL FIRST-LINK CORPUS [FOLDER-FOR-SCREENSHOTS]
Prints what it saw, step by step; a step that fails ends it with a message and exit code 1.
"""
import pathlib
import re
import sys
import tempfile
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from chromium import PASSWORD, browser, fill, one, until

BASE, LINK, CORPUS = sys.argv[1:4]
SHOTS = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None


class Person:
    def __init__(self):
        self.driver = browser()

    def open(self, path):
        self.driver.get(path if path.startswith("http") else BASE + path)

    def one(self, css):
        return one(self.driver, css)

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def fill(self, name, words):
        fill(self.driver, name, words)

    def press(self, words, within="main"):
        xpath = f".//button[contains(normalize-space(.), '{words}')]"
        button = self.one(within).find_element(By.XPATH, xpath)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()

    def text(self):
        return self.one("main").text

    def see(self, words):
        until(f"terlihat “{words}”", lambda: words in self.text())

    def path(self):
        return self.driver.current_url[len(BASE):]

    def shots(self, name):
        if SHOTS is None:
            return
        for width in (360, 768, 1280):
            self.driver.set_window_size(width, 900)
            time.sleep(0.2)
            wide = self.driver.execute_script("return document.documentElement.scrollWidth")
            inner = self.driver.execute_script("return window.innerWidth")
            if wide > inner:
                print(f"  ! {name} pada {width}: lebar isi {wide} > {inner}")
            self.driver.save_screenshot(str(SHOTS / f"{name}-{width}.png"))
        self.driver.set_window_size(1280, 900)

    def sign_in(self, login):
        self.open("/masuk")
        self.fill("akun", login)
        self.fill("sandi", PASSWORD)
        self.press("Masuk")
        until("masuk", lambda: self.path().startswith("/dosir"))


def step(words):
    print(f"· {words}", flush=True)


def account(admin, login, name, role, agency):
    admin.open("/akun")
    admin.fill("nama", name)
    admin.fill("akun", login)
    Select(admin.one("#peran")).select_by_value(role)
    if agency:
        Select(admin.one("#instansi")).select_by_visible_text(agency)
    admin.press("Tambah")
    link = until("tautan sekali pakai", lambda: re.search(r"http\S+/undangan/[0-9a-f]{64}", admin.text()))
    person = Person()
    person.open(link.group(0))
    person.fill("sandi", PASSWORD)
    person.fill("ulang", PASSWORD)
    person.press("Simpan")
    person.see("silakan masuk")
    person.sign_in(login)
    return person


def wait_reviewed(person, number):
    until(
        f"draf {number} selesai diperiksa",
        lambda: "Selesai diperiksa" in person.one(f"section[aria-labelledby='draf-{number}']").text)


def upload(person, number, *files):
    person.one(f"#berkas-{number}").send_keys("\n".join(str(file) for file in files))
    names = [pathlib.Path(file).name for file in files]
    until("berkas terunggah", lambda: all(name in person.one(
        f"section[aria-labelledby='draf-{number}'] tbody").text for name in names))


def main():
    corpus = pathlib.Path(CORPUS)
    report = corpus / "cacat" / "laporan.txt"
    admin = Person()

    step("akun pertama")
    admin.open(LINK)
    admin.shots("undangan")
    admin.fill("nama", "Admin Meja")
    admin.fill("akun", "admin")
    admin.fill("sandi", PASSWORD)
    admin.fill("ulang", PASSWORD)
    admin.press("Simpan")
    until("halaman instansi", lambda: admin.path() == "/instansi")
    for agency in ("Dinas Lingkungan Hidup", "Dinas Perhubungan"):
        admin.one("#nama").send_keys(agency)
        admin.press("Tambah")
        until("instansi tersimpan", lambda: agency in [
            field.get_attribute("value") for field in admin.all("td input[name='nama']")])
    admin.shots("instansi")

    step("unggah laporan dan lampiran")
    admin.open("/dosir")
    admin.shots("dosir-kosong")
    Select(admin.one("#instansi")).select_by_visible_text("Dinas Lingkungan Hidup")
    admin.fill("tahun", "2024")
    admin.press("Buka dosir")
    until("halaman dosir", lambda: admin.path().startswith("/dosir/1"))
    admin.press("Mulai draf pertama")
    until("tempat unggah", lambda: admin.all("#berkas-1"))
    attachments = [corpus / "bersih" / "rencana-aksi.csv", corpus / "bersih" / "renstra.csv"]
    upload(admin, 1, report, *attachments)
    admin.shots("dosir-berkas")

    step("lihat kemajuan")
    admin.press("Periksa draf ini")
    until("ditanya", lambda: "Menunggu kepastian Anda" in admin.text())
    assert "Laporan ini tahun 2023, dosirnya tahun 2024." in admin.text()
    admin.shots("dosir-bertanya")
    admin.press("Berkas ini benar, periksa")
    wait_reviewed(admin, 1)
    assert "Laporan kinerja" in admin.text() and "Rencana aksi" in admin.text()
    admin.shots("dosir-selesai")

    step("buka tinjauan, ke sebuah temuan")
    admin.driver.find_element(By.LINK_TEXT, "Buka tinjauan").click()
    until("daftar temuan", lambda: admin.all("li.finding a.choose"))
    size = admin.driver.execute_script("return new Blob([document.documentElement.outerHTML]).size")
    assert size <= 150 * 1024, f"halaman tinjauan {size} bita"
    admin.shots("tinjauan")
    wanted = until("temuan capaian", lambda: [
        link for link in admin.all("li.finding a.choose") if "Serapan" in link.text] or admin.all("li.finding a.choose"))
    title = wanted[0].text
    wanted[0].click()
    chosen = until("temuan terbuka", lambda: admin.one("li.finding.opened"))
    fingerprint = chosen.get_attribute("data-fingerprint")
    until("kata yang disorot terlihat", lambda: admin.driver.execute_script("""
        const marks = [...document.querySelectorAll('#dokumen mark')];
        return marks.some((mark) => {
          const box = mark.getBoundingClientRect();
          return box.height > 0 && box.top >= 0 && box.bottom <= window.innerHeight;
        });"""))
    admin.shots("temuan")

    step("abaikan dengan alasan")
    admin.press("Abaikan", "li.finding.opened")
    time.sleep(0.5)
    admin.one("li.finding.opened [name='alasan']").send_keys("Sudah dijelaskan penyusun pada rapat asistensi.")
    admin.press("Abaikan", "li.finding.opened")
    admin.see("Sudah dijelaskan penyusun")

    step("ubah jawaban sebuah butir")
    item = until("butir formulir", lambda: admin.all("#formulir a[href*='butir=']"))
    admin.driver.execute_script("arguments[0].click()", item[0])
    until("jawaban pereviu", lambda: admin.all("#jawaban"))
    details = admin.all("details.write")
    if details and not details[0].get_attribute("open"):
        details[0].find_element(By.CSS_SELECTOR, "summary").click()
    Select(admin.one("#jawaban")).select_by_value("pass")
    note = until("kolom Catatan", lambda: [field for field in admin.all("#catatan") if field.is_displayed()])[0]
    note.clear()
    note.send_keys("Dinilai sesuai setelah pembahasan.")
    admin.press("Simpan jawaban")
    until("jawaban tersimpan", lambda: admin.all(".badge.person"))
    admin.shots("butir")
    admin.open("/dosir/1/draf/1/cetak")
    admin.shots("cetak")

    step("draf perbaikan: yang selesai dan yang masih ada")
    admin.open("/dosir/1")
    admin.press("Unggah draf perbaikan")
    until("draf kedua", lambda: admin.all("#berkas-2"))
    assert "rencana-aksi.csv" in admin.one("section[aria-labelledby='draf-2']").text
    words = report.read_text()
    assert "84,55" in words
    with tempfile.TemporaryDirectory() as folder:
        mended = pathlib.Path(folder) / "laporan.txt"
        mended.write_text("Diperbaiki setelah asistensi.\n\n" + words.replace("84,55", "94,55"))
        upload(admin, 2, mended)
    admin.press("Periksa draf ini")
    until("ditanya lagi", lambda: "Menunggu kepastian Anda" in admin.text())
    admin.press("Berkas ini benar, periksa")
    wait_reviewed(admin, 2)
    draft = admin.one("section[aria-labelledby='draf-2']").text
    assert re.search(r"\d+ masih ada", draft) and re.search(r"\d+ selesai", draft), draft
    admin.open("/dosir/1/draf/2/tinjauan")
    decided = admin.driver.execute_async_script("""
        const done = arguments[arguments.length - 1];
        fetch('/dosir/1/draf/2/keputusan').then((answer) => answer.json()).then(done);""")
    assert any(one["subject"] == "temuan:" + fingerprint for one in decided), "keputusan hilang"
    admin.shots("tinjauan-draf-2")
    admin.open("/ikhtisar?tahun=2024")
    admin.shots("ikhtisar")
    admin.open("/jejak")
    admin.see("memutuskan")
    admin.shots("jejak")

    step("penyusun instansi lain mendapat 404")
    other = account(admin, "penyusun2", "Penyusun Dua", "penyusun", "Dinas Perhubungan")
    admin.shots("akun")
    other.open("/dosir/1")
    other.see("tidak ada")
    status = other.driver.execute_async_script("""
        const done = arguments[arguments.length - 1];
        fetch('/dosir/1/draf/1/tinjauan').then((answer) => done(answer.status));""")
    assert status == 404, status
    other.shots("tidak-ada")
    other.open("/dosir")
    assert "Lingkungan" not in other.text()
    other.driver.quit()

    step("keluar")
    admin.open("/saya")
    admin.shots("saya")
    admin.press("Keluar", "header")
    admin.see("Anda sudah keluar")
    admin.shots("masuk")
    admin.open("/dosir/1")
    assert admin.path().startswith("/masuk"), admin.path()

    errors = [entry for entry in admin.driver.get_log("browser") if "SEVERE" in entry["level"]]
    errors = [entry for entry in errors if "422" not in entry["message"] and "404" not in entry["message"]]
    assert not errors, errors
    admin.driver.quit()
    print(f"selesai; temuan yang diabaikan: {title}")


main()
