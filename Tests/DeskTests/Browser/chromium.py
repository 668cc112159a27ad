"""What the stories in a real browser share: headless Chromium driven through Selenium, its fields and keys,
and waiting for its pages."""
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

PASSWORD = "tiga ekor kuda 77"


def browser(scripts=True):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=id"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_window_size(1280, 900)
    return driver


def one(driver, css):
    return driver.find_element(By.CSS_SELECTOR, css)


def fill(driver, name, words):
    field = one(driver, f"main [name='{name}']")
    field.clear()
    field.send_keys(words)


def press(driver, *keys):
    webdriver.ActionChains(driver).send_keys(*keys).perform()


def until(what, check, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = check()
            if found:
                return found
        except Exception:  # the page is just being replaced
            pass
        time.sleep(0.05)
    raise AssertionError(f"tidak terjadi: {what}")
