// The manifest: rows that are added and removed. A row's fields are named as the service names them, so that its rules find them.

export function servePassengers(form, changed) {
  const list = document.getElementById('passengers');
  const add = document.getElementById('add-passenger');
  const template = document.getElementById('passenger');
  const most = Number(form.dataset.maxPassengers);

  add.addEventListener('click', () => {
    const row = document.importNode(template.content, true).firstElementChild;
    list.append(row);
    number();
    row.querySelector('input').focus();
  });
  list.addEventListener('click', event => {
    if (event.target.closest('[data-remove]')) {
      const row = event.target.closest('.passenger');
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      number();
      (next?.querySelector('input') ?? add).focus();
    }
  });
  list.addEventListener('input', event => {
    if (event.target.autocapitalize === 'characters') {
      const { selectionStart, selectionEnd } = event.target;
      event.target.value = event.target.value.toUpperCase();
      event.target.setSelectionRange(selectionStart, selectionEnd);
    }
  });

  function number() {
    [...list.children].forEach((row, index) => {
      row.querySelectorAll('[data-number]').forEach(place => {
        place.textContent = index + 1;
      });
      row.querySelectorAll('.field').forEach(field => rename(field, index));
    });
    add.hidden = list.children.length >= most;
    changed();
  }

  return {
    count: () => list.children.length,
    clear: () => {
      list.replaceChildren();
      number();
    },
  };
}

function rename(field, index) {
  const input = field.querySelector('input');
  input.dataset.field ??= input.name;
  const id = `passenger-${index}-${input.dataset.field}`;
  input.name = `passengers[${index}].${input.dataset.field}`;
  input.id = id;
  field.querySelector('label').htmlFor = id;
  field.querySelector('.error').id = `${id}-error`;
  const hint = field.querySelector('.hint');
  if (hint) {
    hint.id = `${id}-hint`;
  }
  input.setAttribute('aria-describedby', hint ? `${id}-hint ${id}-error` : `${id}-error`);
}
