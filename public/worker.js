// Shows a page of ours when a page cannot be reached. It keeps that page, its style and its picture, and nothing of anybody's.
const SHELF = 'laurel-offline-3';
const PAGE = '/offline/offline.html';
const STYLE = '/offline/offline.css';
const ICON = '/icon.svg';
/* The icon under a name that only the page for offline asks for: the icons of all other pages do not come through here. */
const PICTURE = '/offline/icon.svg';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELF)
      .then((shelf) => shelf.addAll([PAGE, STYLE, ICON]))
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
  const { pathname } = new URL(request.url);
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  } else if (pathname === STYLE) {
    event.respondWith(fetch(request).catch(() => caches.match(STYLE)));
  } else if (pathname === PICTURE) {
    event.respondWith(caches.match(ICON));
  }
});
