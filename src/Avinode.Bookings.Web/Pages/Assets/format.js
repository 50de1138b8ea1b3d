// Prices and times in the reader's language and zone. The server's own writing stays where the browser cannot do better.
const languages = navigator.languages;
const hour = { hour: '2-digit', minute: '2-digit' };
const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };

const times = {
  // A moment, by the reader's clocks.
  moment: text => new Intl.DateTimeFormat(languages, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(text)),
  // The same beside an airport's own time, named as the reader's.
  yours: text => `${new Intl.DateTimeFormat(languages, { weekday: 'short', ...hour, timeZoneName: 'short' }).format(new Date(text))}, your time`,
  // By the clocks of an airport: whatever zone that is, it must not be moved.
  local: text => new Intl.DateTimeFormat(languages, { ...day, ...(text.includes('T') ? hour : {}), timeZone: 'UTC' }).format(new Date(text.includes('T') ? `${text}Z` : text)),
};

export function money(amount, currency) {
  return new Intl.NumberFormat(languages, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(amount);
}

export function format(root) {
  for (const element of root.querySelectorAll('data.money')) {
    attempt(element, () => money(element.value, element.dataset.currency));
  }
  for (const element of root.querySelectorAll('time[data-as]')) {
    attempt(element, () => times[element.dataset.as](element.dateTime));
    if (element.dataset.as === 'moment') {
      element.title = element.dateTime;
    }
  }
}

// An operator's currency may be any three letters, or none.
function attempt(element, write) {
  try {
    element.textContent = write();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) {
      throw error;
    }
  }
}
