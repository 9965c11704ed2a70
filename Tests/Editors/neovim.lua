-- SPDX-License-Identifier: GPL-2.0-only

local function wait(condition) vim.wait(20000, condition, 20) end
local function findings() return vim.diagnostic.get(0) end
local function say(...) io.stdout:write(table.concat({ ... }, ' '), '\n') end

vim.cmd('filetype on')
vim.cmd('luafile ' .. vim.env.LINTEL_SETUP)
vim.cmd('edit a.c')
wait(function() return #findings() > 0 end)
for _, finding in ipairs(findings()) do say('found', finding.code, finding.lnum + 1) end

-- As a user who takes the first of the actions that are offered.
vim.ui.select = function(items, _, choose) choose(items[1], 1) end
vim.lsp.buf.code_action({ context = { only = { 'source.fixAll' }, diagnostics = {} } })
wait(function() return #findings() == 0 end)
say('fixed', vim.api.nvim_buf_get_lines(0, 1, 2, false)[1])
say('left', #findings())
vim.cmd('qall!')
