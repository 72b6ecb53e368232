import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PageVisitor } from './page-visitor.ts';

const QUESTION = `<form method="post" action="/decide"><input type="hidden" name="csrf" value="a&#38;b" />
  <input type="checkbox" name="tick" value="yes" /><input type="checkbox" name="kept" value="yes" checked />
  <button type="submit" name="decision" value="approve">Approve</button><button type="submit" name="decision" value="no">No</button></form>
  <form method="post" action="/leave"><button type="submit">Leave</button></form>`;
const LOGIN = '<form method="post"><input name="user" /></form>';

let server: Server;
let issuer: Server;
let home: URL;
const sent: string[] = [];

/** A site that wants to know who somebody is, and an issuer that believes what it is told. */
beforeAll(async () => {
  issuer = createServer((request, response) => {
    if (request.method === 'GET') return void response.end(LOGIN);
    void bodyOf(request).then((body) => redirect(response, `${home.origin}/signed-in?${body}`));
  });
  server = createServer((request, response) => void answer(request, response));
  home = new URL('/question', `http://localhost:${await listening(server)}`);
  await listening(issuer);
});
afterAll(() => {
  server.close();
  issuer.close();
});

async function listening(one: Server): Promise<number> {
  await new Promise<void>((resolve) => one.listen(0, 'localhost', resolve));
  return (one.address() as AddressInfo).port;
}
async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
const issuerUrl = (): string => `http://localhost:${(issuer.address() as AddressInfo).port}/`;
const redirect = (response: ServerResponse, location: string, cookie?: string): void =>
  void response.writeHead(303, { location, ...(cookie ? { 'set-cookie': cookie } : {}) }).end();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '', method, headers } = request;
  if (url.startsWith('/signed-in'))
    return void redirect(response, '/question', `session=${url.split('user=')[1] ?? ''}; Path=/`);
  if (!headers.cookie?.includes('session=')) return void redirect(response, issuerUrl());
  if (method === 'POST') sent.push(`${url} ${headers.origin ?? ''} ${await bodyOf(request)}`);
  if (url === '/leave') return void redirect(response, 'https://shop.example/cart');
  response.end(`${QUESTION} ${headers.cookie}`);
}

describe('PageVisitor', () => {
  const visitor = (): PageVisitor => new PageVisitor(home, new URL(issuerUrl()), 'shopper');

  test('page that asks to sign in, is opened as the user', async () => {
    const page = await visitor().open(home);
    expect([page.status, page.url.href, page.html.includes('session=shopper')]).toEqual([200, home.href, true]);
  });

  test('button, pressed, sends its form with its own value, what is ticked and what is filled in', async () => {
    const person = visitor();
    const page = await person.open(home);
    await person.press(page, /^Approve$/);
    await person.press(page, /^No$/, { tick: 'yes' });
    expect(sent.splice(0)).toEqual([
      `/decide ${home.origin} csrf=a%26b&kept=yes&decision=approve`,
      `/decide ${home.origin} csrf=a%26b&kept=yes&decision=no&tick=yes`,
    ]);
  });

  test('button that leads to another site, is followed up to it and no further', async () => {
    const person = visitor();
    expect(await person.press(await person.open(home), /^Leave$/)).toEqual(new URL('https://shop.example/cart'));
  });

  test('button that is not there, is said to be missing', async () => {
    const person = visitor();
    await expect(person.press(await person.open(home), /^Buy$/)).rejects.toThrow('has no such button');
  });
});
