// The panel: every call of the bot, the clock, and switches that inject faults.
import { send } from './api.js';
import { element } from './message.js';

const callsShown = 200;

export class Panel {
  constructor(format, nameOf) {
    Object.assign(this, { format, nameOf, advanced: 0 });
    this.node = document.getElementById('panel');
    this.list = document.getElementById('calls');
    this.toggle = document.getElementById('panel-toggle');
    this.toggle.addEventListener('click', () => {
      this.open(this.node.hidden);
      if (this.covers()) document.getElementById('panel-close').focus();
    });
    document.getElementById('panel-close').addEventListener('click', () => this.leave());
    this.node.addEventListener('keydown', (event) => { if (event.key === 'Escape' && this.covers()) this.leave(); });
    document.getElementById('show-polls').addEventListener('change', (event) => this.list.classList.toggle('polls', event.target.checked));
    for (const button of this.node.querySelectorAll('[data-minutes]')) {
      button.addEventListener('click', () => this.act(send('clock', { minutes: Number(button.dataset.minutes) })));
    }
    for (const button of this.node.querySelectorAll('[data-fault]')) {
      button.addEventListener('click', () => this.act(send('fault', {
        name: button.dataset.fault, on: button.getAttribute('aria-checked') !== 'true',
      })));
    }
    const kill = document.getElementById('kill');
    kill.addEventListener('click', () => this.act(send('kill')));
    this.open(matchMedia('(min-width: 1280px)').matches);
    setInterval(() => this.tick(), 1000);
  }

  // covers reports whether the panel lies over the rest of the page.
  covers() { return !this.node.hidden && getComputedStyle(this.node).position === 'fixed'; }

  leave() {
    this.open(false);
    this.toggle.focus();
  }

  open(shown) {
    this.node.hidden = !shown;
    this.toggle.setAttribute('aria-expanded', String(shown));
    document.body.classList.toggle('with-panel', shown);
  }

  act(request) {
    request.catch((problem) => { document.getElementById('kills').textContent = problem.message; });
  }

  clearCalls() { this.list.replaceChildren(); }

  update(view) {
    this.advanced = view.advanced;
    this.format.zone = view.zone;
    for (const button of this.node.querySelectorAll('[data-fault]')) {
      button.setAttribute('aria-checked', String(view.faults.includes(button.dataset.fault)));
    }
    document.getElementById('kills').textContent = view.kills === 0 ? ''
      : `Killed ${view.kills === 1 ? 'once' : `${view.kills} times`}; the conversations went on.`;
    document.getElementById('violations').textContent = view.violations === 0 ? ''
      : `${view.violations} calls broke a rule of the Bot API.`;
    this.tick();
  }

  // person shows a switch for each person: whether they block the bot.
  person(view) {
    const holder = document.getElementById('blocks');
    let made = holder.querySelector(`[data-person="${view.id}"]`);
    if (!made) {
      made = element('button', 'switch', `${view.name} blocks the bot`);
      made.type = 'button';
      made.dataset.person = view.id;
      made.setAttribute('role', 'switch');
      made.addEventListener('click', () => this.act(send(`phones/${view.id}/block`, { blocked: made.getAttribute('aria-checked') !== 'true' })));
      holder.append(made);
    }
    made.setAttribute('aria-checked', String(view.blocked));
  }

  // clearPeople removes the switches of another run of the demo.
  clearPeople() { document.getElementById('blocks').replaceChildren(); }

  tick() {
    const now = Date.now() + this.advanced;
    const clock = document.getElementById('clock');
    clock.textContent = this.format.moment(now);
    clock.dateTime = new Date(now).toISOString();
  }

  calls(calls) {
    const stick = this.list.scrollTop < 40;
    for (const call of calls) this.list.prepend(this.line(call));
    while (this.list.children.length > callsShown) this.list.lastChild.remove();
    if (stick) this.list.scrollTop = 0;
  }

  line(call) {
    const item = element('li', call.method === 'getUpdates' ? 'call poll' : 'call');
    const details = element('details');
    const summary = element('summary');
    const good = call.status === 200;
    summary.append(
      element('span', 'call-method', call.method),
      element('span', 'call-chat', call.chat ? this.nameOf(call.chat) : ''),
      element('span', good ? 'call-status' : 'call-status bad', call.status ? String(call.status) : 'cut'),
    );
    const rows = element('dl');
    const row = (name, value) => rows.append(element('dt', '', name), element('dd', '', value));
    row('at', this.format.moment(call.at));
    if (call.problem) row('answer', call.problem);
    for (const name of Object.keys(call.params).sort()) row(name, call.params[name]);
    details.append(summary, rows);
    item.append(details);
    return item;
  }
}
