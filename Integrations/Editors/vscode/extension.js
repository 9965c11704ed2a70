// SPDX-License-Identifier: GPL-2.0-only
'use strict';

const vscode = require('vscode');
const { Connection } = require('./connection');

const SELECTOR = ['c', 'cpp', 'diff', 'git-commit', 'mail'].map((language) => ({ language, scheme: 'file' }));
/** Their languages, as other editors call them. */
const LANGUAGES = { 'git-commit': 'gitcommit' };

const range = (r) => new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character);
const place = (document, position) => ({
  textDocument: { uri: document.uri.toString() },
  position: { line: position.line, character: position.character },
});
const isOurs = (document) => vscode.languages.match(SELECTOR, document) > 0;

function diagnostic(item) {
  const severities = [vscode.DiagnosticSeverity.Error, vscode.DiagnosticSeverity.Warning,
    vscode.DiagnosticSeverity.Information, vscode.DiagnosticSeverity.Hint];
  const result = new vscode.Diagnostic(range(item.range), item.message, severities[item.severity - 1]);
  result.source = item.source;
  const page = item.codeDescription?.href;
  result.code = page ? { value: item.code, target: vscode.Uri.parse(page) } : item.code;
  result.tags = item.tags;
  return result;
}

/** Shows an extension's users what the server finds, and asks it what they want to know. */
class Client {
  constructor(context) {
    const settings = vscode.workspace.getConfiguration('lintel');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    this.shown = vscode.languages.createDiagnosticCollection('lintel');
    this.server = new Connection(
      settings.get('path'), ['server', ...settings.get('arguments')], folder?.fsPath,
      (method, params) => this.told(method, params),
      (reason) => vscode.window.showErrorMessage(`Lintel: ${reason}`));
    this.lensesChanged = new vscode.EventEmitter();
    this.ready = this.server.request('initialize', {
      processId: process.pid, rootUri: folder?.toString() ?? null,
      capabilities: {
        textDocument: { hover: { contentFormat: ['markdown'] }, publishDiagnostics: {} },
        workspace: { codeLens: { refreshSupport: true } },
      },
    }).then(() => this.server.notify('initialized', {}));
    context.subscriptions.push(this.shown, ...this.documents(), ...this.providers(), ...this.files());
  }

  /** Acts on what the server says by itself. */
  told(method, params) {
    if (method === 'textDocument/publishDiagnostics') {
      this.shown.set(vscode.Uri.parse(params.uri), params.diagnostics.map(diagnostic));
    } else if (method === 'window/showMessage') {
      vscode.window.showErrorMessage(params.message);
    } else if (method === 'workspace/codeLens/refresh') {
      this.lensesChanged.fire();
    }
  }

  async notify(method, params) {
    await this.ready;
    this.server.notify(method, params);
  }

  async ask(method, params, cancellation) {
    await this.ready;
    return this.server.request(method, params, cancellation);
  }

  /** Keeps the server's documents as the editor's. */
  documents() {
    const open = (document) => isOurs(document) && this.notify('textDocument/didOpen', {
      textDocument: {
        uri: document.uri.toString(), languageId: LANGUAGES[document.languageId] ?? document.languageId,
        version: document.version, text: document.getText(),
      },
    });
    vscode.workspace.textDocuments.forEach(open);
    return [
      vscode.workspace.onDidOpenTextDocument(open),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => isOurs(document)
        && contentChanges.length && this.notify('textDocument/didChange', {
        textDocument: { uri: document.uri.toString(), version: document.version },
        contentChanges: contentChanges.map(({ range: { start, end }, text }) => ({
          range: {
            start: { line: start.line, character: start.character },
            end: { line: end.line, character: end.character },
          },
          text,
        })),
      })),
      vscode.workspace.onDidCloseTextDocument((document) => isOurs(document)
        && this.notify('textDocument/didClose', { textDocument: { uri: document.uri.toString() } })),
    ];
  }

  /** Tells the server of files that its checks read. */
  files() {
    const names = '**/{.checkpatch.conf,.lintel.toml,MAINTAINERS,checkpatch.pl,spelling.txt,const_structs.checkpatch,deprecations.toml}';
    const watcher = vscode.workspace.createFileSystemWatcher(names);
    const tell = (uri) => this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type: 2 }] });
    return [watcher, watcher.onDidChange(tell), watcher.onDidCreate(tell), watcher.onDidDelete(tell)];
  }

  /** What is asked as the user looks around and types. */
  providers() {
    const { languages } = vscode;
    const textDocument = (document) => ({ textDocument: { uri: document.uri.toString() } });
    const fixAll = vscode.CodeActionKind.SourceFixAll.append('lintel');
    return [
      languages.registerHoverProvider(SELECTOR, {
        provideHover: async (document, position, token) => {
          const hover = await this.ask('textDocument/hover', place(document, position), token);
          return hover && new vscode.Hover(new vscode.MarkdownString(hover.contents.value), range(hover.range));
        },
      }),
      languages.registerDefinitionProvider(SELECTOR, {
        provideDefinition: async (document, position, token) => {
          const there = await this.ask('textDocument/definition', place(document, position), token);
          return there && new vscode.Location(vscode.Uri.parse(there.uri), range(there.range));
        },
      }),
      languages.registerDocumentLinkProvider(SELECTOR, {
        provideDocumentLinks: async (document, token) => {
          const links = await this.ask('textDocument/documentLink', textDocument(document), token);
          return links.map((link) => new vscode.DocumentLink(range(link.range), vscode.Uri.parse(link.target)));
        },
      }),
      languages.registerCompletionItemProvider(SELECTOR, {
        provideCompletionItems: async (document, position, token) => {
          const items = await this.ask('textDocument/completion', place(document, position), token);
          return items.map((item) => Object.assign(new vscode.CompletionItem(item.label), {
            detail: item.detail, sortText: item.sortText, filterText: item.filterText,
            insertText: item.textEdit.newText, range: range(item.textEdit.range),
          }));
        },
      }, ':', ' ', '%'),
      languages.registerCodeActionsProvider(SELECTOR, {
        provideCodeActions: async (document, where, context, token) => {
          const actions = await this.ask('textDocument/codeAction', {
            ...textDocument(document), range: where,
            context: {
              diagnostics: [], only: context.only && [context.only.value], triggerKind: context.triggerKind,
            },
          }, token);
          return actions.map(({ title, kind, edit }) => {
            const action = new vscode.CodeAction(title, vscode.CodeActionKind.Empty.append(kind));
            action.edit = new vscode.WorkspaceEdit();
            for (const [uri, edits] of Object.entries(edit.changes)) {
              action.edit.set(vscode.Uri.parse(uri), edits.map((e) => new vscode.TextEdit(range(e.range), e.newText)));
            }
            return action;
          });
        },
      }, { providedCodeActionKinds: [fixAll] }),
      languages.registerCodeLensProvider(SELECTOR, {
        onDidChangeCodeLenses: this.lensesChanged.event,
        provideCodeLenses: async (document, token) => {
          const lenses = await this.ask('textDocument/codeLens', textDocument(document), token);
          return lenses.map((lens) => new vscode.CodeLens(range(lens.range), lens.command));
        },
      }),
      vscode.commands.registerCommand('lintel.claim', (...ids) =>
        this.ask('workspace/executeCommand', { command: 'lintel.claim', arguments: ids })),
    ];
  }

  async end() {
    await this.ask('shutdown', null).catch(() => {});
    this.server.notify('exit', null);
  }
}

let client;
exports.activate = (context) => { client = new Client(context); };
exports.deactivate = () => client?.end();
