// Fields and what is wrong with them: found by the browser first, else by the service, in the same words.

/** Checks the fields of a form, and shows what is wrong. True when nothing is. */
export function check(form) {
  const wrong = fieldsOf(form).filter(field => !checkField(field));
  wrong[0]?.focus();
  return wrong.length === 0;
}

/** Checks one field, and shows what is wrong with it. */
export function checkField(field) {
  const rule = brokenRule(field);
  showRule(field, rule);
  return !rule;
}

/** Shows what the service found, beside the fields; gives back what belongs to none of them. */
export function showErrors(form, errors = {}) {
  const fields = fieldsOf(form);
  const rest = [];
  for (const [path, rules] of Object.entries(errors)) {
    const field = fields.find(candidate => candidate.name === path);
    if (field) {
      showRule(field, rules[0]);
    } else {
      rest.push(...rules.map(rule => `${path} ${rule}`));
    }
  }
  fields.find(field => field.getAttribute('aria-invalid') === 'true')?.focus();
  return rest;
}

/** The values of a form as the service's JSON: `passengers[0].first_name` becomes an object in a list. What is empty is left out. */
export function bodyOf(form) {
  const body = {};
  for (const field of fieldsOf(form)) {
    const value = field.value.trim();
    if (value) {
      put(body, field.name.split(/[.[\]]+/).filter(Boolean), value);
    }
  }
  return body;
}

/** The fields of a form that have a name. */
export function fieldsOf(form) {
  return [...form.elements].filter(field => field.name && field.type !== 'submit');
}

function brokenRule(field) {
  const value = field.value.trim();
  if (!value && !field.validity.badInput) {
    return field.required ? field.dataset.missing : null;
  }
  const { badInput, rangeOverflow, rangeUnderflow } = field.validity;
  const { pattern, rule } = field.dataset;
  return badInput || rangeOverflow || rangeUnderflow || (pattern && !new RegExp(`^(?:${pattern})$`, 'u').test(value)) ? rule : null;
}

function showRule(field, rule) {
  const place = field.id && document.getElementById(`${field.id}-error`);
  if (!place) {
    return;
  }
  place.textContent = rule ? `${field.dataset.label} ${rule}.` : '';
  place.hidden = !rule;
  field.toggleAttribute('aria-invalid', Boolean(rule));
  if (rule) {
    field.setAttribute('aria-invalid', 'true');
  }
}

function put(target, [name, ...rest], value) {
  if (rest.length === 0) {
    target[name] = value;
  } else {
    target[name] ??= /^\d+$/.test(rest[0]) ? [] : {};
    put(target[name], rest, value);
  }
}
