// SPDX-License-Identifier: GPL-2.0-only
'use strict';

const { spawn } = require('child_process');

/** A language server that was started, and the messages to and from it. */
class Connection {
  /**
   * @param {string} program what to start
   * @param {string[]} words its arguments
   * @param {string} folder where it is started
   * @param {(method: string, params: any) => any} told takes what the server says by itself
   * @param {(reason: string) => void} ended takes why there is no server any more
   */
  constructor(program, words, folder, told, ended) {
    this.told = told;
    this.waiting = new Map();
    this.last = 0;
    this.input = Buffer.alloc(0);
    this.process = spawn(program, words, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.stdin.on('error', () => {});
    this.process.stdout.on('data', (bytes) => this.take(bytes));
    this.process.on('error', (error) => ended(`${program}: ${error.message}`));
    this.process.on('exit', (status) => {
      for (const { reject } of this.waiting.values()) reject(new Error('the server has ended'));
      this.waiting.clear();
      if (status) ended(`${program}: ended with ${status}`);
    });
  }

  send(message) {
    const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.process.stdin.write(content);
  }

  /** Tells the server something. */
  notify(method, params) {
    this.send({ method, params });
  }

  /** Asks the server; the promise of its result. */
  request(method, params, cancellation) {
    const id = ++this.last;
    this.send({ id, method, params });
    cancellation?.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /** Takes bytes of the server, and acts on each message that is whole. */
  take(bytes) {
    this.input = this.input.length ? Buffer.concat([this.input, bytes]) : bytes;
    for (;;) {
      const end = this.input.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/^Content-Length: (\d+)/im.exec(this.input.toString('latin1', 0, end))[1]);
      const start = end + 4;
      if (this.input.length < start + length) return;
      const message = JSON.parse(this.input.toString('utf8', start, start + length));
      this.input = this.input.subarray(start + length);
      this.hear(message);
    }
  }

  hear(message) {
    if (message.method === undefined) {
      const request = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) request?.reject(new Error(message.error.message));
      else request?.resolve(message.result);
      return;
    }
    const result = this.told(message.method, message.params);
    if (message.id !== undefined) this.send({ id: message.id, result: result ?? null });
  }
}

module.exports = { Connection };
