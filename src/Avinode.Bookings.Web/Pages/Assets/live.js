// Follows what happens, and says honestly when it cannot.
import { refreshAbout } from './regions.js';

const retry = 3000;
const labels = { live: 'Live', connecting: 'Connecting…', away: 'Reconnecting…', offline: 'Offline', out: 'Signed out' };

let mark;
let place;
let source;

export function follow() {
  mark = document.getElementById('live');
  if (mark) {
    mark.hidden = false;
    addEventListener('offline', () => show('offline'));
    // What was open before may be a line without an end, and nothing would ever say so.
    addEventListener('online', open);
    // From the moment at which the page was written: nothing falls between the two.
    place = mark.dataset.after;
    open();
  }
}

function open() {
  source?.close();
  show(navigator.onLine ? 'connecting' : 'offline');
  source = new EventSource(`/api/events?last_event_id=${place}`);
  source.addEventListener('open', () => {
    show('live');
    document.dispatchEvent(new CustomEvent('connected'));
  });
  source.addEventListener('error', event => {
    show(navigator.onLine ? 'away' : 'offline');
    if (event.target.readyState === EventSource.CLOSED && event.target === source) {
      setTimeout(check, retry);
    }
  });
  // The history is another one: of a simulator that was started again, or of a database that was put back.
  source.addEventListener('reset', () => refreshAbout(null));
  for (const name of ['booking', 'message']) {
    source.addEventListener(name, event => {
      place = event.lastEventId;
      hear(JSON.parse(event.data));
    });
  }
}

// The browser gives up when it is answered anything but a stream: by a proxy while the service is away, or when the session is over.
async function check() {
  const isOut = await fetch('/api/bookings?limit=1').then(response => response.status === 401, () => false);
  if (isOut) {
    show('out');
  } else {
    open();
  }
}

function hear(happening) {
  const { booking, topic } = happening;
  const subjects = booking ? [booking.id, booking.reference, booking.avinode_quote_id, booking.avinode_trip_id] : [topic];
  subjects.booking = Boolean(booking);
  refreshAbout(subjects);
  document.dispatchEvent(new CustomEvent('happening', { detail: happening }));
}

function show(state) {
  mark.dataset.state = state;
  mark.firstElementChild.textContent = labels[state];
}
