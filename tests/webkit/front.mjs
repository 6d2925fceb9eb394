// HTTPS before the server, as every real union has it: WebKit keeps the sign-in's cookie over nothing less.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';

const NEW_KEY = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'.split(' ');
const FOR_US = '-days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost'.split(' ');

/** Listens with a certificate made for it, and passes everything on to a port. */
export async function openFront(port, folder) {
  const server = createServer(await makeCertificate(folder)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.on('request', (asked, answer) => {
    const { method, url: path, headers } = asked;
    const passed = request({ host: '127.0.0.1', port, method, path, headers });
    passed.on('response', (said) => said.pipe(answer.writeHead(said.statusCode, said.headers)));
    // Nobody answers where no server is.
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  return {
    url: `https://localhost:${server.address().port}`,
    close: () => server.close() && server.closeAllConnections(),
  };
}

async function makeCertificate(folder) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const files = ['-keyout', key, '-out', cert];
  await promisify(execFile)('openssl', ['req', '-x509', ...NEW_KEY, ...FOR_US, ...files]);
  return { key: await readFile(key), cert: await readFile(cert) };
}
