// The flight cards of a trip.
import { forget } from './keys.js';
import { refreshNow } from './regions.js';

const pause = 1000;
const looks = 15;

/** The card of a quote; null where the page shows none. */
export function cardOf(quote) {
  return document.querySelector(`.flight[data-quote="${CSS.escape(quote)}"]`);
}

/** Reloaded, or come back, while a request was under way: what became of it is on the card, or will be in a moment. */
export async function findOut(quote, attempt = 0) {
  const card = cardOf(quote);
  const notice = card?.querySelector('.notice');
  if (!notice) {
    return;
  }
  if (card.querySelector('[data-booking]')) {
    forget(quote);
    notice.hidden = true;
    return;
  }
  notice.hidden = false;
  notice.textContent = attempt < looks ? 'A booking of this flight was being sent from this tab. We are finding out what became of it…'
    : 'The booking that was being sent from this tab did not arrive. You can book now.';
  if (attempt < looks) {
    setTimeout(async () => {
      await refreshNow(`state-${quote}`);
      findOut(quote, attempt + 1);
    }, pause);
  }
}
