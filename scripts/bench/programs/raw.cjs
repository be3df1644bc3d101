// A language server without a library that answers every request with nothing: what a Node process on a pipe costs.
const answers = {
  initialize: { capabilities: { textDocumentSync: 1, diagnosticProvider: {} } },
  'textDocument/diagnostic': { kind: 'full', items: [] },
};
let input = Buffer.alloc(0);

process.stdin.on('data', (chunk) => {
  input = Buffer.concat([input, chunk]);
  for (let head = input.indexOf('\r\n\r\n'); head !== -1; head = input.indexOf('\r\n\r\n')) {
    const length = Number(/Content-Length: (\d+)/i.exec(input.toString('ascii', 0, head))[1]);
    const end = head + 4 + length;
    if (input.length < end) return;
    const { id, method } = JSON.parse(input.toString('utf8', head + 4, end));
    input = input.subarray(end);
    if (method === 'exit') process.exit(0);
    if (id === undefined) continue;
    const body = JSON.stringify({ jsonrpc: '2.0', id, result: answers[method] ?? null });
    process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
});
