// Formatted text, built node by node: what somebody wrote is never read as HTML.

const plain = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote', code: 'code', pre: 'pre',
};

// richText shows a text with its entities, whose offsets count UTF-16 units as
// strings here do. act is told what a link or command in the text asks for.
export function richText(text, entities, act) {
  return build(text, entities ?? [], 0, text.length, act);
}

function build(text, entities, start, end, act) {
  const out = document.createDocumentFragment();
  let at = start;
  for (let i = 0; i < entities.length;) {
    const entity = entities[i];
    const close = Math.min(entity.offset + entity.length, end);
    let next = i + 1;
    while (next < entities.length && entities[next].offset < close) next++;
    if (entity.offset > at) out.append(words(text.slice(at, entity.offset), act));
    const element = elementFor(entity, text.slice(entity.offset, close), act);
    if (['bot_command', 'code', 'pre'].includes(entity.type)) element.append(text.slice(entity.offset, close));
    else element.append(build(text, entities.slice(i + 1, next), entity.offset, close, entity.type === 'text_link' ? { ...act, linked: true } : act));
    out.append(element);
    if (entity.type === 'text_link') out.append(...copier(entity.url, act));
    // A block ends its line by itself.
    at = isBlock(entity) && text[close] === '\n' ? close + 1 : close;
    i = next;
  }
  if (at < end) out.append(words(text.slice(at, end), act));
  return out;
}

const isBlock = (entity) => ['blockquote', 'expandable_blockquote', 'pre'].includes(entity.type);

// Addresses as they stand in a text, with what ends a sentence left out, and commands.
const address = /((?:https?:\/\/|(?<![\w.@/])t(?:elegram)?\.me\/)[^\s<>"«»]*[^\s<>"«».,:;!?)\]}…])/i;
const command = /(?<=^|\s)(\/[a-z][a-z0-9_]{0,31})(?![\w/])/;

// words makes the addresses and commands in a text something to press, as apps do.
function words(text, act) {
  if (act.linked) return text; // no link in a link
  const out = document.createDocumentFragment();
  text.split(address).forEach((part, i) => out.append(i % 2 ? written(part, act) : commands(part, act)));
  return out;
}

function commands(text, act) {
  const out = document.createDocumentFragment();
  text.split(command).forEach((part, i) => {
    if (i % 2 === 0) {
      out.append(part);
      return;
    }
    const made = button('command-link', () => act.command(part));
    made.textContent = part;
    out.append(made);
  });
  return out;
}

const scheme = 'https:';

// whole is an address with the scheme that people leave out.
const whole = (text) => (/^[a-z]+:/i.test(text) ? text : `${scheme}//${text}`);

// written is an address that somebody wrote out.
function written(text, act) {
  const out = document.createDocumentFragment();
  const made = link(whole(text), act);
  made.textContent = text;
  out.append(made, ...copier(whole(text), act));
  return out;
}

// copier copies a link that carries something to the bot, to be opened on another phone.
function copier(address, act) {
  if (!deepLink(address, act.username)) return [];
  const copy = button('copy-link', () => act.copy(address));
  copy.setAttribute('aria-label', `Copy the link ${address}`);
  copy.textContent = 'Copy';
  return [' ', copy];
}

function elementFor(entity, text, act) {
  switch (entity.type) {
    case 'text_link': return link(entity.url, act);
    case 'bot_command': return button('command-link', () => act.command(text));
    case 'spoiler': return spoiler();
  }
  return document.createElement(plain[entity.type] ?? 'span');
}

function button(className, press) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.addEventListener('click', press);
  return element;
}

function spoiler() {
  const element = button('spoiler', () => { element.classList.add('shown'); });
  return element;
}

// link opens another site only for an address of the web; one that leads back to
// the bot opens the chat on this phone.
export function link(address, act) {
  const element = document.createElement('a');
  const payload = deepLink(address, act.username);
  if (payload !== null) {
    element.className = 'command-link';
    element.href = address;
    element.addEventListener('click', (event) => {
      event.preventDefault();
      act.command(`/start ${payload}`.trim());
    });
  } else if (/^https?:\/\//i.test(address)) {
    element.href = address;
    element.target = '_blank';
    element.rel = 'noopener noreferrer';
  }
  return element;
}

// deepLink is the payload of a link to the bot, null for any other link. A payload is
// of letters, digits, _ and -, at most 64 of them.
export function deepLink(address, username) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const bot = username.toLowerCase();
  const web = /^https?:$/.test(url.protocol) && ['t.me', 'telegram.me'].includes(url.hostname) && url.pathname.toLowerCase() === `/${bot}`;
  const app = url.protocol === 'tg:' && url.hostname === 'resolve' && url.searchParams.get('domain')?.toLowerCase() === bot;
  const payload = url.searchParams.get('start') ?? '';
  return (web || app) && isPayload(payload) ? payload : null;
}

export const isPayload = (text) => /^[\w-]{0,64}$/.test(text);

// payloadOf reads what somebody pasted: a whole link to the bot, or its payload.
export function payloadOf(text, username) {
  if (isPayload(text)) return text;
  return deepLink(whole(text), username);
}
