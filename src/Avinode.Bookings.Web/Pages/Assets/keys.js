// The idempotency keys of this tab. Nothing else of a booking is ever stored in the browser.
const prefix = 'booking ';

/** The key of an opening: a new one, unless a request with the last one may be under way. */
export function keyFor(quote) {
  const kept = sessionStorage.getItem(prefix + quote);
  return kept ?? crypto.randomUUID();
}

/** Remembers over a reload that a request with this key may be under way. */
export function keepAsSent(quote, key) {
  sessionStorage.setItem(prefix + quote, key);
}

/** What became of the request is known. */
export function forget(quote) {
  sessionStorage.removeItem(prefix + quote);
}

/** The quotes whose request may be under way. */
export function quotesInDoubt() {
  return Object.keys(sessionStorage).filter(name => name.startsWith(prefix)).map(name => name.slice(prefix.length));
}
