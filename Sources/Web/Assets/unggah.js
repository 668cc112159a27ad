// Uploads with progress, and how far a review is. Without this script forms and reloading do the same.
'use strict';

const csrf = document.querySelector('meta[name=csrf]').content;

function row(list, name) {
  const item = document.createElement('li');
  const label = document.createElement('span');
  label.textContent = name;
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', 'Kemajuan unggahan ' + name);
  const words = document.createElement('span');
  item.append(label, ' ', bar, ' ', words);
  list.append(item);
  return { bar, words };
}

// One file as the body of one request; resolves to whether it was stored.
function send(url, file, shown) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url + '?nama=' + encodeURIComponent(file.name));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-CSRF-Token', csrf);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        shown.bar.value = (100 * event.loaded) / event.total;
      }
    };
    request.onload = () => {
      const good = request.status === 201;
      let words = 'tersimpan';
      if (!good) {
        words = 'gagal';
        try {
          const answer = JSON.parse(request.responseText);
          words = [answer.problem, answer.advice].filter(Boolean).join(' ');
        } catch (error) {
          words = 'gagal (kode ' + request.status + ')';
        }
      }
      shown.words.textContent = words;
      shown.words.className = good ? '' : 'problem';
      shown.bar.value = good ? 100 : shown.bar.value;
      resolve(good);
    };
    request.onerror = () => {
      shown.words.textContent = 'sambungan terputus; coba lagi';
      shown.words.className = 'problem';
      resolve(false);
    };
    request.send(file);
  });
}

async function upload(zone, files) {
  const limit = 64 * 1024 * 1024;
  const list = zone.querySelector('[data-daftar]');
  let all = true;
  for (const file of files) {
    const shown = row(list, file.name);
    if (file.size > limit) {
      shown.words.textContent = 'Berkas ini melebihi 64 MB; bagi atau perkecil gambarnya.';
      shown.words.className = 'problem';
      all = false;
      continue;
    }
    all = (await send(zone.dataset.unggah, file, shown)) && all;
  }
  if (all) location.reload();
}

for (const zone of document.querySelectorAll('[data-unggah]')) {
  const input = zone.querySelector('input[type=file]');
  input.addEventListener('change', () => upload(zone, [...input.files]));
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    upload(zone, [...event.dataTransfer.files]);
  });
}

for (const state of document.querySelectorAll('[data-ulasan]')) {
  if (!state.dataset.ulasan) continue;
  const source = new EventSource(state.dataset.ulasan);
  source.addEventListener('keadaan', (event) => {
    const told = JSON.parse(event.data);
    state.querySelector('strong').textContent = told.words;
    state.querySelector('[data-langkah]').textContent = told.step || '';
    if (told.settled) {
      source.close();
      // Without what was told when it was handed in.
      location.replace(location.pathname);
    }
  });
}
