// The composer of a phone: text, commands after "/", files, edits.
import { send, sendFiles } from './api.js';
import { element } from './message.js';

// somewhere is the location that is sent: the middle of Astana.
const somewhere = { latitude: 51.1283, longitude: 71.4305 };

export class Composer {
  constructor(form, phone) {
    Object.assign(this, { form, phone, editing: null, commands: [] });
    const find = (selector) => form.querySelector(selector);
    this.text = find('textarea');
    this.disk = find('input[type=file]');
    this.banner = find('.editing');
    this.lists = { slash: [find('.slash'), find('.commands')], attach: [find('.attach'), find('.attachments')] };
    form.addEventListener('submit', (event) => { event.preventDefault(); this.submit(); });
    this.text.addEventListener('input', () => this.typed());
    this.text.addEventListener('keydown', (event) => this.key(event));
    this.text.addEventListener('beforeinput', (event) => this.lineBreak(event));
    form.addEventListener('keydown', (event) => this.menuKey(event));
    for (const name of Object.keys(this.lists)) {
      this.lists[name][0].addEventListener('click', () => this.toggle(name));
    }
    form.addEventListener('focusout', (event) => { if (!form.contains(event.relatedTarget)) this.closeAll(); });
    find('.attachments').addEventListener('click', (event) => this.attach(event.target.dataset.attach));
    this.disk.addEventListener('change', () => this.sendChosen());
    this.banner.querySelector('button').addEventListener('click', () => this.edit(null));
  }

  setCommands(commands) {
    this.commands = commands;
    this.showCommands();
  }

  showCommands() {
    const typed = this.text.value.startsWith('/') ? this.text.value.slice(1) : '';
    const list = this.lists.slash[1];
    const fitting = this.commands.filter((command) => command.name.startsWith(typed));
    list.replaceChildren(...fitting.map((command) => {
      const button = element('button');
      button.type = 'button';
      button.append(element('strong', '', `/${command.name}`), element('span', '', command.description));
      button.addEventListener('click', () => { this.close('slash'); this.clear(); this.phone.command(`/${command.name}`); this.text.focus(); });
      return button;
    }));
    if (fitting.length === 0) this.close('slash');
  }

  typed() {
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 140)}px`;
    if (/^\/[a-z0-9_]*$/.test(this.text.value)) {
      this.open('slash');
      this.showCommands();
    } else {
      this.close('slash');
    }
  }

  // lineBreak sends the message when an on-screen keyboard reports no key. With Shift
  // the line breaks.
  lineBreak(event) {
    if (event.inputType !== 'insertLineBreak' || this.shift) return;
    event.preventDefault();
    this.submit();
  }

  key(event) {
    this.shift = event.shiftKey;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'ArrowDown' && !this.lists.slash[1].hidden) {
      event.preventDefault();
      this.lists.slash[1].querySelector('button')?.focus();
    } else if (event.key === 'Escape' && this.editing) {
      this.edit(null);
    }
  }

  menuKey(event) {
    if (event.key === 'Escape') {
      const open = Object.keys(this.lists).find((name) => !this.lists[name][1].hidden);
      if (!open) return;
      this.close(open);
      (open === 'slash' ? this.text : this.lists[open][0]).focus();
      return;
    }
    const list = event.target.closest('.menu');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!list || !step) return;
    event.preventDefault();
    const items = [...list.querySelectorAll('button')];
    items[(items.indexOf(event.target) + step + items.length) % items.length].focus();
  }

  toggle(name) {
    const open = this.lists[name][1].hidden;
    this.closeAll();
    if (!open) return;
    if (name === 'slash') this.showCommands();
    this.open(name);
    this.lists[name][1].querySelector('button')?.focus();
  }

  open(name) { this.set(name, true); }

  close(name) { this.set(name, false); }

  closeAll() { for (const name of Object.keys(this.lists)) this.close(name); }

  set(name, open) {
    const [button, list] = this.lists[name];
    list.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  }

  edit(message) {
    this.editing = message;
    this.banner.hidden = !message;
    this.text.value = message?.text ?? '';
    this.typed();
    this.text.focus();
  }

  clear() {
    this.text.value = '';
    this.typed();
  }

  submit() {
    const text = this.text.value.trim();
    if (!text) return;
    const edited = this.editing;
    if (edited) this.edit(null);
    this.clear();
    this.closeAll();
    const request = edited
      ? send(`phones/${this.phone.id}/edit`, { message: edited.id, text })
      : send(`phones/${this.phone.id}/text`, { text });
    request.catch(() => this.restore(text, edited));
    this.phone.act(request);
  }

  // restore puts a text back that the server refused, unless the person has typed since.
  restore(text, edited) {
    if (this.text.value) return;
    if (edited) this.edit(edited);
    this.text.value = text;
    this.typed();
  }

  attach(kind) {
    if (!kind) return;
    this.closeAll();
    if (kind === 'disk') {
      this.disk.click();
      return;
    }
    const path = `phones/${this.phone.id}`;
    if (kind === 'location') this.phone.act(send(`${path}/location`, somewhere));
    else this.phone.act(send(`${path}/sample`, { kind, caption: this.caption() }));
    this.text.focus();
  }

  sendChosen() {
    const files = [...this.disk.files];
    if (files.length > 0) this.phone.act(sendFiles(`phones/${this.phone.id}/files`, files, this.caption()));
    this.disk.value = '';
    this.text.focus();
  }

  // caption takes the text in the composer as the caption of a file.
  caption() {
    const text = this.editing ? '' : this.text.value.trim();
    if (!this.editing) this.clear();
    return text;
  }
}
