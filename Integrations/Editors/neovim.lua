-- SPDX-License-Identifier: GPL-2.0-only
--
-- Lintel in Neovim 0.11 or later: `:luafile` this, or put it into ~/.config/nvim/plugin/lintel.lua.

vim.lsp.config('lintel', {
  cmd = { 'lintel', 'server' },
  filetypes = { 'c', 'cpp', 'asm', 'dts', 'kconfig', 'make', 'rst', 'yaml', 'diff', 'mail', 'gitcommit' },
  -- The top of a kernel tree, else that of a repository.
  root_markers = { { 'MAINTAINERS', 'Kbuild' }, '.git' },
})
vim.lsp.enable('lintel')
