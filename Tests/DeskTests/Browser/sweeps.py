"""All findings of a real report are worked through in a real browser with few actions.

Usage: sweeps.py URL FIRST-LINK REPORT
Prints every action; more than forty, or a finding that is left, end it with a message and exit code 1.
"""
import pathlib
import re
import sys
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from chromium import PASSWORD, browser, fill, one, until

BASE, LINK, REPORT = sys.argv[1:4]
MOST = 40
actions = 0


def act(words):
    """Counts what a person does."""
    global actions
    actions += 1
    print(f"{actions}. {words}", flush=True)


def left(driver):
    """How many findings nobody decided, as the head of the page says."""
    words = one(driver, "#ringkas").text
    done, all_ = re.search(r"(\d+) dari (\d+) temuan sudah diputuskan", words).groups()
    return int(all_) - int(done)


def start(driver):
    driver.get(BASE + LINK)
    for name, words in (("nama", "Rini"), ("akun", "rini"), ("sandi", PASSWORD), ("ulang", PASSWORD)):
        fill(driver, name, words)
    one(driver, "main [name='ulang']").send_keys(Keys.ENTER)
    until("halaman instansi", lambda: driver.current_url.endswith("/instansi"))
    driver.find_element(By.ID, "nama").send_keys("Dinas Sosial", Keys.ENTER)
    until("instansi tersimpan", lambda: driver.find_elements(By.CSS_SELECTOR, "td input[name='nama']"))
    driver.get(BASE + "/dosir")
    fill(driver, "tahun", "2024")
    one(driver, "main [name='tahun']").send_keys(Keys.ENTER)
    until("dosir", lambda: "/dosir/1" in driver.current_url)
    one(driver, "form[action$='/draf'] button").click()
    until("tempat unggah", lambda: driver.find_elements(By.CSS_SELECTOR, "#berkas-1"))
    one(driver, "#berkas-1").send_keys(str(pathlib.Path(REPORT).resolve()))
    until("terunggah", lambda: one(driver, "form[action$='/periksa'] button")).click()

    def ready():
        sure = driver.find_elements(By.CSS_SELECTOR, ".sure button")
        if sure:
            sure[0].click()
        return driver.find_element(By.LINK_TEXT, "Buka tinjauan")

    until("selesai", ready, 90).click()


def main():
    driver = browser()
    driver.set_window_size(1366, 768)
    start(driver)
    act("buka tinjauan")
    until("tinjauan", lambda: driver.find_elements(By.CSS_SELECTOR, "a.choose"))
    total = left(driver)
    assert total > 200, total

    # The gravest first, three one by one: each decision goes on to the next.
    driver.find_element(By.CSS_SELECTOR, "a.choose").click()
    act("temuan terberat")
    for number in range(3):
        before = until("terbuka", lambda: one(driver, ".finding.opened").get_attribute("data-fingerprint"))
        button = one(driver, ".opened button[value=diterima]")
        driver.execute_script("arguments[0].click()", button)
        act("terima; lanjut ke berikutnya")
        until("berikutnya", lambda: one(driver, ".finding.opened").get_attribute("data-fingerprint") != before)
    assert left(driver) == total - 3, left(driver)

    # Matters of style are dismissed for one reason, and taken back, and dismissed again.
    Select(one(driver, "select[name=tingkat]")).select_by_value("note")
    act("saring catatan")
    until("tersaring", lambda: "tingkat=note" in driver.current_url and one(driver, ".whole"))
    open_ = left(driver)
    driver.execute_script("document.querySelector('details.bulk').open = true")
    one(driver, "#alasan-beberapa").send_keys("Ejaan; diserahkan kepada penyunting.")
    act("tulis satu alasan")
    driver.execute_script("arguments[0].click()", one(driver, ".whole button[value=diabaikan]"))
    act("abaikan semua dalam daftar")
    until("diabaikan", lambda: left(driver) < open_)
    dismissed = open_ - left(driver)
    assert dismissed > 30, dismissed
    driver.execute_script("arguments[0].click()", one(driver, "form.last button"))
    act("urungkan")
    until("terbuka lagi", lambda: left(driver) == open_)
    driver.execute_script("document.querySelector('details.bulk').open = true")
    one(driver, "#alasan-beberapa").send_keys("Ejaan; diserahkan kepada penyunting.")
    act("tulis lagi alasannya")
    driver.execute_script("arguments[0].click()", one(driver, ".whole button[value=diabaikan]"))
    act("abaikan lagi")
    until("diabaikan", lambda: left(driver) == open_ - dismissed)

    # A search, and one group of equal findings.
    driver.find_element(By.LINK_TEXT, "Hapus saringan").click()
    act("hapus saringan")
    group = until("kelompok", lambda: driver.find_elements(By.CSS_SELECTOR, ".group button[value^=diterima]"))[0]
    open_ = left(driver)
    driver.execute_script("arguments[0].click()", group)
    act("terima satu kelompok")
    until("kelompok diterima", lambda: left(driver) < open_)

    # The rest by family.
    families = [option.get_attribute("value") for option in Select(one(driver, "select[name=keluarga]")).options][1:]
    assert len(families) > 3, families
    for family in families:
        driver.execute_script("document.querySelector('details.deep').open = true")
        Select(one(driver, "select[name=keluarga]")).select_by_value(family)
        act(f"saring keluarga {family}")
        until("tersaring", lambda: f"keluarga={family}" in driver.current_url and one(driver, "select[name=keluarga]"))
        time.sleep(0.3)
        buttons = driver.find_elements(By.CSS_SELECTOR, ".whole button[value=diterima]")
        if not buttons:
            continue
        open_ = left(driver)
        driver.execute_script("arguments[0].click()", buttons[0])
        act("terima semua dalam daftar")
        until("diterima", lambda: left(driver) < open_)
    assert left(driver) == 0, f"{left(driver)} temuan tersisa"
    assert actions <= MOST, actions
    driver.quit()
    print(f"selesai; {total} temuan dalam {actions} tindakan")


main()
