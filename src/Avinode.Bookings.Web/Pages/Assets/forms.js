// Small forms that change one thing: a message, a refusal, a state. What was typed stays until the service has it.
import { announce, refreshNow } from './regions.js';
import { bodyOf, check, checkField, showErrors } from './fields.js';
import { message, send, show } from './service.js';

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
  const result = await send(form.dataset.method, form.getAttribute('action'), bodyOf(form));
  if (result.kind === 'done') {
    finish(form, result.body?.warnings);
    await Promise.all(form.dataset.refresh.split(' ').map(refreshNow));
  } else {
    const rest = showErrors(form, result.body?.errors);
    if (rest.length > 0 || !result.body?.errors) {
      show(problem, result.kind === 'lost' ? lost(result) : join(message(result), rest));
    }
  }
  setBusy(form, false);
}

function lost(result) {
  return result.body?.title ? message(result)
    : { text: 'No response arrived, so it is not known whether this was done. Check this page before you try again.' };
}

function join(found, rest) {
  return { ...found, text: [found.text, ...rest].join(' ') };
}

function finish(form, warnings) {
  if (form.dataset.done) {
    announce(form.dataset.done);
  }
  form.reset();
  if (!warnings) {
    form.closest('dialog.small')?.close();
  } else {
    show(form.querySelector('[data-problem]'), { text: warnings.join(' ') });
  }
}

function setBusy(form, busy) {
  form.setAttribute('aria-busy', String(busy));
  form.querySelector('[type=submit]').disabled = busy;
}
