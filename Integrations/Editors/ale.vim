" SPDX-License-Identifier: GPL-2.0-only
"
" Lintel in Vim with ALE (Debian: vim-ale): put this into ~/.vim/plugin/lintel.vim.

function! LintelRoot(buffer) abort
  let l:maintainers = ale#path#FindNearestFile(a:buffer, 'MAINTAINERS')
  return empty(l:maintainers) ? fnamemodify(bufname(a:buffer), ':p:h') : fnamemodify(l:maintainers, ':h')
endfunction

function! LintelDefine() abort
  for l:filetype in ['c', 'cpp', 'asm', 'dts', 'kconfig', 'make', 'rst', 'yaml', 'diff', 'mail', 'gitcommit']
    call ale#linter#Define(l:filetype, {
    \   'name': 'lintel',
    \   'lsp': 'stdio',
    \   'executable': 'lintel',
    \   'command': '%e server',
    \   'project_root': function('LintelRoot'),
    \})
  endfor
endfunction

autocmd VimEnter * call LintelDefine()
