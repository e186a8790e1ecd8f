// The requests to the server. Their effects arrive as events.

async function post(path, body, options = {}) {
  let reply;
  try {
    reply = await fetch(path, { method: 'POST', ...options, body });
  } catch {
    throw new Error('The demo does not answer.');
  }
  if (!reply.ok) {
    throw new Error((await reply.text()).trim() || `The demo answered ${reply.status}.`);
  }
  return reply;
}

export function send(path, content = {}) {
  return post(path, JSON.stringify(content), { headers: { 'Content-Type': 'application/json' } });
}

export function sendFiles(path, files, caption) {
  const form = new FormData();
  form.append('caption', caption);
  for (const file of files) form.append('file', file, file.name);
  return post(path, form);
}
