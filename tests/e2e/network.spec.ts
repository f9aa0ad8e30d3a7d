import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launch } from './extension';
import { expect, test } from './fixtures';
import { hover } from './probe';

// Hosts that Chromium itself asks at start, whatever is installed.
const CHROMIUM_ITSELF = /(^|\.)(google|googleapis|gstatic|gvt1)\.com(:\d+)?$/;

test('the extension makes no request at all', async ({ server }) => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html' }).end();
  });
  proxy.on('connect', ({ url }, socket) => {
    asked.push(url ?? '');
    socket.end();
  });
  await new Promise<void>(done => proxy.listen(0, '127.0.0.1', done));
  const { port } = proxy.address() as AddressInfo;

  // Everything but the test's own pages goes through the proxy, which notes it and answers with nothing.
  const browser = await launch({ proxy: { server: `http://127.0.0.1:${port}`, bypass: '127.0.0.1' } });
  const page = await browser.context.newPage();
  await page.goto('http://elsewhere.test/');
  expect(asked, 'the proxy sees what leaves the browser').toContain('http://elsewhere.test/');
  asked.length = 0;

  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1204');
  await card.click('all 7 reports');
  await page.goto(`chrome-extension://${browser.id}/workspace.html#/T1204`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('User Execution');
  await browser.close();
  proxy.close();

  const hosts = asked.map(url => (url.includes('://') ? new URL(url).host : url));
  expect(hosts.filter(host => host !== 'elsewhere.test' && !CHROMIUM_ITSELF.test(host))).toEqual([]);
});
