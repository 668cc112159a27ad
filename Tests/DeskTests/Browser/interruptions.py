"""Typed words survive every interruption, in a real browser.

Usage: interruptions.py URL FIRST-LINK CORPUS
Prints each interruption it tried; a word that is lost ends it with a message and exit code 1.
"""
import pathlib
import sys
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from chromium import PASSWORD, browser, fill, one, press, until

BASE, LINK, CORPUS = sys.argv[1:4]
ITEM = "lembar-asistensi/7"
survived = 0


def click(driver, css):
    driver.execute_script("arguments[0].click()", one(driver, css))


def sign_in(driver):
    fill(driver, "akun", "rini")
    fill(driver, "sandi", PASSWORD)
    press(driver, Keys.ENTER)


def start(driver):
    """The first account, an agency, and a reviewed draft."""
    driver.get(BASE + LINK)
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
    one(driver, "#berkas-1").send_keys(str((pathlib.Path(CORPUS) / "cacat" / "laporan.txt").resolve()))
    until("terunggah", lambda: one(driver, "form[action$='/periksa'] button")).click()
    until("selesai", lambda: driver.find_element(By.LINK_TEXT, "Buka tinjauan"), 90)


def value(driver, css="#catatan"):
    return one(driver, css).get_attribute("value")


def write(driver, words, css="#catatan"):
    """Replaces what a field holds by typing, as a person does."""
    until("kolom", lambda: driver.find_elements(By.CSS_SELECTOR, css))
    driver.execute_script("const d = arguments[0].closest('details'); if (d) d.open = true;", one(driver, css))
    field = one(driver, css)
    field.click()
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(words)


def keeps(driver, name, words, css="#catatan"):
    global survived
    until(f"ketikan sesudah {name}", lambda: value(driver, css) == words, 15)
    assert one(driver, css).is_displayed(), f"{name}: kolomnya tertutup"
    survived += 1
    print(f"· {name}", flush=True)


def main():
    driver = browser()
    start(driver)
    page = BASE + "/dosir/1/draf/1/tinjauan?butir=" + ITEM
    driver.get(page)
    first = until("butir", lambda: driver.find_elements(By.CSS_SELECTOR, "a.choose"))[0]
    write(driver, "Kata satu; seketika klik temuan")
    driver.execute_script("arguments[0].click()", first)
    until("temuan terbuka", lambda: one(driver, ".finding.opened"))
    keeps(driver, "klik temuan lain", "Kata satu; seketika klik temuan")

    write(driver, "Kata dua")
    click(driver, "#dokumen mark:not(.pilih) a")
    time.sleep(0.5)
    driver.get(page)
    keeps(driver, "klik tanda dalam dokumen", "Kata dua")

    write(driver, "Kata tiga")
    press(driver, Keys.ESCAPE, "]")
    until("butir lain", lambda: ITEM not in driver.current_url)
    press(driver, "[")
    keeps(driver, "butir lain dengan papan ketik, lalu kembali", "Kata tiga")

    write(driver, "Kata empat")
    driver.refresh()
    keeps(driver, "muat ulang", "Kata empat")

    write(driver, "Kata lima\nbaris dua <b>&")
    click(driver, "header a[href='/dosir']")
    until("dosir", lambda: driver.current_url.endswith("/dosir"))
    driver.back()
    keeps(driver, "halaman lain, lalu tombol kembali", "Kata lima\nbaris dua <b>&")

    write(driver, "Kata enam")
    time.sleep(0.8)
    driver.switch_to.new_window("tab")
    driver.get(page)
    keeps(driver, "tab lain", "Kata enam")
    write(driver, "Kata tujuh")
    driver.close()
    driver.switch_to.window(driver.window_handles[0])
    driver.execute_script("window.dispatchEvent(new Event('focus'))")
    keeps(driver, "tab ditutup; tab pertama menyusul", "Kata tujuh")

    click(driver, "#formulir .tabs a:not([aria-selected=true])")
    until("formulir lain", lambda: ITEM not in driver.current_url)
    driver.back()
    keeps(driver, "formulir lain, lalu mundur", "Kata tujuh")

    driver.set_network_conditions(offline=True, latency=0, throughput=1)
    write(driver, "Kata delapan, tanpa jaringan")
    time.sleep(1)
    driver.set_network_conditions(offline=False, latency=0, throughput=10**9)
    driver.refresh()
    keeps(driver, "jaringan putus, lalu muat ulang", "Kata delapan, tanpa jaringan")

    finding = one(driver, "a.choose").get_attribute("href")
    driver.get(finding)
    until("temuan", lambda: one(driver, "#alasan"))
    write(driver, "alasan yang belum dikirim", "#alasan")
    press(driver, Keys.ESCAPE, "j")
    time.sleep(0.7)
    driver.get(finding)
    keeps(driver, "alasan, lalu temuan berikutnya", "alasan yang belum dikirim", "#alasan")
    print(f"alasan: {len(driver.find_elements(By.CSS_SELECTOR, '.finding .badge.new'))} tanda belum disimpan")

    # The login runs out while typing: signed out elsewhere, cookies and all.
    asked = finding.split("#")[0] + "&tingkat=error"
    driver.get(asked)
    until("temuan", lambda: one(driver, "#catatan"))
    driver.delete_cookie("reviu_sesi")
    write(driver, "Kata sembilan, sesudah sesi berakhir")
    time.sleep(1)
    click(driver, "#formulir .all a")
    until("halaman masuk", lambda: "/masuk" in driver.current_url)
    driver.back()
    until("halaman masuk lagi", lambda: "/masuk" in driver.current_url)
    driver.get(asked)
    sign_in(driver)
    until("tinjauan", lambda: "/tinjauan" in driver.current_url)
    for part in ("temuan=", "tingkat=error", "butir=" + ITEM):
        assert part in driver.current_url, f"{part} hilang: {driver.current_url}"
    assert one(driver, ".finding.opened"), "temuan tidak terbuka"
    keeps(driver, "sesi berakhir; masuk lagi di tempat yang sama", "Kata sembilan, sesudah sesi berakhir")

    # A decision sent after the login ran out.
    driver.delete_cookie("reviu_sesi")
    write(driver, "Kata sepuluh")
    click(driver, ".write button.primary")
    link = until("tautan masuk", lambda: driver.find_element(By.LINK_TEXT, "Masuk lagi"))
    assert value(driver) == "Kata sepuluh"
    driver.execute_script("arguments[0].click()", link)
    until("halaman masuk", lambda: "/masuk" in driver.current_url)
    sign_in(driver)
    keeps(driver, "simpan sesudah sesi berakhir", "Kata sepuluh")

    # Signed in anew in another tab: the page that stayed open has an old token.
    driver.delete_cookie("reviu_sesi")
    driver.switch_to.new_window("tab")
    driver.get(BASE + "/masuk")
    sign_in(driver)
    until("masuk", lambda: "/dosir" in driver.current_url)
    driver.close()
    driver.switch_to.window(driver.window_handles[0])
    write(driver, "Kata sebelas")
    time.sleep(1)
    driver.switch_to.new_window("tab")
    driver.get(page)
    keeps(driver, "masuk lagi di tab lain", "Kata sebelas")
    driver.close()
    driver.switch_to.window(driver.window_handles[0])

    # Another person decides about the same item meanwhile.
    answer = driver.execute_async_script("""
        const [item, done] = arguments;
        const body = new URLSearchParams({ subjek: "butir:" + item, verdict: "fail", catatan: "Kata orang lain", sesudah: "" });
        fetch("/dosir/1/draf/1/keputusan", { method: "POST", body, headers: {
          Accept: "application/json", "X-CSRF-Token": document.querySelector("meta[name=csrf]").content } })
          .then((answer) => done(answer.status));""", ITEM)
    assert answer == 200, answer
    write(driver, "Kata dua belas")
    click(driver, ".write button.primary")
    until("pertentangan", lambda: "Kata orang lain" in one(driver, ".write .problem").text)
    time.sleep(0.8)
    driver.refresh()
    keeps(driver, "orang lain mendahului", "Kata dua belas")

    # Saved words are typed no more; dropped words leave what was saved.
    click(driver, ".write button.primary")
    until("tersimpan", lambda: not driver.find_elements(By.CSS_SELECTOR, ".answer .unsaved"))
    assert value(driver) == "Kata dua belas"
    write(driver, "dibuang")
    time.sleep(0.8)
    driver.refresh()
    keeps(driver, "muat ulang sesudah tersimpan", "dibuang")
    click(driver, ".answer .unsaved button")
    until("dibuang", lambda: value(driver) == "Kata dua belas")
    until("tanpa tanda", lambda: not driver.find_elements(By.CSS_SELECTOR, ".answer .unsaved"))

    assert survived >= 10, survived
    driver.quit()
    print(f"selesai; ketikan bertahan dari {survived} gangguan")


main()
