# SPDX-License-Identifier: GPL-2.0-only
"""Every request of `lintel server`, as editors make them: pytest-lsp has what each of them announces."""

import os
import pathlib
import subprocess

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

LINTEL = os.environ["LINTEL"]
SOURCE = "// SPDX-License-Identifier: GPL-2.0\n#include <linux/highmem.h>\n\nint a =1;\n\nvoid f(void)\n{\n\tkmap(page);\n}\n"
MESSAGE = "tide: Fix the ebb\n\nIt was the the worst.\n\nFixes: \nRev"


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A repository with a file in it, whose only commit has this subject."""
    folder = tmp_path_factory.mktemp("tree")
    (folder / "fs").mkdir()
    (folder / "fs/tide.c").write_text(SOURCE)
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "tide: begin"]):
        settings = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        subprocess.run(["git", *settings, *command], cwd=folder, check=True)
    (folder / "fs/tide.c").write_text(SOURCE + "\n")
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    return folder


@pytest_lsp.fixture(
    params=["neovim@0.11", "neovim@0.7", "emacs", "visual_studio_code"],
    config=ClientServerConfig(server_command=[LINTEL, "server", "--strict", "--no-tree"]),
)
async def client(request, lsp_client: LanguageClient, tree: pathlib.Path):
    """A server that works in the tree, and a client with an editor's abilities."""

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def watch_files(_):
        return None

    @lsp_client.feature(types.WORKSPACE_CODE_LENS_REFRESH)
    def ask_again(_):
        return None

    result = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            workspace_folders=[types.WorkspaceFolder(uri=tree.as_uri(), name="tree")],
            root_uri=tree.as_uri(),
        )
    )
    lsp_client.pulls = result.capabilities.diagnostic_provider is not None
    lsp_client.tree = tree
    yield
    await lsp_client.shutdown_session()


def uri(client, name):
    """The address of a document in the tree."""
    return (client.tree / name).as_uri()


def open_document(client, name, text, language="c"):
    """Opens a document; its address."""
    item = types.TextDocumentItem(uri=uri(client, name), language_id=language, version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    return types.TextDocumentIdentifier(uri=item.uri)


async def diagnostics(client, document):
    """The diagnostics of a document, in the way that the client has them."""
    if client.pulls:
        params = types.DocumentDiagnosticParams(text_document=document)
        return (await client.text_document_diagnostic_async(params)).items
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return client.diagnostics[document.uri]


def place(document, line, character):
    """The parameters of a request about a place."""
    return {"text_document": document, "position": types.Position(line=line, character=character)}


@pytest.mark.asyncio
async def test_diagnostics_follow_the_text(client):
    document = open_document(client, "fs/tide.c", SOURCE)
    found = await diagnostics(client, document)
    codes = [item.code for item in found]
    assert "SPACING" in codes and "DEPRECATED_API" in codes
    deprecated = next(item for item in found if item.code == "DEPRECATED_API")
    assert list(deprecated.tags) == [types.DiagnosticTag.Deprecated]
    spacing = next(item for item in found if item.code == "SPACING")
    assert spacing.code_description.href.startswith("https://")
    change = types.TextDocumentContentChangePartial(
        range=types.Range(start=types.Position(line=3, character=0), end=types.Position(line=3, character=9)),
        text="int a = 1;",
    )
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=document.uri, version=2),
            content_changes=[change],
        )
    )
    assert "SPACING" not in [item.code for item in await diagnostics(client, document)]


@pytest.mark.asyncio
async def test_a_result_that_is_the_same_is_not_sent_again(client):
    document = open_document(client, "fs/tide.c", SOURCE)
    first = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=document))
    again = await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(text_document=document, previous_result_id=first.result_id)
    )
    assert again.kind == "unchanged"


@pytest.mark.asyncio
async def test_hover_explains(client):
    document = open_document(client, "fs/tide.c", SOURCE)
    await diagnostics(client, document)
    hover = await client.text_document_hover_async(types.HoverParams(**place(document, 7, 2)))
    assert "kmap_local_page" in hover.contents.value


@pytest.mark.asyncio
async def test_all_safe_fixes_are_one_action(client):
    document = open_document(client, "fs/tide.c", SOURCE)
    everywhere = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=9, character=0))
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document,
            range=everywhere,
            context=types.CodeActionContext(diagnostics=[], only=["source.fixAll"]),
        )
    )
    assert [action.kind for action in actions] == ["source.fixAll.lintel"]
    (edit,) = actions[0].edit.changes[document.uri]
    assert "= 1" in edit.new_text or edit.new_text == " "


@pytest.mark.asyncio
async def test_messages_of_commits(client):
    document = open_document(client, ".git/COMMIT_EDITMSG", MESSAGE, "gitcommit")
    codes = [item.code for item in await diagnostics(client, document)]
    assert "REPEATED_WORD" in codes and "MISSING_SIGN_OFF" in codes
    commits = await client.text_document_completion_async(types.CompletionParams(**place(document, 4, 7)))
    assert [item.label[13:] for item in commits] == ['("tide: begin")']
    trailers = await client.text_document_completion_async(types.CompletionParams(**place(document, 5, 3)))
    assert "Reviewed-by: " in [item.label for item in trailers]


@pytest.mark.asyncio
async def test_patches_lead_to_their_files(client):
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=client.tree, check=True, capture_output=True, text=True)
    patch = (
        f'From: A <a@b.org>\nSubject: [PATCH] tide\n\nFixes: {head.stdout[:12]} ("tide: begin")\n---\n'
        "--- a/fs/tide.c\n+++ b/fs/tide.c\n@@ -4,1 +4,2 @@\n int a =1;\n+int b; \n"
    )
    document = open_document(client, "0001.patch", patch, "diff")
    assert "TRAILING_WHITESPACE" in [item.code for item in await diagnostics(client, document)]
    there = await client.text_document_definition_async(types.DefinitionParams(**place(document, 9, 3)))
    assert there.uri == uri(client, "fs/tide.c") and there.range.start.line == 4
    links = await client.text_document_document_link_async(types.DocumentLinkParams(text_document=document))
    assert [link.target[-12:] for link in links] == [head.stdout[:12]]
    hover = await client.text_document_hover_async(types.HoverParams(**place(document, 3, 10)))
    assert "tide: begin" in hover.contents.value


@pytest.mark.asyncio
async def test_calls_of_a_campaign_are_claimed(client):
    campaign = os.path.join(os.path.dirname(LINTEL), "lintel-campaign")
    ledger = client.tree / "lintel-campaign.db"
    ledger.unlink(missing_ok=True)
    subprocess.run([campaign, "init", "--tree", ".", "kmap", "kunmap"], cwd=client.tree, check=True, stdout=subprocess.PIPE)
    for name, address in (("user.name", "Ada"), ("user.email", "ada@example.org")):
        subprocess.run(["git", "config", name, address], cwd=client.tree, check=True)
    document = open_document(client, "fs/tide.c", SOURCE)
    params = types.CodeLensParams(text_document=document)
    (lens,) = await client.text_document_code_lens_async(params)
    assert (lens.range.start.line, lens.command.title) == (7, "kmap() left: free, claim")
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams(command=lens.command.command, arguments=lens.command.arguments)
    )
    (lens,) = await client.text_document_code_lens_async(params)
    assert (lens.command.title, lens.command.command) == ("kmap() left: claimed by Ada", "")


@pytest.mark.asyncio
async def test_what_is_not_open_is_an_error(client):
    with pytest.raises(Exception, match="is not open"):
        document = types.TextDocumentIdentifier(uri=uri(client, "no.c"))
        await client.text_document_hover_async(types.HoverParams(**place(document, 0, 0)))
