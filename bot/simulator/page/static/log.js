// The list of messages of one phone. A bubble keeps its node until it changes, so that
// focus, sound and the scroll position survive edits of other messages.
import { bubble, element } from './message.js';

export class Log {
  constructor(holder, toEnd, format, act) {
    Object.assign(this, { holder, toEnd, format, act, shown: new Map() });
    this.stuck = true;
    this.top = 0;
    holder.addEventListener('scroll', () => this.scrolled());
    toEnd.addEventListener('click', () => { this.scrollToEnd(); holder.focus(); });
    // A log that shows its end still shows it after it, or a picture in it, changes
    // size.
    new ResizeObserver(() => this.settle()).observe(holder);
    holder.addEventListener('load', () => this.settle(), true);
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.holder;
    if (clientHeight === 0) return;
    const end = scrollHeight - scrollTop - clientHeight < 60;
    // Only scrolling up leaves the end: the event may come after a new message to
    // which the log is about to scroll.
    if (end || scrollTop < this.top) this.stuck = end;
    this.top = scrollTop;
    this.toEnd.hidden = this.stuck;
  }

  settle() {
    if (this.stuck) this.scrollToEnd();
  }

  scrollToEnd() {
    this.stuck = true;
    this.holder.scrollTop = this.holder.scrollHeight;
    this.top = this.holder.scrollTop;
    this.toEnd.hidden = true;
  }

  update(messages, follow) {
    const wanted = this.entries(messages);
    const keys = new Set(wanted.map((entry) => entry.key));
    for (const [key, old] of this.shown) {
      if (keys.has(key)) continue;
      if (old.node.contains(document.activeElement)) this.holder.focus({ preventScroll: true });
      old.node.remove();
      this.shown.delete(key);
    }
    let before = null;
    for (const entry of wanted) before = this.place(entry, before);
    if (follow) this.scrollToEnd();
    else this.settle();
  }

  // entries returns what to show: a chip for each day, a bubble for each message or album.
  entries(messages) {
    const entries = [];
    let day = '';
    for (let i = 0; i < messages.length;) {
      const group = [messages[i++]];
      while (group[0].album && i < messages.length && messages[i].album === group[0].album) group.push(messages[i++]);
      const today = this.format.day(group[0].at);
      if (today !== day) entries.push({ key: `day ${today}`, state: today, make: () => element('p', 'day', today) });
      day = today;
      entries.push({
        key: `message ${group[0].id}`, state: JSON.stringify(group),
        make: () => bubble(group, this.format, this.act),
      });
    }
    return entries;
  }

  place(entry, before) {
    const old = this.shown.get(entry.key);
    let node = old?.node;
    if (old?.state !== entry.state) {
      node = entry.make();
      if (old) replace(old.node, node);
      this.shown.set(entry.key, { state: entry.state, node });
    }
    const next = before ? before.nextSibling : this.holder.firstChild;
    if (next !== node) this.holder.insertBefore(node, next);
    return node;
  }
}

// replace keeps the focus on the button in the place of the focused one, or on the
// nearest one before it, or on the chat when there is none.
function replace(old, node) {
  const focused = document.activeElement;
  const inside = old.contains(focused);
  const kind = focused.closest('.key') ? '.key' : 'button, a';
  const place = [...old.querySelectorAll(kind)].indexOf(focused);
  old.replaceWith(node);
  if (!inside) return;
  const now = [...node.querySelectorAll(kind)];
  (now[Math.min(place, now.length - 1)] ?? node.closest('.log')).focus({ preventScroll: true });
}
