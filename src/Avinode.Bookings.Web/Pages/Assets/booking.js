// The booking form. One opening is one idempotency key: a double click, a retry or a reload joins the booking instead of making another.
import { announce, fill, refresh } from './regions.js';
import { cardOf, findOut } from './cards.js';
import { bodyOf, check, showErrors } from './fields.js';
import { forget, keyFor, keepAsSent, quotesInDoubt } from './keys.js';
import { money } from './format.js';
import { openDialog } from './dialogs.js';
import { message, send, show } from './service.js';
import { servePassengers } from './passengers.js';

const retryTime = 2000;
const mostFaults = 3;
const path = '/api/bookings';
const element = id => document.getElementById(id);

let passengers;
let isSending = false;

export function serveBooking() {
  const form = element('booking-form');
  if (!form) {
    return;
  }
  passengers = servePassengers(form, fillSummary);
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-book]');
    if (button) {
      openForm(form, button.closest('.flight'));
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!isSending) {
      book(form);
    }
  });
  form.addEventListener('input', fillSummary);
  document.addEventListener('fresh', event => warnOfOther(form, event.target));
  quotesInDoubt().forEach(quote => findOut(quote));
}

function openForm(form, card) {
  const { quote, trip } = card.dataset;
  if (!isSending) {
    form.elements.quote_id.value = quote;
    form.elements.trip_id.value = trip;
    form.dataset.key = keyFor(quote);
    showForm(form, true);
    say('');
    element('booking-submit').disabled = false;
    fillSummary();
  }
  openDialog(element('booking'), cardOf(form.elements.quote_id.value));
}

function fillSummary() {
  const form = element('booking-form');
  const { operator, aircraft, price, currency } = cardOf(form.elements.quote_id.value)?.dataset ?? {};
  const count = passengers.count();
  const values = { operator, aircraft, passengers: count || 'not named yet', price: price ? priceWords(price, currency) : 'as the operator quoted' };
  for (const place of form.querySelectorAll('[data-fill]')) {
    place.textContent = values[place.dataset.fill] ?? '';
  }
}

function priceWords(price, currency) {
  try {
    return money(price, currency);
  } catch {
    return `${currency ?? ''} ${price}`.trim();
  }
}

async function book(form) {
  say('');
  if (!check(form)) {
    return;
  }
  const quote = form.elements.quote_id.value;
  const body = bodyOf(form);
  setSending(true, 'Sending… This takes a few seconds.');
  keepAsSent(quote, form.dataset.key);
  const result = await sendUntilReceived(body, form.dataset.key);
  setSending(false, '');
  if (result.kind === 'done') {
    forget(quote);
    await showResult(form, result.body);
  } else {
    showRefusal(form, quote, result);
  }
  refreshCard(quote);
}

// A lost response is no failure: the same key names the same booking, so sending it again cannot book twice.
async function sendUntilReceived(body, key) {
  for (let faults = 0; ;) {
    const result = await send('POST', path, body, { 'Idempotency-Key': key });
    faults += result.status ? 1 : 0;
    if (result.kind !== 'lost' || faults === mostFaults) {
      return result;
    }
    setSending(true, 'Connection lost. Do not book again: we retry as soon as it is back, and it stays one booking.');
    await connection();
  }
}

function connection() {
  return new Promise(done => {
    setTimeout(done, retryTime);
    addEventListener('online', done, { once: true });
    document.addEventListener('connected', done, { once: true });
  });
}

async function showResult(form, booking) {
  const place = element('booking-standing');
  element('booking-open').href = `/bookings/${booking.reference}`;
  await fill(place, `/bookings/${booking.reference}`, '.standing-box');
  showForm(form, false);
  form.reset();
  passengers.clear();
  element('result-title').focus();
  announce(place.querySelector('[data-say]')?.dataset.say ?? '');
}

function showRefusal(form, quote, result) {
  const { errors, reference } = result.body ?? {};
  if (result.kind === 'refused' && result.status !== 503 && result.status !== 401) {
    // Known: what is sent after a correction is another request.
    forget(quote);
    form.dataset.key = keyFor(quote);
  }
  const rest = showErrors(form, reference ? {} : errors);
  if (reference || rest.length > 0 || !errors) {
    const found = message(result);
    say([found.text, ...rest].join(' '), reference, found);
  }
}

// Somebody else, or an agent, may book the quote while its form is open. It is told once: news of that booking must neither take the focus
// away again nor talk over what the service said of it.
function warnOfOther(form, region) {
  const reference = region.dataset.booking;
  if (reference && !element('booking-problem').textContent.includes(reference) && !isSending && element('booking').open && !form.hidden && region.id === `state-${form.elements.quote_id.value}` && !region.querySelector('[data-book]')) {
    say('This quote was booked just now, by somebody else. What you typed is still here.', reference);
    element('booking-submit').disabled = true;
  }
}

function refreshCard(quote) {
  const region = element(`state-${quote}`);
  if (region) {
    refresh(region);
  }
}

function setSending(sending, text) {
  isSending = sending;
  element('booking-form').setAttribute('aria-busy', String(sending));
  element('booking-submit').disabled = sending;
  element('booking-sending').textContent = text;
}

function showForm(form, shown) {
  form.hidden = !shown;
  element('booking-result').hidden = shown;
}

function say(text, reference, { details, open } = {}) {
  const link = reference && Object.assign(document.createElement('a'), {
    href: `/bookings/${encodeURIComponent(reference)}`, textContent: `Open ${reference}`,
  });
  show(element('booking-problem'), { text, details, open }, link);
}
