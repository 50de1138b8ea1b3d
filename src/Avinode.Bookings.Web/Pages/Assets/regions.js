// Parts of a page that are read again when something happens. The server writes every state; the page only puts it in.
import { format } from './format.js';
import { read } from './service.js';

const pending = new Map();
const settleTime = 80;

/** Makes the regions look again by themselves where they ask for it. */
export function watchRegions() {
  document.querySelectorAll('[data-live]').forEach(watch);
  document.addEventListener('visibilitychange', () => document.hidden || document.querySelectorAll('[data-again]').forEach(refresh));
  document.addEventListener('connected', () => document.querySelectorAll('[data-stale]').forEach(refresh));
}

/** Reads the regions again that follow one of these subjects; all of them without subjects. */
export function refreshAbout(subjects) {
  for (const region of document.querySelectorAll('[data-live]')) {
    const follows = region.dataset.live;
    if (!subjects || subjects.includes(follows) || (follows === '*' && subjects.booking)) {
      refresh(region);
    }
  }
}

/** Reads a region again, soon: what happens together is read once. */
export function refresh(region) {
  clearTimeout(pending.get(region.id));
  pending.set(region.id, setTimeout(() => refreshNow(region.id), settleTime));
}

/** Reads a region again. True when it was read. */
export async function refreshNow(id) {
  const source = document.getElementById(id)?.dataset.source ?? location.pathname + location.search;
  try {
    const fresh = (await once(source)).getElementById(id);
    const old = document.getElementById(id);
    if (!old || !fresh) {
      return false;
    }
    fresh.dataset.source = source;
    put(old, document.importNode(fresh, true));
    return true;
  } catch {
    // Away, or signed out: the mark in the bar says so, and the next look is made when the stream is back.
    const old = document.getElementById(id);
    old?.setAttribute('data-stale', '');
    watch(old);
    return false;
  }
}

/** Fills a place with a part of another page. */
export async function fill(place, source, selector) {
  place.setAttribute('aria-busy', 'true');
  try {
    const part = document.importNode((await once(source)).querySelector(selector), true);
    place.replaceChildren(part);
    settle(part);
    return part;
  } catch {
    place.replaceChildren(failure(() => fill(place, source, selector)));
    return null;
  } finally {
    place.removeAttribute('aria-busy');
  }
}

/** Loads what a page left for later. */
export function loadParts() {
  document.querySelectorAll('[data-load]').forEach(place => fill(place, place.dataset.load, place.dataset.part));
}

/** Says something to those who do not see it. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

// Several regions of one page are read with one request.
const reading = new Map();

function once(source) {
  if (!reading.has(source)) {
    reading.set(source, read(source).finally(() => reading.delete(source)));
  }
  return reading.get(source);
}

function put(old, fresh) {
  const isNews = fresh.dataset.say && fresh.dataset.say !== old.dataset.say;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  for (const field of old.querySelectorAll('input[id], textarea[id], select[id]')) {
    const same = fresh.querySelector(`#${CSS.escape(field.id)}`);
    if (same) {
      same.value = field.value;
    }
  }
  old.replaceWith(fresh);
  settle(fresh);
  if (focused) {
    (focused.id && document.getElementById(focused.id) || fresh.querySelector('a, button'))?.focus();
  }
  if (isNews) {
    announce(fresh.dataset.say);
  }
  fresh.dispatchEvent(new CustomEvent('fresh', { bubbles: true }));
}

function settle(part) {
  format(part);
  const inner = [...part.querySelectorAll('[data-live]')];
  (part.matches('[data-live]') ? [part, ...inner] : inner).forEach(watch);
  for (const log of part.matches('[role=log]') ? [part] : part.querySelectorAll('[role=log]')) {
    log.scrollTop = log.scrollHeight;
  }
}

function watch(region) {
  if (region?.dataset.again) {
    setTimeout(() => document.hidden || (region.isConnected && refresh(region)), Number(region.dataset.again));
  }
}

function failure(again) {
  const note = Object.assign(document.createElement('p'), { className: 'note bad', textContent: 'This could not be loaded. ' });
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Try again' });
  button.addEventListener('click', again);
  note.append(button);
  return note;
}
