// One phone: its owner, the chat with the bot, and the actions of the owner.
import { send } from './api.js';
import { Composer } from './composer.js';
import { Log } from './log.js';
import { askLink, showAlert } from './dialogs.js';

const languages = { kk: 'Kazakh', ru: 'Russian' };

export class Phone {
  constructor(view, desk) {
    this.id = view.id;
    this.desk = desk;
    this.unread = 0;
    this.newest = Math.max(0, ...view.messages.map((message) => message.id));
    this.node = document.getElementById('phone-template').content.cloneNode(true).firstElementChild;
    this.find = (selector) => this.node.querySelector(selector);
    const role = `${view.role || 'young person'} · ${languages[view.language] ?? view.language}`;
    this.node.setAttribute('aria-label', `Phone of ${view.name}, ${role}`);
    this.find('.owner-name').textContent = view.name;
    this.find('.owner-role').textContent = role;
    this.find('.log').setAttribute('aria-label', `Chat of ${view.name}`);
    this.find('textarea').setAttribute('aria-label', `Message from ${view.name}`);
    this.find('.more').setAttribute('aria-label', `Menu of ${view.name}'s chat`);
    this.log = new Log(this.find('.log'), this.find('.to-end'), desk.format, this.actions(view));
    this.composer = new Composer(this.find('.composer'), this);
    this.node.addEventListener('focusin', () => desk.front(this));
    this.find('.begin button').addEventListener('click', () => this.command('/start'));
    this.find('.blocked button').addEventListener('click', () => this.block(false));
    this.menu();
    this.update(view);
  }

  actions(view) {
    return {
      language: view.language,
      username: view.username,
      command: (text) => this.command(text),
      press: (message, data) => this.act(send(`phones/${this.id}/press`, { message, data })),
      edit: (message) => this.composer.edit(message),
      copy: (text) => this.copy(text),
    };
  }

  menu() {
    const [more, list] = [this.find('.more'), this.find('.phone-menu')];
    const set = (open) => { list.hidden = !open; more.setAttribute('aria-expanded', String(open)); };
    more.addEventListener('click', () => { set(list.hidden); if (!list.hidden) list.querySelector('button').focus(); });
    list.parentNode.addEventListener('focusout', (event) => { if (!list.parentNode.contains(event.relatedTarget)) set(false); });
    list.parentNode.addEventListener('keydown', (event) => { if (event.key === 'Escape') { set(false); more.focus(); } });
    list.addEventListener('click', (event) => {
      set(false);
      more.focus(); // the pressed item is hidden now, and a dialog returns the focus to where it was
      if (event.target.dataset.do === 'block') this.block(!this.view.blocked);
      if (event.target.dataset.do === 'link') askLink(this.view.username, (payload) => this.command(`/start ${payload}`.trim()));
    });
  }

  copy(text) {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('There is no clipboard.'));
    done.then(() => this.toast('Copied'), () => showAlert(text)); // so that it can be copied by hand
  }

  command(text) { this.act(send(`phones/${this.id}/text`, { text })); }

  block(blocked) { this.act(send(`phones/${this.id}/block`, { blocked }), !blocked); }

  // act shows the bot as typing until an answer comes, and the error of a request.
  act(request, answered = true) {
    this.desk.front(this);
    if (answered) this.typing(true);
    this.following = true;
    request.catch((problem) => { this.typing(false); this.toast(problem.message); });
  }

  typing(on) {
    clearTimeout(this.typingEnds);
    const state = this.find('.chat-state');
    state.textContent = on ? 'typing…' : 'bot';
    state.classList.toggle('typing', on);
    if (on) this.typingEnds = setTimeout(() => this.typing(false), 5000);
  }

  update(view) {
    const before = this.view;
    this.view = view;
    this.find('h2').textContent = view.bot;
    this.log.update(view.messages, this.following || !before);
    this.composer.setCommands(view.menu);
    const foot = this.foot();
    const inFoot = foot.contains(document.activeElement);
    const empty = view.messages.length === 0;
    this.find('.begin').hidden = !empty || view.blocked;
    this.find('.blocked').hidden = !view.blocked;
    this.find('.composer').hidden = empty || view.blocked;
    this.find('[data-do=block]').textContent = view.blocked ? 'Unblock the bot' : 'Block the bot';
    // A focus in the foot stays there when the foot changes.
    if (inFoot && this.foot() !== foot) this.focus();
    this.describe(empty ? view.description : '');
    if (before && botPart(before) !== botPart(view)) this.typing(false);
    this.arrived(view);
  }

  // foot is the part below the chat: Start, Unblock, or the composer.
  foot() { return this.find('.begin:not([hidden]), .blocked:not([hidden]), .composer:not([hidden])'); }

  // focus puts the focus where the person goes on.
  focus() {
    const foot = this.foot();
    (foot.querySelector('textarea') ?? foot.querySelector('button')).focus();
  }

  // describe shows the description of the bot in the empty chat.
  describe(text) {
    this.find('.description')?.remove();
    if (!text) return;
    const card = document.createElement('p');
    card.className = 'description';
    card.lang = this.view.language;
    card.textContent = text;
    this.find('.log').append(card);
  }

  arrived(view) {
    const fresh = view.messages.filter((message) => message.id > this.newest);
    this.newest = Math.max(this.newest, ...fresh.map((message) => message.id));
    const bots = fresh.filter((message) => message.fromBot);
    if (bots.length > 0) this.following = false;
    if (bots.length === 0 || this.desk.isFront(this)) return;
    this.unread += bots.length;
    const last = bots.at(-1);
    if (!last.silent) this.desk.notice(this, last.text || 'Attachment');
  }

  toast(text, alert = false) {
    this.typing(false);
    if (alert) {
      showAlert(text);
      return;
    }
    const toast = this.find('.toast');
    toast.textContent = text;
    clearTimeout(this.toastEnds);
    this.toastEnds = setTimeout(() => { toast.textContent = ''; }, 4000);
  }
}

const botPart = (view) => JSON.stringify(view.messages.filter((message) => message.fromBot));
