import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { CliError } from './run-cli.ts';

/** Nothing sent and nothing answered for this long ends an upload. */
const SILENCE_MS = 60_000;
const MAX_ANSWER_CHARS = 1_000_000;

/** A file to upload, opened only when it is sent. */
export interface UploadFile {
  readonly name: string;
  readonly bytes: number;
  open(): Readable;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Streams a file as a POST body; `fetch` would neither say how far it is nor send a length. An early refusal ends the upload. */
export function upload(
  url: URL,
  headers: Record<string, string>,
  file: UploadFile,
  onSent: (bytes: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const body = file.open();
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, { method: 'POST', headers: { ...headers, 'content-length': file.bytes } });
    let isAnswered = false;
    const fail = (reason: string): void => {
      body.destroy();
      request.destroy();
      if (!isAnswered) reject(new CliError(`Cannot upload ${file.name}: ${reason}`));
    };
    request.setTimeout(SILENCE_MS, () =>
      fail(`no answer from ${url.origin} in ${SILENCE_MS / 1_000} s. Is the stack running?`),
    );
    request.on('error', (error) =>
      fail(`the connection to ${url.origin} broke (${error.message}). Start the stack with npm start, then try again.`),
    );
    request.on('response', (response) => {
      isAnswered = true;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text = (text + chunk).slice(0, MAX_ANSWER_CHARS)));
      response.on('error', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('end', () => {
        body.destroy();
        // Refused before it was all sent: without this the half-sent request would keep the process alive.
        if (!request.writableEnded) request.destroy();
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    let sent = 0;
    body.on('error', (error) => fail(error.message));
    body.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      onSent(sent);
    });
    body.pipe(request);
  });
}
