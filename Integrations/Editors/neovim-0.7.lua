-- SPDX-License-Identifier: GPL-2.0-only
--
-- Lintel in Neovim 0.7 to 0.10, such as Debian 12's: put this into ~/.config/nvim/plugin/lintel.lua.

local client

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'c', 'cpp', 'asm', 'dts', 'kconfig', 'make', 'rst', 'yaml', 'diff', 'mail', 'gitcommit' },
  callback = function(event)
    client = client or vim.lsp.start_client({
      name = 'lintel',
      cmd = { 'lintel', 'server' },
      root_dir = vim.fn.getcwd(),
    })
    if client then vim.lsp.buf_attach_client(event.buf, client) end
  end,
})
