// The entry: each part looks for what it serves on the page, and does nothing where there is none.
import { format } from './format.js';
import { follow } from './live.js';
import { serveDialogs } from './dialogs.js';
import { serveForms } from './forms.js';
import { serveBooking } from './booking.js';
import { loadParts, watchRegions } from './regions.js';

format(document);
serveDialogs();
serveForms();
serveBooking();
watchRegions();
loadParts();
follow();
