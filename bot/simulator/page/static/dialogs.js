// The dialogs, all of the browser's own kind: they keep the focus and close with Escape.

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

let nextLink = null;

export function askLink(username, open) {
  byID('link-base').textContent = `t.me/${username}?start=`;
  byID('link-payload').value = '';
  nextLink = open;
  byID('link-dialog').showModal();
}

byID('link-form').addEventListener('submit', () => nextLink?.(byID('link-payload').value));

export function askPerson(add) {
  byID('person-form').reset();
  byID('person-form').onsubmit = () => {
    const language = byID('person-form').elements.language.value;
    add(byID('person-name').value.trim(), language);
  };
  byID('person-dialog').showModal();
}
