// The platform's dialogs: they keep the focus inside, close on Escape, and give the focus back to what opened them.
import { announce, fill, refreshNow } from './regions.js';

// The requests whose chat has news: links come and go with the regions that they stand in.
const news = new Set();

export function serveDialogs() {
  document.addEventListener('click', event => {
    const target = event.target.closest('[data-close], [data-chat], [data-decline]');
    if (!target) {
      return;
    }
    if ('close' in target.dataset) {
      target.closest('dialog').close();
    } else if ('decline' in target.dataset) {
      openDecline(target);
    } else if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      openChat(target);
    }
  });
  document.addEventListener('happening', event => event.detail.topic && hearOf(event.detail.topic));
  document.addEventListener('fresh', markNews);
}

/** Opens a dialog; what was typed in it before is still there. */
export function openDialog(dialog, card) {
  dialog.querySelectorAll('[data-subject]').forEach(subject => {
    subject.textContent = [card?.dataset.operator, card?.dataset.aircraft].filter(Boolean).join(' · ');
  });
  dialog.showModal();
  dialog.querySelector('h2').focus();
}

function openDecline(button) {
  const dialog = document.getElementById('decline');
  dialog.querySelector('form').action = `/api/requests/${button.dataset.decline}/decline`;
  openDialog(dialog, button.closest('.flight'));
}

async function openChat(link) {
  const dialog = document.getElementById('chat');
  if (!dialog) {
    location.assign(link.href);
    return;
  }
  const place = document.getElementById('chat-body');
  place.replaceChildren(Object.assign(document.createElement('p'), { className: 'faint', textContent: 'Loading the chat…' }));
  news.delete(link.dataset.chat);
  markNews();
  openDialog(dialog, link.closest('.flight'));
  await fill(place, link.getAttribute('href'), '.chat');
}

function hearOf(request) {
  if (!document.querySelector(`dialog[open] [data-chat-of="${CSS.escape(request)}"]`)) {
    news.add(request);
    markNews();
    announce('There is a new message.');
  }
  // Who had not answered may have made an offer.
  if (document.querySelector(`.flight[data-request="${CSS.escape(request)}"]:not([data-quote])`)) {
    refreshNow('offers');
  }
}

function markNews() {
  document.querySelectorAll('[data-chat]').forEach(link => link.classList.toggle('news', news.has(link.dataset.chat)));
}
