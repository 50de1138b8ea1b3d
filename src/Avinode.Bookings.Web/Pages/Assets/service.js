// Talks to the service, and keeps apart what was refused and what is not known.

/**
 * Sends a change.
 * @returns {Promise<{kind: 'done'|'refused'|'lost', status?: number, body?: object}>} Lost: nobody knows whether it was done.
 */
export async function send(method, path, body, headers = {}) {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json', ...headers },
      body: JSON.stringify(body),
    });
    const received = await response.json();
    return { kind: response.ok ? 'done' : isKnown(response.status) ? 'refused' : 'lost', status: response.status, body: received };
  } catch {
    return { kind: 'lost' };
  }
}

// A gateway's 502 and 504, and a fault of the service, say nothing of what was done.
function isKnown(status) {
  return status < 500 || status === 503;
}

/** Reads one of our own pages, for its parts. */
export async function read(path) {
  const response = await fetch(path, { headers: { Accept: 'text/html' } });
  if (response.redirected && new URL(response.url).pathname === '/sign-in') {
    throw new Error('signed out');
  }
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return parse(await response.text());
}

// The one place where text becomes nodes: a page that our own server wrote, in which scripts do not run.
const policy = globalThis.trustedTypes?.createPolicy('own-pages', { createHTML: text => text });

function parse(text) {
  return new DOMParser().parseFromString(policy?.createHTML(text) ?? text, 'text/html');
}

/** What a problem document says, for a person; the codes and the next step for programs go behind Details. */
export function message({ status, body }) {
  return status === 401 ? { text: 'You are signed out. Sign in in another tab, then try again: nothing that you typed is lost.' }
    : status === 403 ? { text: 'Your key does not allow this. Nothing was done.' }
    : { text: body?.title ?? 'Something went wrong.', details: body?.detail, open: status === 422 };
}

/** Shows a message in its place. */
export function show(place, { text, details, open }, link) {
  place.textContent = text;
  place.hidden = !text;
  if (link) {
    place.append(' ', link);
  }
  if (details) {
    const more = Object.assign(document.createElement('details'), { open: Boolean(open) });
    more.append(Object.assign(document.createElement('summary'), { textContent: 'Details' }), details);
    place.append(more);
  }
  if (text) {
    place.focus();
  }
}
