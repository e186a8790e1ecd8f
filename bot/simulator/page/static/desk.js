// All phones side by side: the one in front, and the unread messages of the others.
import { Phone } from './phone.js';
import { element } from './message.js';

const noticeFor = 6000;

export class Desk {
  constructor(format) {
    Object.assign(this, { format, phones: new Map(), inFront: null });
    this.holder = document.getElementById('phones');
    this.switcher = document.getElementById('switcher');
    this.notices = document.getElementById('notices');
    document.addEventListener('visibilitychange', () => { if (this.inFront) this.front(this.inFront); });
  }

  // clear removes the phones of another run of the demo.
  clear() {
    for (const phone of this.phones.values()) phone.node.remove();
    this.phones.clear();
    this.notices.replaceChildren();
    this.inFront = null;
    this.switcher.replaceChildren();
  }

  show(view) {
    let phone = this.phones.get(view.id);
    if (phone) {
      phone.update(view);
    } else {
      phone = new Phone(view, this);
      this.phones.set(view.id, phone);
      this.holder.append(phone.node);
      phone.log.scrollToEnd();
      phone.tab = element('button', 'tab');
      phone.tab.type = 'button';
      phone.tab.addEventListener('click', () => this.bring(phone));
      this.switcher.append(phone.tab);
      if (!this.inFront || view.id === this.awaited) this.bring(phone, view.id === this.awaited);
    }
    this.mark();
  }

  isFront(phone) { return phone === this.inFront && !document.hidden; }

  front(phone) {
    this.inFront = phone;
    if (!document.hidden) phone.unread = 0;
    this.mark();
  }

  // bring puts a phone in front and the focus into it.
  bring(phone, focus = true) {
    for (const notice of this.notices.querySelectorAll(`[data-phone="${phone.id}"]`)) notice.remove();
    this.front(phone);
    phone.log.scrollToEnd();
    // Scrolling without the focus would move the place where Tab goes on.
    if (!focus) return;
    phone.node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    phone.focus();
  }

  mark() {
    for (const phone of this.phones.values()) {
      if (!phone.tab) continue;
      const front = phone === this.inFront;
      phone.node.classList.toggle('front', front);
      phone.node.classList.toggle('unread', phone.unread > 0);
      const state = `${phone.view.name} ${phone.unread} ${front}`;
      if (phone.tab.dataset.state === state) continue;
      phone.tab.dataset.state = state;
      phone.tab.textContent = phone.view.name;
      phone.tab.toggleAttribute('aria-current', front);
      if (front) phone.tab.setAttribute('aria-current', 'true');
      if (phone.unread > 0) {
        const badge = element('span', 'badge', String(phone.unread));
        badge.setAttribute('aria-label', `${phone.unread} unread`);
        badge.setAttribute('role', 'img');
        phone.tab.append(' ', badge);
      }
    }
  }

  notice(phone, text) {
    const notice = element('button', 'notice');
    notice.type = 'button';
    notice.dataset.phone = phone.id;
    notice.append(element('strong', '', phone.view.name), element('span', '', text.slice(0, 90)));
    notice.addEventListener('click', () => { notice.remove(); this.bring(phone); });
    this.notices.append(notice);
    while (this.notices.children.length > 3) this.notices.firstChild.remove();
    // A notice with the focus or the pointer on it stays.
    const leave = () => { if (notice.matches(':focus, :hover')) setTimeout(leave, noticeFor); else notice.remove(); };
    setTimeout(leave, noticeFor);
  }
}
