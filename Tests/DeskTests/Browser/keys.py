"""A review decided by keyboard alone in a real browser, and its pages with scripts switched off.

Usage: keys.py URL FIRST-LINK CORPUS
Prints what it saw; a step that fails ends it with a message and exit code 1. Where axe-core is installed (PyPI
axe-playwright-python) it also judges every page; it says so when it is not.
"""
import importlib.util
import pathlib
import sys
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from chromium import PASSWORD, browser, fill, one, press, until

BASE, LINK, CORPUS = sys.argv[1:4]


def opened(driver):
    return one(driver, ".finding.opened").get_attribute("data-fingerprint")


def judge(driver, name):
    """What axe-core holds against a page; nothing where it is not installed."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None:
        return print(f"  ! {name}: axe-core tidak terpasang, tidak dinilai")
    source = next(pathlib.Path(found.origin).parent.rglob("axe.min.js")).read_text()
    driver.execute_script(source)
    result = driver.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    faults = [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in result["violations"]]
    assert not faults, f"{name}: {faults}"


def main():
    report = (pathlib.Path(CORPUS) / "cacat" / "laporan.txt").resolve()
    driver = browser()
    driver.get(LINK if LINK.startswith("http") else BASE + LINK)
    for name, words in (("nama", "Rini Pereviu"), ("akun", "rini"), ("sandi", PASSWORD), ("ulang", PASSWORD)):
        fill(driver, name, words)
    press(driver, Keys.ENTER)
    until("halaman instansi", lambda: driver.current_url.endswith("/instansi"))
    driver.find_element(By.ID, "nama").send_keys("Dinas Lingkungan Hidup", Keys.ENTER)
    until("instansi tersimpan", lambda: driver.find_elements(By.CSS_SELECTOR, "td input[name='nama']"))
    driver.get(BASE + "/dosir")
    fill(driver, "tahun", "2023")
    press(driver, Keys.ENTER)
    until("dosir", lambda: "/dosir/1" in driver.current_url)
    one(driver, "form[action$='/draf'] button").click()
    until("tempat unggah", lambda: driver.find_elements(By.CSS_SELECTOR, "#berkas-1"))
    one(driver, "#berkas-1").send_keys(str(report))
    until("terunggah", lambda: one(driver, "form[action$='/periksa'] button")).click()
    until("selesai", lambda: driver.find_element(By.LINK_TEXT, "Buka tinjauan"), 90)
    driver.execute_script("document.querySelectorAll('main details').forEach((details) => { details.open = true; })")
    judge(driver, "dosir, semuanya terbuka")
    driver.find_element(By.LINK_TEXT, "Buka tinjauan").click()
    page = until("tinjauan", lambda: "/tinjauan" in driver.current_url and driver.current_url)
    judge(driver, "tinjauan")

    # The list narrowed, with everything that can be opened open, in both themes.
    driver.get(page.split("?")[0] + "?tingkat=error&cari=a")
    until("saringan", lambda: one(driver, ".whole"))
    driver.execute_script("document.querySelectorAll('#temuan details').forEach((details) => { details.open = true; })")
    for theme in ("light", "dark"):
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
        judge(driver, f"saringan, {theme}")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    driver.get(page)
    until("tinjauan lagi", lambda: one(driver, "a.choose"))
    press(driver, "j")
    first = until("temuan pertama", lambda: opened(driver))
    press(driver, "n")
    second = until("temuan kedua", lambda: opened(driver) != first and opened(driver))
    box = driver.execute_script("const b = document.getElementById('pilih').getBoundingClientRect(); return [b.top, b.bottom]")
    assert 0 <= box[0] and box[1] <= 900, f"kata yang dipilih tidak terlihat: {box}"
    press(driver, "a")
    third = until("diterima, lalu temuan berikutnya", lambda: opened(driver) not in (first, second) and opened(driver))
    until("putusan terakhir disebut", lambda: "diterima" in one(driver, "form.last").text)
    # What was decided last is taken back, and is open again.
    press(driver, "u")
    until("dibatalkan", lambda: opened(driver) == second and "dibatalkan" in one(driver, ".opened .decided").text)
    press(driver, "a")
    until("diterima lagi", lambda: opened(driver) == third)
    press(driver, "k")
    until("kembali", lambda: opened(driver) == second)
    until("diterima oleh", lambda: "Diterima oleh Rini Pereviu" in one(driver, ".opened .decided").text)
    press(driver, "k")
    until("kembali ke yang pertama", lambda: opened(driver) == first)
    press(driver, "x")
    press(driver, "sudah dijelaskan", Keys.ENTER)
    until("diabaikan, lalu berikutnya", lambda: opened(driver) != first)
    assert "alasan: sudah dijelaskan" in one(driver, "form.last").text
    # The next key works at once, and is not typed into the reason.
    press(driver, "k")
    until("tombol berikutnya bekerja", lambda: opened(driver) in (first, second))
    assert one(driver, "#alasan").get_attribute("value") in ("", "sudah dijelaskan")
    judge(driver, "temuan")
    print(f"diputuskan dengan papan ketik: {first} {second}")

    press(driver, "]")
    until("butir pertama", lambda: one(driver, "#judul-butir").text.startswith("Butir 1"))
    press(driver, "c")
    until("Catatan dapat ditulis", lambda: driver.switch_to.active_element.get_attribute("id") == "catatan")
    press(driver, Keys.ESCAPE)
    press(driver, "?")
    until("daftar pintasan", lambda: one(driver, "#pintasan").is_displayed())
    press(driver, Keys.ESCAPE)
    pairs = driver.find_elements(By.CSS_SELECTOR, "a.choose")
    for number in range(len(pairs)):
        press(driver, "j")
        until("temuan terbuka", lambda: driver.find_elements(By.CSS_SELECTOR, ".finding.opened"))
        time.sleep(0.3)
        if driver.find_elements(By.CSS_SELECTOR, ".opened a.beside"):
            break
    press(driver, "b")
    until("kedua tempat terlihat", lambda: one(driver, "#pilih").is_displayed() and one(driver, "#b-saksi-1").is_displayed())
    judge(driver, "pembanding")
    for path in ("/ikhtisar?tahun=2023", "/dosir", "/dosir/1", "/dosir/1/draf/1/cetak", "/akun", "/instansi", "/saya", "/jejak"):
        driver.get(BASE + path)
        judge(driver, path)
    driver.delete_all_cookies()
    driver.quit()

    plain = browser(scripts=False)
    plain.get(BASE + "/masuk")
    fill(plain, "akun", "rini")
    fill(plain, "sandi", PASSWORD)
    one(plain, "main button[type=submit]").click()
    until("masuk", lambda: "/masuk" not in plain.current_url)
    plain.get(page.split("?")[0] + f"?temuan={second}")
    assert "scripted" not in (one(plain, "html").get_attribute("class") or ""), "JavaScript masih menyala"
    until("putusan tampak", lambda: "Diterima oleh Rini Pereviu" in one(plain, ".opened .decided").text)
    one(plain, ".opened button[value=terbuka]").click()
    until("putusan dibatalkan", lambda: "dibatalkan" in one(plain, ".opened .decided").text)
    one(plain, "#bagian option[value='3']").click()
    one(plain, ".parts button").click()
    until("bagian ketiga", lambda: "bagian=3" in plain.current_url and "Bagian 3 dari" in one(plain, "#dokumen").text)
    plain.quit()
    print("selesai; juga tanpa JavaScript")


main()
