// Small forms that change one thing: a message, a refusal, a state. What was typed stays until the service has it.
import { announce, refreshNow } from './regions.js';
import { bodyOf, check, checkField, showErrors } from './fields.js';
import { send, words } from './service.js';

export function serveForms() {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.method) {
      event.preventDefault();
      submit(form);
    }
  });
  document.addEventListener('change', event => event.target.form?.hasAttribute('data-auto') && event.target.form.requestSubmit());

  // A rule that was shown goes as soon as it is kept.
  document.addEventListener('input', event => event.target.getAttribute('aria-invalid') === 'true' && checkField(event.target));
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('textarea')) {
      event.target.form.requestSubmit();
    }
  });
}

async function submit(form) {
  const problem = form.querySelector('[data-problem]');
  problem.hidden = true;
  if (form.getAttribute('aria-busy') === 'true' || !check(form)) {
    return;
  }
  setBusy(form, true);
  const answer = await send(form.dataset.method, form.getAttribute('action'), bodyOf(form));
  if (answer.kind === 'done') {
    finish(form, answer.body?.warnings);
    await Promise.all(form.dataset.refresh.split(' ').map(refreshNow));
  } else {
    const rest = showErrors(form, answer.body?.errors);
    if (rest.length > 0 || !answer.body?.errors) {
      say(problem, answer.kind === 'lost' ? lost(answer) : [words(answer), ...rest].join(' '));
    }
  }
  setBusy(form, false);
}

function lost(answer) {
  return answer.body?.detail ?? 'No answer came, so it is not known whether this was done. Look at what is shown here before you try again.';
}

function finish(form, warnings) {
  if (form.dataset.done) {
    announce(form.dataset.done);
  }
  form.reset();
  if (!warnings) {
    form.closest('dialog.small')?.close();
  } else {
    say(form.querySelector('[data-problem]'), warnings.join(' '));
  }
}

function say(problem, text) {
  problem.textContent = text;
  problem.hidden = false;
  problem.focus();
}

function setBusy(form, busy) {
  form.setAttribute('aria-busy', String(busy));
  form.querySelector('[type=submit]').disabled = busy;
}
