// The dialogs. They are dialog elements, which keep the focus and close with Escape.
import { payloadOf } from './entities.js';

const byID = (id) => document.getElementById(id);

for (const button of document.querySelectorAll('[data-close]')) {
  button.addEventListener('click', () => button.closest('dialog').close());
}

export function showPicture(address) {
  byID('picture').src = address;
  byID('picture-dialog').showModal();
}

export function showAlert(text) {
  byID('alert-text').textContent = text;
  byID('alert-dialog').showModal();
}

// askLink asks for a link to the bot, or for the value of start= in it.
export function askLink(username, open) {
  const input = byID('link-payload');
  byID('link-base').textContent = `A link such as t.me/${username}?start=code, or the code alone`;
  input.value = '';
  input.setCustomValidity('');
  input.oninput = () => {
    const known = payloadOf(input.value.trim(), username) !== null;
    input.setCustomValidity(known ? '' : 'This is no link to the bot.');
  };
  byID('link-form').onsubmit = () => open(payloadOf(input.value.trim(), username) ?? '');
  byID('link-dialog').showModal();
}

export function askPerson(add) {
  byID('person-form').reset();
  byID('person-form').onsubmit = () => {
    const language = byID('person-form').elements.language.value;
    add(byID('person-name').value.trim(), language);
  };
  byID('person-dialog').showModal();
}
