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
    if (entity.type === 'bot_command' || entity.type === 'code') element.append(text.slice(entity.offset, close));
    else element.append(build(text, entities.slice(i + 1, next), entity.offset, close, act));
    out.append(element);
    // A block ends its line by itself.
    at = isBlock(entity) && text[close] === '\n' ? close + 1 : close;
    i = next;
  }
  if (at < end) out.append(words(text.slice(at, end), act));
  return out;
}

const isBlock = (entity) => ['blockquote', 'expandable_blockquote', 'pre'].includes(entity.type);

// words makes the commands in a text of the bot something to press, as apps do.
function words(text, act) {
  const out = document.createDocumentFragment();
  for (const part of text.split(/(?<=^|\s)(\/[a-z][a-z0-9_]{0,31})(?![\w/])/)) {
    if (!/^\/[a-z]/.test(part)) {
      out.append(part);
      continue;
    }
    const made = button('command-link', () => act.command(part));
    made.textContent = part;
    out.append(made);
  }
  return out;
}

function elementFor(entity, text, act) {
  switch (entity.type) {
    case 'text_link': return link(entity.url, act);
    case 'url': if (/^https?:/i.test(text)) return link(text, act); break;
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
// the bot is a command.
export function link(address, act) {
  const payload = deepLink(address, act.username);
  if (payload !== null) return button('command-link', () => act.command(`/start ${payload}`.trim()));
  const element = document.createElement('a');
  if (/^https?:\/\//i.test(address)) {
    element.href = address;
    element.target = '_blank';
    element.rel = 'noopener noreferrer';
  }
  return element;
}

// deepLink is the payload of a link to the bot, null for any other link.
export function deepLink(address, username) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.hostname !== 't.me' || url.pathname.toLowerCase() !== `/${username.toLowerCase()}`) return null;
  return url.searchParams.get('start') ?? '';
}
