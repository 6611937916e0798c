// Shows a page of ours when a page cannot be reached. It keeps that page and its picture, and nothing of anybody's.
const SHELF = 'laurel-offline-2';
const KEPT = ['/offline/offline.html', '/offline/offline.css', '/icon.svg'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELF)
      .then((shelf) => shelf.addAll(KEPT))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name)))),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isKept = KEPT.includes(new URL(request.url).pathname);
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(KEPT[0])));
  } else if (isKept) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
