// SPDX-License-Identifier: GPL-2.0-only
//
// The round trip with the extension, outside of VS Code: its interface, as far as the extension needs it, is made here.
'use strict';

const fs = require('fs');
const Module = require('module');
const path = require('path');

const say = (...words) => process.stdout.write(`${words.join(' ')}\n`);
const uri = (text) => ({ toString: () => text, fsPath: text.replace('file://', '') });

/** An event that listeners wait for. */
class EventEmitter {
  constructor() { this.listeners = []; this.event = (listener) => { this.listeners.push(listener); return {}; }; }
  fire(value) { for (const listener of this.listeners) listener(value); }
}
class Range {
  constructor(startLine, startCharacter, endLine, endCharacter) {
    this.start = { line: startLine, character: startCharacter };
    this.end = { line: endLine, character: endCharacter };
  }
}
class Kind {
  constructor(value) { this.value = value; }
  append(part) { return new Kind(this.value ? `${this.value}.${part}` : part); }
}

const providers = {};
const shown = new EventEmitter();
const events = { open: new EventEmitter(), change: new EventEmitter(), close: new EventEmitter() };
const register = (name) => (_, provider) => { providers[name] = provider; return {}; };
const folder = `file://${process.cwd()}`;

const vscode = {
  Range, EventEmitter,
  Uri: { parse: uri },
  Diagnostic: class { constructor(where, message, severity) { Object.assign(this, { range: where, message, severity }); } },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  TextEdit: class { constructor(where, text) { this.range = where; this.newText = text; } },
  WorkspaceEdit: class { set(address, edits) { this.edits = edits; } },
  CodeAction: class { constructor(title, kind) { this.title = title; this.kind = kind; } },
  CodeActionKind: { Empty: new Kind(''), SourceFixAll: new Kind('source.fixAll') },
  commands: { registerCommand: () => ({}) },
  window: { showErrorMessage: (text) => say('error', text) },
  languages: {
    match: (selector, document) => selector.some((s) => s.language === document.languageId) ? 10 : 0,
    createDiagnosticCollection: () => ({ set: (address, found) => shown.fire(found) }),
    registerHoverProvider: register('hover'),
    registerDefinitionProvider: register('definition'),
    registerDocumentLinkProvider: register('links'),
    registerCompletionItemProvider: register('completion'),
    registerCodeActionsProvider: register('actions'),
    registerCodeLensProvider: register('lenses'),
  },
  workspace: {
    textDocuments: [],
    workspaceFolders: [{ uri: uri(folder) }],
    getConfiguration: () => ({ get: (name) => (name === 'path' ? 'lintel' : []) }),
    onDidOpenTextDocument: events.open.event,
    onDidChangeTextDocument: events.change.event,
    onDidCloseTextDocument: events.close.event,
    createFileSystemWatcher: () => ({ onDidChange: () => ({}), onDidCreate: () => ({}), onDidDelete: () => ({}) }),
  },
};

const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
const extension = require(path.resolve(process.env.LINTEL_SETUP, 'extension.js'));

/** What the server shows next. */
const next = () => new Promise((resolve) => { shown.listeners = [resolve]; });

async function roundTrip() {
  extension.activate({ subscriptions: [] });
  const document = { uri: uri(`${folder}/a.c`), languageId: 'c', version: 1, text: fs.readFileSync('a.c', 'utf8') };
  document.getText = () => document.text;
  let found = next();
  events.open.fire(document);
  for (const item of await found) say('found', item.code.value ?? item.code, item.range.start.line + 1);
  const context = { only: vscode.CodeActionKind.SourceFixAll, triggerKind: 1 };
  const [action] = await providers.actions.provideCodeActions(document, new Range(0, 0, 0, 0), context);
  const [{ range: where, newText }] = action.edit.edits;
  const lines = document.text.split('\n');
  const before = [...lines.slice(0, where.start.line), lines[where.start.line].slice(0, where.start.character)];
  const after = [lines[where.end.line].slice(where.end.character), ...lines.slice(where.end.line + 1)];
  document.text = before.join('\n') + newText + after.join('\n');
  document.version += 1;
  found = next();
  events.change.fire({ document, contentChanges: [{ range: where, text: newText }] });
  const left = await found;
  say('fixed', document.text.split('\n')[1]);
  say('left', left.length);
  await extension.deactivate();
}

roundTrip().catch((error) => { say('error', error.stack); process.exitCode = 1; });
